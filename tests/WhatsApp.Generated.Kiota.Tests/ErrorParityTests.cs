using System.Net;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Kiota.Tests;

/// <summary>Errors are the same with both adapters, including their text.</summary>
[TestFixture]
public sealed class ErrorParityTests : KiotaTest
{
    private const string GraphError =
        """{"error":{"message":"No","type":"OAuthException","code":131009,"error_subcode":7,"fbtrace_id":"A1"}}""";

    private static readonly Dictionary<string, string> Headers = new()
    {
        ["x-fb-request-id"] = "req-7",
        ["x-app-usage"] = """{"call_count":28,"total_time":25,"total_cputime":25}""",
    };

    [TestCase(400, "application/json", GraphError)]
    [TestCase(400, "text/javascript; charset=UTF-8", GraphError)]
    [TestCase(400, null, GraphError)]
    [TestCase(401, "application/json", """{"error":{"message":"Expired","code":190}}""")]
    [TestCase(500, "application/json", """{"error":{"message":"Unknown","code":1,"is_transient":true}}""")]
    [TestCase(502, "text/html", "<html>Bad gateway</html>")]
    [TestCase(404, "text/plain", "")]
    [TestCase(302, "text/html", "moved")]
    [TestCase(200, "text/html", "<html>Sign in to this network</html>")]
    [TestCase(200, "application/json", "")]
    [TestCase(200, "application/json", "[]")]
    [TestCase(200, "application/json", "null")]
    [TestCase(200, "application/json", "true")]
    [TestCase(200, "application/json", """{"messages":[{"id":"wamid.1"}""")]
    [TestCase(204, null, "")]
    public async Task Error_response_is_the_same_exception(int status, string? type, string body)
    {
        Task Send(WhatsAppClient client)
        {
            Server.RespondNext(status, type, body, Headers);
            return client.PhoneNumbers["1"].Messages.PostAsync(Hello);
        }

        GraphApiException own = await Catch.Async<GraphApiException>(() => Send(OwnClient));
        GraphApiException kiota = await Catch.Async<GraphApiException>(() => Send(Client));

        Assert.Multiple(() =>
        {
            Assert.That(kiota.Message, Is.EqualTo(own.Message));
            Assert.That(kiota.Status, Is.EqualTo(own.Status).And.EqualTo((HttpStatusCode)status));
            Assert.That((kiota.Code, kiota.Subcode, kiota.Type), Is.EqualTo((own.Code, own.Subcode, own.Type)));
            Assert.That((kiota.SuggestedAction, kiota.Group), Is.EqualTo((own.SuggestedAction, own.Group)));
            Assert.That(kiota.OperationId, Is.EqualTo(own.OperationId).And.EqualTo("sendMessage"));
            Assert.That(kiota.TraceId, Is.EqualTo(own.TraceId));
            Assert.That(kiota.RequestId, Is.EqualTo(own.RequestId).And.EqualTo("req-7"));
            Assert.That(kiota.Usage?.App?.CallCount, Is.EqualTo(own.Usage?.App?.CallCount).And.EqualTo(28));
            Assert.That(kiota.ResponseBody, Is.EqualTo(own.ResponseBody));
        });
    }

    [TestCase(null)]
    [TestCase("text/javascript")]
    [TestCase("text/plain")]
    public async Task Success_can_be_a_boolean_or_a_string(string? type)
    {
        Server.RespondNext(200, type, """{"messages":[{"id":"wamid.1"}]}""");

        MessageResponse sent = await Client.PhoneNumbers["1"].Messages.PostAsync(Hello);

        Assert.That(sent.Messages![0].Id, Is.EqualTo("wamid.1"));
    }

    [Test]
    public async Task Bare_list_keeps_values_that_are_not_items()
    {
        const string json = """[{"question":"a","new":1},"odd"]""";
        Server.RespondNext(200, "application/json", json);

        ItemList<AgentFaq> faqs = await Client.PhoneNumbers["1"].AgentConfig.Faq.GetAsync();

        Assert.That(WhatsApp.Generated.Json.GraphJson.Write(faqs), Is.EqualTo(json));
    }

    [Test]
    public async Task Response_without_a_body_is_a_success_when_none_is_documented()
    {
        Server.RespondNext(204, null, string.Empty);
        await Client.PhoneNumbers["1"].AgentConfig.Faq["1"].DeleteAsync();

        Server.RespondNext(200, "text/html", "<html>");
        await Client.PhoneNumbers["1"].AgentConfig.Faq["1"].DeleteAsync();
    }

    [Test]
    public async Task Timeouts_are_those_of_the_options()
    {
        Server.Delay = TimeSpan.FromSeconds(30);
        var options = new RequestOptions { AttemptTimeout = TimeSpan.FromMilliseconds(50) };

        GraphTimeoutException error = await Catch.Async<GraphTimeoutException>(
            () => Client.PhoneNumbers["1"].Messages.PostAsync(Hello, options));

        Assert.That((error.OperationId, error.SuggestedAction), Is.EqualTo(("sendMessage", SuggestedAction.MayHaveBeenSent)));
    }

    [Test]
    public async Task Canceled_call_ends_at_once_with_the_token_of_the_caller()
    {
        Server.Delay = TimeSpan.FromSeconds(30);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        OperationCanceledException error = await Catch.Async<OperationCanceledException>(
            () => Client.PhoneNumbers["1"].Messages.PostAsync(Hello, cancellationToken: stop.Token));

        Assert.That(error.CancellationToken, Is.EqualTo(stop.Token));
    }

    [Test]
    public async Task Refused_token_of_a_provider_is_replaced_once()
    {
        int asked = 0;
        var tokens = new AccessTokenCache((_, _) => Task.FromResult(new AccessToken($"token-{++asked}", null)));
        using WhatsAppClient client =
            KiotaClients.CreateClient(Server, options => options.AccessTokenProvider = tokens);
        Server.FailNext(FakeError.ExpiredToken);

        await client.PhoneNumbers[Server.PhoneNumberId].Messages.PostAsync(Hello);

        Assert.That(Server.Requests.Select(request => request.BearerToken), Is.EqualTo(["token-1", "token-2"]));
        Assert.That(Server.SentMessages, Has.Count.EqualTo(1));
    }
}
