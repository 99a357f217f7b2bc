using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Pages;

/// <summary>Page payments-in/pg.</summary>
[TestFixture]
public sealed class PgTests : GraphTest
{
    [Test]
    public async Task Payment_is_read_by_configuration_and_order()
    {
        Respond("""
            {"payments":[{"reference_id":"HB/1","status":"captured","currency":"INR",
             "amount":{"value":21000,"offset":100},
             "transactions":[{"id":"order_1","pg_transaction_id":"pay_1","type":"razorpay","status":"success",
              "created_timestamp":1772129215,"method":{"type":"upi"},
              "refunds":[{"id":"r_1","amount":{"value":100,"offset":100},"status":"success"}]}],
             "notes":{"shelf":"B12"},"udf1":"spring"}]}
            """);

        PaymentResponse response = await Phone.Payments["shop upi"]["HB/1"].GetAsync();

        AssertRequest("GET", $"/v27.0/{Server.PhoneNumberId}/payments/shop%20upi/HB%2F1");
        AssertNoBody();
        Payment payment = response.Payments!.Single();
        PaymentTransaction transaction = payment.Transactions!.Single();
        Assert.Multiple(() =>
        {
            Assert.That(payment.Status, Is.EqualTo(PaymentStatus.Captured));
            Assert.That((payment.Amount!.Value, payment.Amount.Offset), Is.EqualTo((21000L, 100L)));
            Assert.That(payment.Notes!["shelf"], Is.EqualTo("B12"));
            Assert.That(transaction.Status, Is.EqualTo(PaymentTransactionStatus.Success));
            Assert.That(transaction.CreatedTimestamp, Is.EqualTo(DateTimeOffset.FromUnixTimeSeconds(1772129215)));
            Assert.That(transaction.Refunds!.Single().Status, Is.EqualTo(PaymentRefundStatus.Success));
        });
    }

    [Test]
    public async Task Order_without_a_payment_attempt_has_no_transactions()
    {
        Respond("""{"payments":[{"reference_id":"HB-1","status":"pending"}]}""");

        PaymentResponse response = await Phone.Payments["shop"]["HB-1"].GetAsync();

        Assert.That(response.Payments!.Single().Transactions, Is.Null);
    }

    [Test]
    public async Task Refund_sends_its_amount_as_a_string()
    {
        Respond("""{"id":"r_1","status":"pending","speed_processed":"normal"}""");

        PaymentRefundResponse refund = await Phone.PaymentsRefund.PostAsync(new()
        {
            ReferenceId = "HB-1",
            PaymentConfigId = "shop",
            Speed = PaymentRefundSpeed.Instant,
            Amount = new() { Currency = "INR", Value = "1234", Offset = "100" },
        });

        AssertRequest("POST", $"/v27.0/{Server.PhoneNumberId}/payments_refund");
        AssertBody("""
            {"reference_id":"HB-1","speed":"instant","payment_config_id":"shop",
             "amount":{"currency":"INR","value":"1234","offset":"100"}}
            """);
        Assert.That(
            (refund.Status, refund.SpeedProcessed),
            Is.EqualTo((PaymentRefundStatus.Pending, PaymentRefundSpeed.Normal)));
    }

    [Test]
    public Task Payment_error_is_thrown() =>
        AssertErrorSurfaces(() => Phone.Payments["shop"]["HB-1"].GetAsync(), "getPayment");

    [Test]
    public Task Refund_error_is_thrown() => AssertErrorSurfaces(
        () => Phone.PaymentsRefund.PostAsync(new()
        {
            ReferenceId = "HB-1",
            PaymentConfigId = "shop",
            Amount = new() { Currency = "INR", Value = "1", Offset = "100" },
        }),
        "refundPayment");
}
