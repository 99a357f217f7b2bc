using System.Text.Json.Nodes;
using Spectre.Console.Testing;
using WhatsApp.Generated.Tool.Tests.Support;

namespace WhatsApp.Generated.Tool.Tests;

[TestFixture]
public sealed class WebhooksSignatureTests : WebhookToolTest
{
    private const string Body = """{"object":"whatsapp_business_account","entry":[]}""";

    [Test]
    public async Task Sign_prints_the_header()
    {
        ToolRun run = await RunAsync("webhooks", "sign", Write("webhook.json", Body));

        Assert.That(run, Is.EqualTo(new ToolRun(0, $"X-Hub-Signature-256: {SignatureOf(Body)}\n", string.Empty)));
    }

    [Test]
    public async Task Sign_reads_standard_input()
    {
        ToolRun run = await RunWithInputAsync(Body, ["webhooks", "sign", "-", "--json"]);

        Assert.That(JsonNode.Parse(run.Output)!["value"]!.GetValue<string>(), Is.EqualTo(SignatureOf(Body)));
    }

    [Test]
    public async Task The_app_secret_is_asked_for_in_a_terminal_and_hidden()
    {
        Variables.Remove("WHATSAPP_APP_SECRET");
        Terminal = new TestConsole().Interactive();
        Terminal.Input.PushTextWithEnter(Secret);

        ToolRun run = await RunAsync("webhooks", "sign", Write("webhook.json", Body));

        Assert.That(run.Error, Does.Contain("App secret:"));
        Assert.That(run.Output, Does.Contain(SignatureOf(Body)));
    }

    [Test]
    public async Task A_script_without_the_app_secret_is_refused_with_the_setting()
    {
        Variables.Remove("WHATSAPP_APP_SECRET");

        ToolRun run = await RunAsync("webhooks", "sign", Write("webhook.json", Body));

        AssertLine(run, 2, "error: There is no app secret.", "WHATSAPP_APP_SECRET");
    }

    [TestCase("")]
    [TestCase("X-Hub-Signature-256: ")]
    public async Task Verify_accepts_the_signature_of_the_body(string prefix)
    {
        ToolRun run = await RunAsync(
            "webhooks", "verify", Write("webhook.json", Body), "--signature", prefix + SignatureOf(Body));

        Assert.That(run, Is.EqualTo(new ToolRun(0, "The signature is valid.\n", string.Empty)));
    }

    [Test]
    public async Task Verify_refuses_a_changed_body()
    {
        ToolRun run = await RunAsync(
            "webhooks", "verify", Write("webhook.json", Body + "\n"), "--signature", SignatureOf(Body));

        AssertLine(run, 1, "error: The signature is not that of this body", "the bytes as they were received");
    }

    [Test]
    public async Task Verify_refuses_the_signature_of_another_secret()
    {
        Variables["WHATSAPP_APP_SECRET"] = "another";

        ToolRun run = await RunAsync(
            "webhooks", "verify", Write("webhook.json", Body), "--signature", SignatureOf(Body), "--json");

        AssertLine(run, 1, "error: The signature is not that of this body", "Check that WHATSAPP_APP_SECRET is the secret");
        Assert.That(JsonNode.Parse(run.Output)!["error"]!["exit_code"]!.GetValue<int>(), Is.EqualTo(1));
    }

    [TestCase("sha256=12")]
    [TestCase("sha1=0123456789012345678901234567890123456789")]
    public async Task Verify_names_a_malformed_signature(string signature)
    {
        ToolRun run = await RunAsync("webhooks", "verify", Write("webhook.json", Body), "--signature", signature);

        AssertLine(run, 2, "error: The signature is malformed.", "sha256= and 64 hexadecimal digits");
    }

    [Test]
    public async Task Verify_needs_a_signature()
    {
        ToolRun run = await RunAsync("webhooks", "verify", Write("webhook.json", Body));

        AssertLine(run, 2, "error: Option '--signature' is required.", "Run 'whatsapp webhooks verify --help'.");
    }
}
