using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Pages;

/// <summary>Message counts of an account, which are a field with parameters.</summary>
[TestFixture]
public sealed class MessagingAnalyticsTests : GraphTest
{
    private static MessagingAnalyticsQuery Query => new()
    {
        Start = DateTimeOffset.FromUnixTimeSeconds(1543543200),
        End = DateTimeOffset.FromUnixTimeSeconds(1544148000),
        Granularity = MessagingGranularity.Day,
    };

    [Test]
    public async Task Message_counts_are_requested_and_read()
    {
        Respond("""
            {"id":"1","analytics":{"phone_numbers":["16505550101"],"country_codes":["US"],"granularity":"DAY",
             "data_points":[{"start":1543543200,"end":1543629600,"sent":196093,"delivered":179715}]}}
            """);
        MessagingAnalyticsQuery query = Query;
        query.PhoneNumbers = ["16505550101"];
        query.CountryCodes = ["US", "BR"];

        WhatsAppBusinessAccount account = await Account.GetAsync(new() { Fields = [query.ToField()] });

        Assert.That(
            Sent.Query["fields"],
            Is.EqualTo("""
                analytics.start(1543543200).end(1544148000).granularity(DAY).phone_numbers(["16505550101"]).country_codes(["US","BR"])
                """));
        Assert.That(account.Analytics!.Granularity, Is.EqualTo(MessagingGranularity.Day));
        Assert.That(account.Analytics.DataPoints!.Single().Delivered, Is.EqualTo(179715));
    }

    [Test]
    public void Filters_are_left_out_if_they_are_not_set() => Assert.That(
        Query.ToField().Value, Is.EqualTo("analytics.start(1543543200).end(1544148000).granularity(DAY)"));

    [TestCase("+1 650")]
    [TestCase("1\")]).x(")]
    [TestCase("")]
    public void Value_that_would_change_the_field_is_refused_and_not_shown(string value)
    {
        MessagingAnalyticsQuery query = Query;
        query.PhoneNumbers = [value];

        Assert.That(
            query.ToField, Throws.ArgumentException.With.Message.Contains("phone_numbers").And.Message.Not.Contains("650"));
    }
}
