using System.Net;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Errors;

/// <summary>The errors of the Business Agent, which have neither an envelope nor a code.</summary>
[TestFixture]
public sealed class BusinessAgentErrorTests : GraphTest
{
    private const string Terms =
        """
        {"title":"Forbidden","detail":"The terms must be accepted.","status":403,"type":"terms","fbtrace_id":"Atrace1",
         "hint":{"url":"x"}}
        """;

    private Task<AgentEligibility> ReadAsync() => Phone.AgentEligibility.GetAsync();

    private Task<AgentFaq> WriteAsync() => Phone.AgentConfig.Faq.PostAsync(new() { Question = "Q?", Answer = "A" });

    [Test]
    public async Task Every_member_of_the_error_is_kept()
    {
        Respond(Terms, 403);

        GraphApiException error = await Catch.Async<GraphApiException>(ReadAsync);

        Assert.Multiple(() =>
        {
            Assert.That(error.Status, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(error.Code, Is.Null);
            Assert.That(error.Error!.Title, Is.EqualTo("Forbidden"));
            Assert.That(error.Error!.Message, Is.EqualTo("The terms must be accepted."));
            Assert.That(error.Type, Is.EqualTo("terms"));
            Assert.That(error.TraceId, Is.EqualTo("Atrace1"));
            Assert.That(error.Error!.AdditionalData["status"].ToString(), Is.EqualTo("403"));
            Assert.That(error.Error!.AdditionalData["hint"].ToString(), Is.EqualTo("""{"url":"x"}"""));
            Assert.That(error.ResponseBody, Is.EqualTo(Terms));
            Assert.That(error.OperationId, Is.EqualTo("getAgentEligibility"));
            Assert.That(error.HelpLink, Is.Null, "The list of codes does not help.");
            Assert.That(
                error.Message,
                Is.EqualTo(
                    "getAgentEligibility failed with HTTP 403, Forbidden: The terms must be accepted. "
                        + "(fbtrace_id Atrace1)"));
        });
    }

    [TestCase(400, GraphErrorGroup.Parameter, SuggestedAction.FixRequest)]
    [TestCase(401, GraphErrorGroup.Authorization, SuggestedAction.RefreshToken)]
    [TestCase(403, GraphErrorGroup.Authorization, SuggestedAction.FixRequest)]
    [TestCase(404, GraphErrorGroup.Parameter, SuggestedAction.FixRequest)]
    [TestCase(409, GraphErrorGroup.Parameter, SuggestedAction.FixRequest)]
    [TestCase(429, GraphErrorGroup.Throttling, SuggestedAction.RetryLater)]
    [TestCase(500, GraphErrorGroup.Server, SuggestedAction.MayHaveBeenSent)]
    [TestCase(503, GraphErrorGroup.Server, SuggestedAction.MayHaveBeenSent)]
    public async Task Status_replaces_a_missing_code(int status, GraphErrorGroup group, SuggestedAction advice)
    {
        Respond("""{"title":"T","detail":"D"}""", status);

        GraphApiException error = await Catch.Async<GraphApiException>(WriteAsync);

        Assert.That((error.Group, error.SuggestedAction), Is.EqualTo((group, advice)));
        Assert.That(Server.Requests, Has.Count.EqualTo(1), "A call that writes is not sent twice.");
    }

    [Test]
    public async Task Transient_limit_is_retried_when_the_request_changes_nothing()
    {
        Respond("""{"title":"Too Many Requests","detail":"Rate limit exceeded","status":429}""", 429);
        Respond("""{"is_eligible":true}""");

        AgentEligibility response = await Phone.AgentEligibility.GetAsync(
            new RequestOptions { Retry = new RetryOptions { BaseDelay = TimeSpan.FromMilliseconds(1) } });

        Assert.That(response.IsEligible, Is.True);
        Assert.That(Server.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Refused_token_is_replaced()
    {
        var tokens = new AccessTokenCache(
            (_, _) => Task.FromResult(new AccessToken($"fake-token-{Server.Requests.Count}")));
        using var client = new WhatsAppClient(
            new WhatsAppClientOptions { BaseAddress = Server.BaseAddress, AccessTokenProvider = tokens });
        Respond("""{"title":"Unauthorized","detail":"Authentication credentials are missing or invalid"}""", 401);
        Respond("""{"is_eligible":true}""");

        await client.PhoneNumbers["1"].AgentEligibility.GetAsync();

        Assert.That(
            Server.Requests.Select(request => request.BearerToken), Is.EqualTo(["fake-token-0", "fake-token-1"]));
    }

    [Test]
    public Task Error_in_the_format_of_the_Graph_API_is_read() =>
        AssertErrorSurfaces(() => Phone.AgentConfig.Faq.GetAsync(), "listAgentFaqs");

    [Test]
    public async Task Title_is_the_message_when_there_is_no_other_text()
    {
        Respond("""{"title":"Bad Request"}""", 400);

        GraphApiException error = await Catch.Async<GraphApiException>(ReadAsync);

        Assert.That(error.Error!.Message, Is.EqualTo("Bad Request"));
    }

    [Test]
    public async Task Fake_Business_Agent_error_is_thrown_by_a_call_without_a_response_body()
    {
        Server.FailNext(new FakeError
        {
            Status = 404,
            Body = """{"title":"Not Found","detail":"Resource not found","fbtrace_id":"Atrace2"}""",
            ContentType = "application/json",
        });

        GraphApiException error =
            await Catch.Async<GraphApiException>(() => Phone.AgentConfig.Faq["1"].DeleteAsync());

        Assert.That(error.TraceId, Is.EqualTo("Atrace2"));
    }
}
