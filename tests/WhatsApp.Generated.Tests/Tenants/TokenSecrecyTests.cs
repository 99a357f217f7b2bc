using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using Microsoft.Extensions.Time.Testing;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Tenants;

/// <summary>No token and no secret is in an exception, a trace, an address or the text of an object.</summary>
[TestFixture]
public sealed class TokenSecrecyTests : GraphTest
{
    private const string Token = "EAAB/secret|token";
    private const string Secret = "app-secret-0123456789";

    [Test]
    public void ToString_never_contains_secrets()
    {
        string[] telling =
        [
            .. typeof(WhatsAppClient).Assembly.GetExportedTypes()
                .Where(type => type is { IsAbstract: false, IsGenericTypeDefinition: false } && HoldsSecrets(type))
                .Select(Filled)
                .OfType<object>()
                .Where(filled => filled.ToString()!.Contains(Token, StringComparison.Ordinal))
                .Select(filled => filled.GetType().Name),
        ];

        Assert.That(telling, Is.Empty);
    }

    [Test]
    public void ToString_of_tokens_providers_and_clients_contains_no_token()
    {
        var map = new AccessTokenMap();
        map.Set("a", Token);
        var token = new AccessToken(Token, new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero));
        using var client = new WhatsAppClient(Token);

        Assert.Multiple(() =>
        {
            Assert.That(token.ToString(), Is.EqualTo("AccessToken { expires 2026-11-20 12:00:00Z }"));
            Assert.That(new AccessToken(Token).ToString(), Is.EqualTo("AccessToken { no known expiry }"));
            Assert.That($"{map} {client} {client.WithAccessToken(Token)}", Does.Not.Contain("EAAB"));
            Assert.That(
                () => new AccessToken("EAAB secret"), Throws.ArgumentException.With.Message.Not.Contains("secret"));
        });
    }

    public static IEnumerable<TestCaseData> Echoes()
    {
        yield return Echo("as it is", $$$"""{"error":{"message":"Malformed access token {{{Token}}}","code":190}}""");
        string escaped = Token.Replace("/", "\\/", StringComparison.Ordinal);
        yield return Echo("with escaped slashes", $$$"""{"error":{"message":"Malformed {{{escaped}}}","code":1}}""");
        string asCodes = string.Concat(Token.Select(c => $"\\u{(int)c:X4}"));
        yield return Echo("with escapes of JSON", $$$"""{"error":{"message":"Malformed {{{asCodes}}}","code":190}}""");
        yield return Echo("escaped for an address", $"<a href='/?t={Uri.EscapeDataString(Token)}'>again</a>");
        yield return Echo("as a parameter", "https://graph.facebook.com/me?access_token=EAABanother&limit=2");
        yield return Echo("as a member", """{"access_token":"EAABanother","error":""");
        yield return Echo("with a proof", "GET /v27.0/1?appsecret_proof=EAAB0123456789abcdef HTTP/1.1");

        static TestCaseData Echo(string name, string body) => new TestCaseData(body).SetArgDisplayNames(name);
    }

    [TestCase(1_000)]
    [TestCase(20_000)]
    public async Task Exception_hides_a_long_token(int length)
    {
        string token = "EAAB." + new string('x', length) + "+/|";
        using StubHandler stub = new(_ => StubHandler.Json(
            $$$"""{"error":{"message":"Malformed {{{token}}}","code":190}}""", System.Net.HttpStatusCode.BadRequest));
        using var client = new WhatsAppClient(new WhatsAppClientOptions { AccessToken = token, HttpMessageHandler = stub });

        GraphApiException error = await Catch.Async<GraphApiException>(() => client.PhoneNumbers["1"].GetAsync());

        Assert.That(error.Code, Is.EqualTo(190));
        Assert.That(error.ToString(), Does.Not.Contain("xxxx").And.Contain("[access token]"));
    }

    [TestCaseSource(nameof(Echoes))]
    public async Task Exception_hides_the_token_that_the_response_repeats(string body)
    {
        using WhatsAppClient client = Server.CreateClient(options =>
        {
            options.AccessToken = Token;
            options.Retry = RetryOptions.Off;
        });
        Server.RespondNext(400, "application/json", body);

        GraphApiException error = await Catch.Async<GraphApiException>(() => client.PhoneNumbers["1"].GetAsync());

        AssertSilent(error);
        Assert.That(error.ResponseBody, Does.Contain("[access token]").Or.Contain("[secret]"));
    }

    [Test]
    public async Task Exception_hides_the_secrets_of_a_form_that_the_response_repeats()
    {
        Respond($$$"""{"error":{"message":"{{{Secret}}} is not the secret for the code {{{Token}}}","code":1}}""", 400);
        GraphApiException exchange = await Catch.Async<GraphApiException>(() => Client.OAuth.AccessToken.PostAsync(
            new AccessTokenRequest { ClientId = "1", ClientSecret = Secret, Code = Token }));

        Respond($$$"""{"error":{"message":"Malformed access token {{{Token}}}","code":190}}""", 400);
        GraphApiException inspection = await Catch.Async<GraphApiException>(() => Client.DebugToken.GetAsync(
            new DebugTokenQuery { InputToken = Token }));

        AssertSilent(exchange);
        AssertSilent(inspection);
        Assert.That(exchange.Error?.Message, Is.EqualTo("[secret] is not the secret for the code [secret]"));
    }

    [TestCase("""{"access_token":"EAABnew","expires_in":""")]
    [TestCase("""[{"access_token":"EAABnew"}]""")]
    public async Task Exception_hides_the_new_token_in_a_response_that_cannot_be_read(string body)
    {
        Respond(body);

        GraphApiException error = await Catch.Async<GraphApiException>(() => Client.OAuth.AccessToken.PostAsync(
            new AccessTokenRequest { ClientId = "1", ClientSecret = Secret, Code = "code" }));

        AssertSilent(error);
    }

    [Test]
    public async Task Exception_of_a_connection_contains_no_secret()
    {
        using WhatsAppClient client = Server.CreateClient(options =>
        {
            options.AccessToken = Token;
            options.AppSecret = Secret;
            options.Retry = RetryOptions.Off;
        });
        Server.FailNext(FakeError.Dropped);
        AssertSilent(await Catch.Async<HttpRequestException>(() => client.PhoneNumbers["1"].GetAsync()));

        await Server.DisposeAsync();
        AssertSilent(await Catch.Async<HttpRequestException>(() => client.PhoneNumbers["1"].GetAsync()));
    }

    [Test]
    public async Task Exception_of_a_timeout_contains_no_secret()
    {
        var clock = new FakeTimeProvider();
        using var waiting = new StubHandler(_ =>
        {
            clock.Advance(TimeSpan.FromMinutes(10));
            throw new OperationCanceledException();
        });
        using var client = new WhatsAppClient(new WhatsAppClientOptions
        {
            AccessToken = Token,
            AppSecret = Secret,
            HttpMessageHandler = waiting,
            TimeProvider = clock,
        });

        AssertSilent(await Catch.Async<TimeoutException>(() => client.PhoneNumbers["1"].GetAsync()));
    }

    [Test]
    public async Task Trace_contains_no_token_secret_or_proof()
    {
        var traces = new ConcurrentBag<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => traces.Add(activity.DisplayName + string.Join(
                ' ', activity.TagObjects.Concat(activity.Events.SelectMany(one => one.Tags)))),
        };
        ActivitySource.AddActivityListener(listener);
        using WhatsAppClient client = Server.CreateClient(options =>
        {
            options.AccessToken = Token;
            options.AppSecret = Secret;
        });

        await client.PhoneNumbers[Server.PhoneNumberId].GetAsync();
        await client.DebugToken.GetAsync(new DebugTokenQuery { InputToken = "EAABinput" });
        await Catch.Async<GraphApiException>(() => client.OAuth.AccessToken.PostAsync(
            new AccessTokenRequest { ClientId = "1", ClientSecret = Secret, Code = "EAABcode" }));

        Assert.That(traces, Is.Not.Empty);
        string proof = Server.Requests[0].Query["appsecret_proof"];
        Assert.That(traces, Is.All.Not.Contains("EAAB").And.All.Not.Contains(Secret).And.All.Not.Contains(proof));
    }

    [Test]
    public async Task Only_the_address_of_an_inspection_contains_a_token()
    {
        using WhatsAppClient client = Server.CreateClient(options =>
        {
            options.AccessToken = Token;
            options.AppSecret = Secret;
        });

        await client.Accounts[Server.AccountId].MessageTemplates.ListAsync().CountAsync();
        await client.DebugToken.GetAsync(new DebugTokenQuery { InputToken = "EAABinput" });
        await Catch.Async<GraphApiException>(() => client.OAuth.AccessToken.PostAsync(
            new AccessTokenRequest { ClientId = "1", ClientSecret = Secret, Code = "EAABcode" }));

        string[] targets = [.. Server.Requests.Select(request => request.Target)];
        Assert.That(targets, Has.Length.GreaterThanOrEqualTo(3).And.All.Not.Contains(Secret));
        Assert.That(targets, Is.All.Not.Contains(Token).And.All.Not.Contains(Uri.EscapeDataString(Token)));
        Assert.That(
            targets.Where(target => target.Contains("EAAB", StringComparison.Ordinal)),
            Is.All.StartsWith("/v27.0/debug_token?input_token=EAABinput"));
    }

    private static void AssertSilent(Exception error)
    {
        string text = error is GraphApiException { Error: { } graph } response
            ? $"{error}{response.ResponseBody}{GraphJson.Write(graph)}"
            : error is GraphApiException { ResponseBody: { } body } ? error + body
            : error.ToString();
        Assert.That(text, Does.Not.Contain("EAAB").And.Not.Contain(Secret));
        Assert.That(text, Does.Not.Contain(Uri.EscapeDataString(Token)));
    }

    private static bool HoldsSecrets(Type type) => Secrets(type).Any();

    private static IEnumerable<PropertyInfo> Secrets(Type type) => type.GetProperties().Where(property =>
        property.PropertyType == typeof(string) && property.SetMethod is { IsPublic: true }
        && new[] { "Token", "Secret", "Password", "Code", "Pin" }.Any(
            word => property.Name.Contains(word, StringComparison.Ordinal)));

    private static object? Filled(Type type)
    {
        if (type.GetConstructor([]) is not { } constructor)
        {
            return null;
        }

        object filled = constructor.Invoke([]);
        foreach (PropertyInfo property in Secrets(type))
        {
            property.SetValue(filled, Token);
        }

        return filled;
    }
}
