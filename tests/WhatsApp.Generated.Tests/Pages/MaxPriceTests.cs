using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Pages;

/// <summary>Page marketing-messages/enroll-max-price.</summary>
[TestFixture]
public sealed class MaxPriceTests : GraphTest
{
    private BusinessItemRequestBuilder Business => Client.Businesses[Server.BusinessId];

    private string Agreements => $"/v27.0/{Server.BusinessId}/max_price_agreements";

    private string Clients => $"/v27.0/{Server.BusinessId}/max_price_end_businesses";

    [Test]
    public async Task Agreement_is_sent_to_the_person_who_signs()
    {
        MaxPriceAgreement sent = await Business.MaxPriceAgreements.PostAsync(
            new() { SignerName = "Ada Harbor", SignerEmail = "ada@example.com" });

        AssertRequest("POST", Agreements);
        AssertBody("""{"signer_name":"Ada Harbor","signer_email":"ada@example.com"}""");
        Assert.That((sent.Status, sent.Message is null), Is.EqualTo((MaxPriceAgreementStatus.Pending, false)));
    }

    [Test]
    public async Task Status_of_the_agreement_is_read()
    {
        Respond("""{"status":"none"}""");

        MaxPriceAgreement agreement = await Business.MaxPriceAgreements.GetAsync();

        AssertRequest("GET", Agreements);
        Assert.That(agreement.Status, Is.EqualTo(MaxPriceAgreementStatus.None));
        Assert.That(agreement.SignerName, Is.Null);
    }

    [Test]
    public async Task Clients_are_added_with_a_result_for_each()
    {
        MaxPriceClientsResponse response = await Business.MaxPriceEndBusinesses.PostAsync(
            new() { EndBusinessIds = ["1", "2"] });

        AssertRequest("POST", Clients);
        AssertBody("""{"end_business_ids":["1","2"]}""");
        Assert.That(
            response.Results!.Select(result => result.Status),
            Is.EqualTo([MaxPriceClientStatus.Enrolled, MaxPriceClientStatus.Rejected]));
        Assert.That(response.Results![1].Reason, Is.EqualTo("No shared WABA"));
    }

    [Test]
    public async Task Clients_are_listed_even_if_Meta_does_not_know_their_names()
    {
        Respond("""{"data":[{"end_business_id":"1","end_business_name":null,"enrolled_time":1790000000}]}""");

        MaxPriceClient client = (await Business.MaxPriceEndBusinesses.GetAsync()).Data!.Single();

        AssertRequest("GET", Clients);
        Assert.That((client.EndBusinessId, client.EndBusinessName), Is.EqualTo(("1", (string?)null)));
        Assert.That(client.EnrolledTime, Is.EqualTo(DateTimeOffset.FromUnixTimeSeconds(1790000000)));
    }

    [Test]
    public async Task Clients_are_removed_with_a_body()
    {
        MaxPriceClientsResponse response = await Business.MaxPriceEndBusinesses.DeleteAsync(
            new() { EndBusinessIds = ["1"] });

        AssertRequest("DELETE", Clients);
        AssertBody("""{"end_business_ids":["1"]}""");
        Assert.That(response.Results!.Single().Status, Is.EqualTo(MaxPriceClientStatus.Removed));
    }

    [Test]
    public Task Error_surfaces() =>
        AssertErrorSurfaces(() => Business.MaxPriceAgreements.GetAsync(), "getMaxPriceAgreement");
}
