using System.Text.Json.Nodes;
using Spectre.Console.Testing;
using WhatsApp.Generated.Tool.Tests.Support;

namespace WhatsApp.Generated.Tool.Tests;

[TestFixture]
public sealed class SendTemplateTests : ToolTest
{
    private static readonly string[] Send = ["send", "--to", "+16505551234", "--template", "order_shipped"];

    private JsonObject Sent => Server.SentMessages.Single().Body;

    [SetUp]
    public void AddTemplate() => Add("order_shipped", "en_US", """
        [
          { "type": "HEADER", "format": "IMAGE", "example": { "header_handle": ["4::aW"] } },
          { "type": "BODY", "text": "Hello {{1}}, order {{2}} is on its way.",
            "example": { "body_text": [["Ada", "7781"]] } }
        ]
        """);

    [Test]
    public async Task Slots_are_filled_from_arguments()
    {
        ToolRun run = await RunAsync(
            [.. Send, "--slot", "1=Ada", "--slot", "2=a=b", "--slot", "header=https://example.com/van.png"]);

        Assert.That(run.Error, Is.Empty);
        Assert.That(run.Output, Is.EqualTo(Server.SentMessages.Single().Id + "\n"));
        JsonArray components = Sent["template"]!["components"]!.AsArray();
        Assert.That(components[0]!["parameters"]![0]!["image"]!["link"]!.GetValue<string>(), Is.EqualTo("https://example.com/van.png"));
        Assert.That(components[1]!["parameters"]![1]!["text"]!.GetValue<string>(), Is.EqualTo("a=b"));
    }

    [Test]
    public async Task Missing_slots_are_asked_for_in_a_terminal()
    {
        Terminal = new TestConsole().Interactive();
        Terminal.Input.PushTextWithEnter("https://example.com/van.png");
        Terminal.Input.PushTextWithEnter("7781");

        ToolRun run = await RunAsync([.. Send, "--slot", "1=Ada"]);

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Error, Does.Contain("header (Image, id of an upload or address)").And.Contain("2 (Text)"));
        Assert.That(Sent["template"]!["components"]![1]!["parameters"]![1]!["text"]!.GetValue<string>(), Is.EqualTo("7781"));
    }

    [Test]
    public async Task Missing_slots_are_named_in_a_script()
    {
        ToolRun run = await RunAsync([.. Send, "--slot", "1=Ada"]);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Is.EqualTo(
            "error: The template needs a value for: header, 2. Pass --slot name=value for each.\n"));
    }

    [Test]
    public async Task An_unknown_slot_is_refused_with_the_known_ones()
    {
        ToolRun run = await RunAsync([.. Send, "--slot", "first_name=Ada"]);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Is.EqualTo(
            "error: The template has no slot 'first_name'. Its slots are: header, 1, 2.\n"));
    }

    [Test]
    public async Task A_slot_without_a_value_is_refused()
    {
        ToolRun run = await RunAsync([.. Send, "--slot", "1"]);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Is.EqualTo("error: '1' is not a slot with its value. Write --slot name=value.\n"));
    }

    [Test]
    public async Task A_location_slot_accepts_its_parameter_as_JSON()
    {
        Add("pickup", "en_US", """[{ "type": "HEADER", "format": "LOCATION" }, { "type": "BODY", "text": "Come here." }]""");
        string[] send = ["send", "--to", "+16505551234", "--template", "pickup"];

        ToolRun wrong = await RunAsync([.. send, "--slot", "header=Berlin"]);
        ToolRun run = await RunAsync(
        [
            .. send, "--slot", """header={"type":"location","location":{"latitude":"52.5","longitude":"13.4","name":"Shop","address":"Street 1"}}""",
        ]);

        Assert.That(wrong.ExitCode, Is.EqualTo(2));
        Assert.That(wrong.Error, Does.StartWith("error: The slot header (Location) accepts a parameter as JSON: "));
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(Sent["template"]!["components"]![0]!["parameters"]![0]!["type"]!.GetValue<string>(), Is.EqualTo("location"));
    }

    [Test]
    public async Task A_template_with_several_languages_needs_one()
    {
        Add("order_shipped", "de", """[{ "type": "BODY", "text": "Unterwegs." }]""");

        ToolRun both = await RunAsync(Send);
        ToolRun one = await RunAsync([.. Send, "--language", "de"]);

        Assert.That(both.ExitCode, Is.EqualTo(2));
        Assert.That(both.Error, Does.Contain("several languages").And.Contain("en_US").And.Contain("--language"));
        Assert.That(one.ExitCode, Is.Zero, one.Error);
        Assert.That(Sent["template"]!["language"]!["code"]!.GetValue<string>(), Is.EqualTo("de"));
    }

    [TestCase("PENDING", "Wait until Meta has approved it.")]
    [TestCase("IN_APPEAL", "Wait until Meta has approved it.")]
    [TestCase("REJECTED", "Edit it, so that Meta reviews it again.")]
    [TestCase("PAUSED", "Wait until Meta resumes it, or send another template.")]
    [TestCase("DISABLED", "Appeal in WhatsApp Manager, or send another template.")]
    [TestCase("ARCHIVED", "Unarchive it in WhatsApp Manager, or send another template.")]
    [TestCase("LIMIT_EXCEEDED", "Delete templates that you do not need, and create it again.")]
    [TestCase("DELETED", "Send another template.")]
    [TestCase("A_NEW_STATUS", "Send a template that is APPROVED.")]
    public async Task A_template_that_is_not_approved_is_not_sent(string status, string nextStep)
    {
        Server.AddTemplate("offer", "en_US", status: status, components: JsonNode.Parse("""[{ "type": "BODY", "text": "Hi" }]""")!.AsArray());

        ToolRun run = await RunAsync("send", "--to", "+16505551234", "--template", "offer");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Is.EqualTo($"error: Template 'offer' in en_US is {status}. {nextStep}\n"));
        Assert.That(Server.SentMessages, Is.Empty);
    }

    [Test]
    public async Task A_template_that_does_not_exist_is_a_failure()
    {
        ToolRun run = await RunAsync("send", "--to", "+16505551234", "--template", "no_such_template");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Is.EqualTo(
            "error: The account has no template 'no_such_template'. Run 'whatsapp templates list' to see all.\n"));
    }

    [Test]
    public async Task A_message_that_does_not_fit_its_template_is_not_sent()
    {
        ToolRun run = await RunAsync(
            [.. Send, "--slot", $"1={new string('a', 1024)}", "--slot", "2=7781", "--slot", "header=https://example.com/van.png"]);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith("error: The message does not fit the template: template.components"));
        Assert.That(Server.SentMessages, Is.Empty);
    }

    [Test]
    public async Task A_template_needs_a_recipient()
    {
        ToolRun run = await RunAsync("send", "--template", "order_shipped");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Is.EqualTo("error: A template needs a recipient. Pass --to.\n"));
    }

    private void Add(string name, string language, string components) =>
        Server.AddTemplate(name, language, components: JsonNode.Parse(components)!.AsArray());
}
