using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tool.Tests.Support;

namespace WhatsApp.Generated.Tool.Tests;

[TestFixture]
public sealed class DoctorTests : WebhookToolTest
{
    [SetUp]
    public async Task SubscribeAsync()
    {
        Variables["WHATSAPP_APP_SECRET"] = Server.AppSecret;
        await RunAsync("webhooks", "subscribe");
    }

    [Test]
    public async Task Everything_is_right()
    {
        ToolRun run = await RunAsync("doctor");

        Assert.That(run.ExitCode, Is.Zero, run.Output);
        Assert.That(run.Output, Does.Not.Contain("next step"));
        Assert.That(run.Output.TrimEnd().Split('\n'), Has.All.StartsWith("ok       "));
        Assert.That(run.Output, Does.Contain("token: It works and does not expire.").And.Contain(Server.ApplicationId));
        Assert.That(run.Output, Does.Contain("whatsapp_business_messaging for the account."));
        Assert.That(run.Output, Does.Contain("whatsapp_business_management for the account."));
        Assert.That(run.Output, Does.Contain($"({Server.PhoneNumberId}) is CONNECTED.").And.Contain("quality is GREEN."));
        Assert.That(run.Output, Does.Contain("The app is subscribed to the account."));
        Assert.That(run.Output, Does.Contain("webhook: https://example.com/webhooks/whatsapp gets messages."));
        Assert.That(run.Output, Does.Contain("Meta has set no end for v27.0."));
        Assert.That(run.Output, Does.Not.Contain(Server.AppSecret));
    }

    [Test]
    public async Task JSON_has_each_finding_with_level_and_next_step()
    {
        Variables["WHATSAPP_PHONE_NUMBER_ID"] = "1";

        ToolRun run = await RunAsync("doctor", "--json");

        JsonArray findings = JsonNode.Parse(run.Output)!["findings"]!.AsArray();
        JsonNode number = findings.Single(finding => finding!["check"]!.GetValue<string>() == "number")!;
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(number["level"]!.GetValue<string>(), Is.EqualTo("error"));
        Assert.That(number["next_step"]!.GetValue<string>(), Does.EndWith("Check WHATSAPP_PHONE_NUMBER_ID."));
        Assert.That(findings[0]!["level"]!.GetValue<string>(), Is.EqualTo("ok"));
        Assert.That(findings[0]!["next_step"], Is.Null);
    }

    [Test]
    public async Task A_token_that_does_not_work_is_an_error()
    {
        RespondToDebug("""{"data":{"is_valid":false,"error":{"code":190,"message":"Session has expired."}}}""");

        await AssertFindingAsync(1, "error    token: It does not work: Session has expired.", "Create a token of a system user");
    }

    [Test]
    public async Task A_token_that_Graph_refuses_is_an_error_and_the_rest_is_not_checked()
    {
        Variables["WHATSAPP_ACCESS_TOKEN"] = "wrong";

        ToolRun run = await AssertFindingAsync(1, "error    token: debugToken failed", "Set WHATSAPP_ACCESS_TOKEN to a valid token");

        Assert.That(run.Output, Does.Contain("unknown  number, webhooks: They cannot be checked with this token."));
    }

    [Test]
    public async Task A_token_that_expires_within_a_week_is_a_warning()
    {
        Time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddSeconds(1_800_000_000).AddDays(-6));
        RespondToDebug(Debug("1800000000", Granular(Server.AccountId)));

        await AssertFindingAsync(0, "warning  token: It works until 2027-01-15 08:00 UTC.", "Create a token of a system user");
    }

    [Test]
    public async Task A_missing_permission_is_an_error()
    {
        RespondToDebug("""{"data":{"is_valid":true,"app_id":"1","scopes":["whatsapp_business_management"]}}""");

        await AssertFindingAsync(1, "error    permission: The token lacks whatsapp_business_messaging.", "Create the token again");
    }

    [Test]
    public async Task A_permission_for_other_accounts_is_an_error()
    {
        RespondToDebug(Debug("0", Granular("42")));

        await AssertFindingAsync(
            1,
            $"error    permission: The token has whatsapp_business_messaging for the account 42, and not for {Server.AccountId}.",
            "Assign the account to the user of the token");
    }

    [Test]
    public async Task A_permission_without_accounts_is_for_all_of_them()
    {
        RespondToDebug(Debug("0", "[]"));

        await AssertFindingAsync(0, "ok       permission: The token has whatsapp_business_messaging.", string.Empty);
    }

    [Test]
    public async Task A_number_that_is_not_registered_is_an_error()
    {
        Variables["WHATSAPP_PHONE_NUMBER_ID"] = Server.AddPhoneNumber(
            Server.AccountId, "+1 650 555 9999", isRegistered: false).Id;

        await AssertFindingAsync(1, "error    number: +1 650 555 9999 (", "Verify and register it");
    }

    [TestCase("RED", "People block or report its messages")]
    [TestCase("YELLOW", "People block or report its messages")]
    public async Task A_low_quality_is_a_warning(string quality, string nextStep)
    {
        RespondToNumber($$"""{"id":"1","status":"CONNECTED","quality_rating":"{{quality}}","name_status":"APPROVED"}""");

        await AssertFindingAsync(0, $"warning  quality: Its quality is {quality}.", nextStep);
    }

    [Test]
    public async Task A_declined_name_is_a_warning()
    {
        RespondToNumber("""{"id":"1","status":"CONNECTED","verified_name":"Shop","name_status":"DECLINED"}""");

        await AssertFindingAsync(0, "warning  name: Its name 'Shop' is DECLINED.", "Request another display name");
    }

    [Test]
    public async Task An_app_without_subscription_is_an_error()
    {
        Variables["WHATSAPP_ACCOUNT_ID"] = Server.AddAccount().Id;

        await AssertFindingAsync(1, "error    subscription: The app is not subscribed", "Run 'whatsapp webhooks subscribe'.");
    }

    [Test]
    public async Task An_address_of_the_account_is_shown()
    {
        await RunAsync("webhooks", "subscribe", "--override-url", "https://example.com/own");

        await AssertFindingAsync(
            0, "ok       subscription: The app is subscribed to the account, with https://example.com/own", string.Empty);
    }

    [TestCase("""{"data":[]}""", "The app has no webhook for WhatsApp.", "App Dashboard")]
    [TestCase(
        """{"data":[{"object":"whatsapp_business_account","callback_url":"https://x.example/","active":true,"fields":[{"name":"calls"}]}]}""",
        "https://x.example/ gets calls. It lacks messages.",
        "Subscribe to messages in the App Dashboard.")]
    [TestCase(
        """{"data":[{"object":"whatsapp_business_account","callback_url":"https://x.example/","active":false,"fields":[{"name":"messages"}]}]}""",
        "https://x.example/ gets messages. It is switched off.",
        "App Dashboard")]
    public async Task A_webhook_of_the_app_that_gets_no_messages_is_an_error(string response, string text, string nextStep)
    {
        Server.RespondNext(
            200, "application/json", response, when: request => request.Path.EndsWith("/subscriptions", StringComparison.Ordinal));

        await AssertFindingAsync(1, $"error    webhook: {text}", nextStep);
    }

    [Test]
    public async Task The_webhook_of_the_app_is_read_with_its_own_token()
    {
        await RunAsync("doctor");

        Assert.That(
            Server.Requests.Single(request => request.Path.EndsWith("/subscriptions", StringComparison.Ordinal)).BearerToken,
            Is.EqualTo($"{Server.ApplicationId}|{Server.AppSecret}"));
    }

    [Test]
    public async Task A_wrong_app_secret_is_an_error()
    {
        Variables["WHATSAPP_APP_SECRET"] = "wrong-secret";

        ToolRun run = await AssertFindingAsync(
            1, "error    webhook: getAppWebhooks failed", "Check that WHATSAPP_APP_SECRET is the secret of this app.");

        Assert.That(run.Output, Does.Not.Contain("wrong-secret"));
    }

    [TestCase("WHATSAPP_APP_SECRET", "unknown  webhook: ")]
    [TestCase("WHATSAPP_PHONE_NUMBER_ID", "unknown  number: ")]
    [TestCase("WHATSAPP_ACCOUNT_ID", "unknown  subscription: ")]
    public async Task What_cannot_be_checked_names_the_setting(string variable, string finding)
    {
        Variables.Remove(variable);

        await AssertFindingAsync(0, finding, $"Set {variable}");
    }

    [Test]
    public async Task A_missing_token_is_an_error()
    {
        Variables.Remove("WHATSAPP_ACCESS_TOKEN");

        ToolRun run = await AssertFindingAsync(1, "error    token: There is no access token", "WHATSAPP_ACCESS_TOKEN");

        Assert.That(run.Output, Does.Contain("ok       Graph version: "));
    }

    [Test]
    public async Task A_version_that_ends_soon_is_a_warning()
    {
        Time = new FakeTimeProvider(new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero));

        await AssertFindingAsync(
            0, "warning  Graph version: v21.0 ends on 2027-01-21, in 51 days.", "Move to v27.0.", "--graph-version", "v21.0");
    }

    [TestCase("v20.0")]
    [TestCase("v19.0")]
    public async Task A_version_that_has_ended_is_an_error(string version)
    {
        Time = new FakeTimeProvider(new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero));

        await AssertFindingAsync(
            1,
            $"error    Graph version: {version} has ended, on 2026-09-24 at the latest.",
            "Move to v27.0.",
            "--graph-version",
            version);
    }

    [TestCase("")]
    [TestCase("27")]
    public async Task A_version_that_is_none_is_named(string version)
    {
        ToolRun run = await RunAsync("doctor", "--graph-version", version);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith("error: ").And.Not.Contain("error of the tool"));
    }

    [Test]
    public async Task An_address_where_nothing_listens_is_one_line()
    {
        await using (FakeGraphServer stopped = await FakeGraphServer.StartAsync())
        {
            Variables["WHATSAPP_BASE_ADDRESS"] = stopped.BaseAddress.AbsoluteUri;
        }

        ToolRun run = await RunAsync("doctor");

        AssertLine(run, 1, "error: debugToken got no complete response: ", "Check the connection and --base-address.");
    }

    private static string Debug(string expiresAt, string granularScopes) =>
        $$$"""
        {"data":{"is_valid":true,"app_id":"700000000000001","expires_at":{{{expiresAt}}},
        "scopes":["whatsapp_business_management","whatsapp_business_messaging"],"granular_scopes":{{{granularScopes}}}}}
        """;

    private static string Granular(string accountId) =>
        $$"""
        [{"scope":"whatsapp_business_management","target_ids":["{{accountId}}"]},
        {"scope":"whatsapp_business_messaging","target_ids":["{{accountId}}"]}]
        """;

    private void RespondToDebug(string json) => Server.RespondNext(
        200, "application/json", json, when: request => request.Path.EndsWith("/debug_token", StringComparison.Ordinal));

    private void RespondToNumber(string json) => Server.RespondNext(
        200, "application/json", json, when: request => request.Path.EndsWith(Server.PhoneNumberId, StringComparison.Ordinal));

    private async Task<ToolRun> AssertFindingAsync(int exitCode, string finding, string nextStep, params string[] arguments)
    {
        ToolRun run = await RunAsync(["doctor", .. arguments]);
        string[] lines = run.Output.Split('\n');
        int index = Array.FindIndex(lines, line => line.StartsWith(finding, StringComparison.Ordinal));
        Assert.That(index, Is.Not.Negative, run.Output + run.Error);
        if (nextStep.Length > 0)
        {
            Assert.That(lines[index + 1], Does.StartWith("         next step: ").And.Contain(nextStep));
        }

        Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.Output);
        return run;
    }
}
