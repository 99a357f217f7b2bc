using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Pages;

/// <summary>Page solution-providers/share-and-revoke-credit-lines.</summary>
[TestFixture]
public sealed class CreditLineTests : GraphTest
{
    private CreditLineItemRequestBuilder Line => Client.CreditLines["9"];

    [Test]
    public async Task Credit_line_is_shared_and_attached_at_once()
    {
        CreditSharingResponse shared = await Line.WhatsAppCreditSharingAndAttach.PostAsync(
            new() { WabaCurrency = CreditCurrency.Usd, WabaId = "7" });

        AssertRequest("POST", "/v27.0/9/whatsapp_credit_sharing_and_attach?waba_currency=USD&waba_id=7");
        AssertNoBody();
        Assert.That(shared.AllocationConfigId, Is.EqualTo("58501441721238"));
    }

    [Test]
    public async Task Credit_line_is_shared_and_attached_in_two_steps()
    {
        CreditSharingResponse shared = await Line.WhatsAppCreditSharing.PostAsync(new() { ReceivingBusinessId = "5" });
        AssertRequest("POST", "/v27.0/9/whatsapp_credit_sharing?receiving_business_id=5");
        CreditSharingResponse attached = await Line.WhatsAppCreditAttach.PostAsync(
            new() { WabaCurrency = CreditCurrency.Eur, WabaId = "7" });

        AssertRequest("POST", "/v27.0/9/whatsapp_credit_attach?waba_currency=EUR&waba_id=7");
        Assert.That((shared.Success, attached.Success), Is.EqualTo((true, true)));
        Assert.That(attached.WabaId, Is.Not.Empty);
    }

    [TestCase("""{"id":"8","receiving_business":{"id":"5"}}""")]
    [TestCase("""{"data":[{"id":"8","receiving_business":{"id":"5"}}]}""")]
    public async Task Allocation_of_a_client_is_read_from_both_places(string json)
    {
        Respond(json);

        CreditAllocationsResponse response = await Line.OwningCreditAllocationConfigs.GetAsync(new()
        {
            ReceivingBusinessId = "5",
            Fields = [CreditAllocationField.Id, CreditAllocationField.ReceivingBusiness],
        });

        AssertRequest(
            "GET",
            "/v27.0/9/owning_credit_allocation_configs?receiving_business_id=5&fields=id%2Creceiving_business");
        Assert.That(response.Id ?? response.Data!.Single().Id, Is.EqualTo("8"));
    }

    [Test]
    public async Task Allocation_is_verified()
    {
        CreditAllocation allocation = await Client.CreditAllocations["58501441721238"].GetAsync(
            new() { Fields = [CreditAllocationField.ReceivingCredential] });

        AssertRequest("GET", "/v27.0/58501441721238?fields=receiving_credential");
        Assert.That(allocation.ReceivingCredential!.Id, Is.EqualTo("200300400500903"));
    }

    [Test]
    public async Task Allocation_is_revoked()
    {
        SuccessResponse revoked = await Client.CreditAllocations["58501441721238"].DeleteAsync();

        AssertRequest("DELETE", "/v27.0/58501441721238");
        AssertNoBody();
        Assert.That(revoked.Success, Is.True);
    }

    [Test]
    public Task Error_surfaces() =>
        AssertErrorSurfaces(() => Client.CreditAllocations["8"].DeleteAsync(), "revokeCreditAllocation");
}
