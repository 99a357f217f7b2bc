using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tool.Tests.Support;

namespace WhatsApp.Generated.Tool.Tests;

[TestFixture]
public sealed class WebhooksSubscribeTests : WebhookToolTest
{
    private const string Url = "https://example.com/webhooks";

    [Test]
    public async Task The_app_is_subscribed_to_the_account()
    {
        ToolRun run = await RunAsync("webhooks", "subscribe");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        RecordedRequest request = Server.Requests.Single();
        Assert.That(request.Method, Is.EqualTo("POST"));
        Assert.That(request.Path, Does.EndWith($"/{Server.AccountId}/subscribed_apps"));
        Assert.That(request.Text, Is.EqualTo("{}"));
        Assert.That(run.Output, Is.EqualTo($"The app receives webhooks about account {Server.AccountId}.\n"));
    }

    [Test]
    public async Task An_account_can_have_its_own_address()
    {
        ToolRun run = await RunAsync("webhooks", "subscribe", "--override-url", Url);

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        JsonNode body = Server.Requests.Single().Json!;
        Assert.That(body["override_callback_uri"]!.GetValue<string>(), Is.EqualTo(Url));
        Assert.That(body["verify_token"]!.GetValue<string>(), Is.EqualTo(VerifyToken));
        Assert.That(run.Output, Does.EndWith($" at {Url}.\n"));
    }

    [Test]
    public async Task An_own_address_needs_the_verify_token()
    {
        Variables.Remove("WHATSAPP_VERIFY_TOKEN");

        ToolRun run = await RunAsync("webhooks", "subscribe", "--override-url", Url);

        AssertLine(run, 2, "error: There is no verify token.", "WHATSAPP_VERIFY_TOKEN");
        Assert.That(Server.Requests, Is.Empty);
    }

    [TestCase("example.com")]
    [TestCase("http://example.com/webhooks")]
    public async Task An_own_address_must_be_HTTPS(string url)
    {
        ToolRun run = await RunAsync("webhooks", "subscribe", "--override-url", url);

        AssertLine(run, 2, $"error: '{url}' is not an HTTPS address", "Pass --override-url with one such as https://");
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public async Task A_wrong_value_of_list_is_an_error()
    {
        ToolRun run = await RunAsync("webhooks", "subscribe", "--list=abc");

        AssertLine(run, 2, "error: ", "Run 'whatsapp webhooks subscribe --help'.");
    }

    [Test]
    public async Task List_shows_the_apps_and_changes_nothing()
    {
        await RunAsync("webhooks", "subscribe", "--override-url", Url);

        ToolRun run = await RunAsync("webhooks", "subscribe", "--list");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Output, Does.Contain(Server.ApplicationId).And.Contain(Url));
        Assert.That(Server.Requests[^1].Method, Is.EqualTo("GET"));
    }

    [Test]
    public async Task List_is_an_array_of_JSON_for_scripts()
    {
        await RunAsync("webhooks", "subscribe");

        ToolRun run = await RunAsync("webhooks", "subscribe", "--list", "--json");

        Assert.That(
            JsonNode.Parse(run.Output)![0]!["whatsapp_business_api_data"]!["id"]!.GetValue<string>(),
            Is.EqualTo(Server.ApplicationId));
    }

    [Test]
    public async Task List_is_not_combined_with_an_address()
    {
        ToolRun run = await RunAsync("webhooks", "subscribe", "--list", "--override-url", Url);

        AssertLine(run, 2, "error: --list changes nothing", "Run 'whatsapp webhooks subscribe --help'.");
    }
}
