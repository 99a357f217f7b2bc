using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tool.Tests.Support;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.Tool.Tests;

[TestFixture]
public sealed class WebhooksPrintTests : WebhookToolTest
{
    private const string Customer = "16505551234";

    private static IEnumerable<TestCaseData> Examples =>
        from name in FakeWebhook.Fields
        from example in FakeWebhook.ExampleNames(name)
        select new TestCaseData(name, example);

    [Test]
    public async Task A_message_has_its_sender_its_number_and_its_text()
    {
        var context = new FakeWebhookContext { MessageId = "wamid.A" };
        string file = Write("webhook.json", FakeWebhook.TextMessage(Customer, "Größe 42?", context));

        ToolRun run = await RunAsync("webhooks", "print", file);

        Assert.That(run.Error, Is.Empty);
        Assert.That(run.Output, Does.Match("^messages TextMessageReceived 20..-..-..T..:..:..Z\n"));
        Assert.That(run.Output, Does.EndWith($"""
              account  {Server.AccountId}
              from     {Customer}, {FakeWebhook.UserIdOf(Customer)}
              to       {Server.PhoneNumberId}
              id       wamid.A
              text     Größe 42?

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public async Task A_status_has_its_recipient_and_its_error()
    {
        string file = Write("webhook.json", FakeWebhook.Status("wamid.A", DeliveryStatus.Failed, Customer, 131049));

        ToolRun run = await RunAsync("webhooks", "print", file);

        Assert.That(run.Output, Does.StartWith("messages MessageStatusChanged"));
        Assert.That(run.Output, Does.Contain($"from     {Server.PhoneNumberId}\n").And.Contain($"to       {Customer}, "));
        Assert.That(run.Output, Does.Contain("status   failed\n").And.Contain("error    131049: "));
    }

    [Test]
    public async Task The_answer_to_a_button_is_its_text()
    {
        string file = Write("webhook.json", FakeWebhook.ButtonReply(Customer, "yes", "Yes, please"));

        ToolRun run = await RunAsync("webhooks", "print", file);

        Assert.That(run.Output, Does.Contain("text     Yes, please\n"));
    }

    [TestCaseSource(nameof(Examples))]
    public async Task Every_documented_webhook_is_printed_without_unknown_members(string field, string name)
    {
        string file = Write("webhook.json", FakeWebhook.Example(field, name));

        ToolRun run = await RunAsync("webhooks", "print", file);

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Output, Does.Match($"^{field} [A-Z][A-Za-z]+").And.Not.Contain("not described"));
        Assert.That(run.Output, Does.Not.Contain("Unknown").Or.Contain("UnknownMessageReceived"));
    }

    [Test]
    public async Task Unknown_members_are_listed_with_their_place()
    {
        JsonNode webhook = JsonNode.Parse(FakeWebhook.TextMessage(Customer, "Hi"))!;
        webhook["entry"]![0]!["changes"]![0]!["value"]!["messages"]![0]!["text"]!["brand_new"] = 1;

        ToolRun run = await RunAsync("webhooks", "print", Write("webhook.json", webhook.ToJsonString()));

        Assert.That(run.Output, Does.EndWith(
            "not described by the SDK's pages:\n  /entry/0/changes/0/value/messages/0/text/brand_new\n"));
    }

    [Test]
    public async Task A_text_cannot_write_lines_or_commands_to_the_terminal()
    {
        string file = Write("webhook.json", FakeWebhook.TextMessage(Customer, "one\n\u001b[2Jtwo"));

        ToolRun run = await RunAsync("webhooks", "print", file);

        Assert.That(run.Output, Does.Contain("text     one\\n\\u001b[2Jtwo\n"));
    }

    [Test]
    public async Task JSON_has_one_line_for_each_event()
    {
        string first = Write("first.json", FakeWebhook.TextMessage(Customer, "One"));
        string second = Write("second.json", FakeWebhook.Batch(
            FakeWebhook.TextMessage(Customer, "Two"), FakeWebhook.Status("wamid.A", DeliveryStatus.Read)));

        ToolRun run = await RunAsync("webhooks", "print", first, second, "--json");

        JsonNode[] events = [.. run.Output.TrimEnd().Split('\n').Select(line => JsonNode.Parse(line)!)];
        Assert.That(events.Select(one => one["event"]!.GetValue<string>()), Is.EqualTo(
            ["TextMessageReceived", "TextMessageReceived", "MessageStatusChanged"]));
        Assert.That(events.Select(one => one["source"]!.GetValue<string>()), Is.EqualTo([first, second, second]));
        Assert.That(events[1]["text"]!.GetValue<string>(), Is.EqualTo("Two"));
        Assert.That(events[1]["from"]![0]!.GetValue<string>(), Is.EqualTo(Customer));
        Assert.That(events[1]["item"]!["text"]!["body"]!.GetValue<string>(), Is.EqualTo("Two"));
        Assert.That(events[2]["status"]!.GetValue<string>(), Is.EqualTo("read"));
        Assert.That(events[0]["unknown_members"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Standard_input_may_be_JSON_lines()
    {
        string lines = $"{FakeWebhook.TextMessage(Customer, "One")}\n\n{FakeWebhook.TextMessage(Customer, "Two")}\n";

        ToolRun run = await RunWithInputAsync(lines, ["webhooks", "print", "-", "--json"]);

        Assert.That(run.Output, Does.Contain("\"source\":\"standard input, line 1\""));
        Assert.That(run.Output, Does.Contain("\"source\":\"standard input, line 3\""));
    }

    [Test]
    public async Task A_file_that_is_not_JSON_is_named_with_the_line()
    {
        string file = Write("webhook.json", "{\n  \"entry\": [],\n  oops\n}");

        ToolRun run = await RunAsync("webhooks", "print", file);

        AssertLine(run, 2, $"error: {file}, line 3: This is not valid JSON: ", "Correct it there");
    }

    [Test]
    public async Task A_line_that_is_not_JSON_is_named()
    {
        string file = Write("webhooks.jsonl", FakeWebhook.TextMessage(Customer, "One") + "\n{oops\n");

        ToolRun run = await RunAsync("webhooks", "print", file);

        AssertLine(run, 2, $"error: {file}, line 2: This is not valid JSON: ", "Correct it there");
    }

    [TestCase("{}", "is not a webhook: it has no 'entry'.")]
    [TestCase("[1]", "but not the object that was expected.")]
    [TestCase("  \n", "is empty.")]
    public async Task A_file_that_is_not_a_webhook_is_named(string content, string problem)
    {
        ToolRun run = await RunAsync("webhooks", "print", Write("webhook.json", content));

        AssertLine(run, 2, "error: ", problem);
        Assert.That(run.Error, Does.Contain("webhook.json"));
    }

    [Test]
    public async Task A_missing_file_is_named()
    {
        ToolRun run = await RunAsync("webhooks", "print", "no-such.json");

        AssertLine(run, 2, "error: There is no file 'no-such.json'.", "Check the path.");
    }
}
