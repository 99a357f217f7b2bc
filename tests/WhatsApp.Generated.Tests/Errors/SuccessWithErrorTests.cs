using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Errors;

/// <summary>Meta may send the error of a request with the status 200.</summary>
[TestFixture]
public sealed class SuccessWithErrorTests : GraphTest
{
    private const string Refusal = """{"error":{"message":"(#131009) Not valid","type":"OAuthException","code":131009}}""";

    [Test]
    public async Task Error_with_status_200_is_an_exception()
    {
        Server.RespondNext(200, "application/json", Refusal);

        GraphApiException error = await Catch.Async<GraphApiException>(() => Phone.Messages.PostAsync(
            new TextMessage { To = "16505551234", Text = new() { Body = "Hello" } }));

        Assert.That((error.Code, (int)error.Status), Is.EqualTo((131009, 200)));
        Assert.That(error.SuggestedAction, Is.EqualTo(SuggestedAction.FixRequest));
        Assert.That(Server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public void Error_in_place_of_a_page_is_an_exception()
    {
        Server.RespondNext(200, "application/json", Refusal);

        Assert.That(
            async () => await Account.MessageTemplates.ListAsync().GetAsyncEnumerator().MoveNextAsync(),
            Throws.TypeOf<GraphApiException>().With.Property(nameof(GraphApiException.Code)).EqualTo(131009));
    }

    [TestCase("""{"id":"1","error":"none"}""")]
    [TestCase("""{"id":"1","error":{}}""")]
    [TestCase("""{"id":"1","error":null}""")]
    public async Task Member_that_is_not_a_Graph_error_is_kept(string body)
    {
        Server.RespondNext(200, "application/json", body);

        PhoneNumberInfo phone = await Phone.GetAsync();

        Assert.That(phone.AdditionalData["error"].ToString(), Is.EqualTo(body.Split("\"error\":")[1][..^1]));
    }
}
