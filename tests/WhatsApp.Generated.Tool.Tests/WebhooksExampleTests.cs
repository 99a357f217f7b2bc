using System.Text.Json.Nodes;
using WhatsApp.Generated.Tool.Tests.Support;

namespace WhatsApp.Generated.Tool.Tests;

[TestFixture]
public sealed class WebhooksExampleTests : WebhookToolTest
{
    [Test]
    public async Task It_is_a_text_from_a_customer_on_one_line_with_the_ids_of_the_settings()
    {
        Variables["WHATSAPP_PHONE_NUMBER_ID"] = "106540352242922";
        Variables["WHATSAPP_ACCOUNT_ID"] = "102290129340398";

        ToolRun run = await RunAsync("webhooks", "example", "--from", "+1 650 555-9999", "--text", "Größe");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Output, Does.EndWith("}\n").And.Not.Contain("\n{"));
        JsonNode entry = JsonNode.Parse(run.Output)!["entry"]![0]!;
        JsonNode value = entry["changes"]![0]!["value"]!;
        Assert.That(entry["id"]!.GetValue<string>(), Is.EqualTo("102290129340398"));
        Assert.That(value["metadata"]!["phone_number_id"]!.GetValue<string>(), Is.EqualTo("106540352242922"));
        Assert.That(value["messages"]![0]!["from"]!.GetValue<string>(), Is.EqualTo("16505559999"));
        Assert.That(value["messages"]![0]!["text"]!["body"]!.GetValue<string>(), Is.EqualTo("Größe"));
    }

    [Test]
    public async Task Each_message_has_a_new_id()
    {
        ToolRun first = await RunAsync("webhooks", "example");
        ToolRun second = await RunAsync("webhooks", "example");

        Assert.That(MessageOf(first, "messages")["id"]!.GetValue<string>(), Does.StartWith("wamid."));
        Assert.That(
            MessageOf(second, "messages")["id"]!.GetValue<string>(),
            Is.Not.EqualTo(MessageOf(first, "messages")["id"]!.GetValue<string>()));
    }

    [TestCase("text", "TextMessageReceived")]
    [TestCase("image", "ImageMessageReceived")]
    [TestCase("video", "VideoMessageReceived")]
    [TestCase("document", "DocumentMessageReceived")]
    [TestCase("audio", "AudioMessageReceived")]
    [TestCase("sticker", "StickerMessageReceived")]
    [TestCase("location", "LocationMessageReceived")]
    [TestCase("reaction", "ReactionReceived")]
    [TestCase("button", "ButtonReplyReceived")]
    [TestCase("list", "ListReplyReceived")]
    [TestCase("sent", "MessageStatusChanged")]
    [TestCase("delivered", "MessageStatusChanged")]
    [TestCase("read", "MessageStatusChanged")]
    [TestCase("failed", "MessageStatusChanged")]
    public async Task Each_kind_is_an_event_that_the_SDK_knows(string kind, string expected)
    {
        ToolRun example = await RunAsync("webhooks", "example", kind);

        ToolRun run = await RunWithInputAsync(example.Output, ["webhooks", "print", "-", "--json"]);

        Assert.That(run.ExitCode, Is.Zero, example.Error + run.Error);
        JsonNode printed = JsonNode.Parse(run.Output)!;
        Assert.That(printed["event"]!.GetValue<string>(), Is.EqualTo(expected));
        Assert.That(printed["unknown_members"]!.AsArray(), Is.Empty);
    }

    [TestCase("image", "image", "caption")]
    [TestCase("reaction", "reaction", "emoji")]
    public async Task The_text_is_that_of_the_kind(string kind, string content, string member)
    {
        ToolRun run = await RunAsync("webhooks", "example", kind, "--text", "👋");

        Assert.That(MessageOf(run, "messages")[content]![member]!.GetValue<string>(), Is.EqualTo("👋"));
    }

    [Test]
    public async Task A_status_is_that_of_a_message()
    {
        ToolRun run = await RunAsync("webhooks", "example", "failed", "--message-id", "wamid.HBgLM");

        JsonNode status = MessageOf(run, "statuses");
        Assert.That(status["id"]!.GetValue<string>(), Is.EqualTo("wamid.HBgLM"));
        Assert.That(status["status"]!.GetValue<string>(), Is.EqualTo("failed"));
        Assert.That(status["errors"]![0]!["code"]!.GetValue<int>(), Is.EqualTo(131026));
    }

    [Test]
    public async Task A_customer_may_have_a_user_id_only()
    {
        ToolRun run = await RunAsync("webhooks", "example", "--from", "US.13491208655302741918");

        JsonNode message = MessageOf(run, "messages");
        Assert.That(message["from_user_id"]!.GetValue<string>(), Is.EqualTo("US.13491208655302741918"));
        Assert.That(message["from"], Is.Null);
    }

    [Test]
    public async Task An_application_gets_it_signed_through_a_pipe()
    {
        await using Application application = await Application.StartAsync();
        ToolRun example = await RunAsync("webhooks", "example", "text");

        ToolRun run = await RunWithInputAsync(example.Output, ["webhooks", "replay", "-", "--to", application.Url]);

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(application.Received, Is.EqualTo([(example.Output, (string?)SignatureOf(example.Output))]));
    }

    [TestCase("error: Argument 'fax' not recognized.", "fax")]
    [TestCase("error: The kind 'sticker' has no text.", "sticker", "--text", "Hi")]
    [TestCase("error: 'Ada' is neither a phone number nor a user id.", "text", "--from", "Ada")]
    public async Task A_wrong_argument_is_named(string error, params string[] arguments)
    {
        ToolRun run = await RunAsync(["webhooks", "example", .. arguments]);

        AssertLine(run, 2, error, string.Empty);
    }

    private static JsonNode MessageOf(ToolRun run, string list) =>
        JsonNode.Parse(run.Output)!["entry"]![0]!["changes"]![0]!["value"]![list]![0]!;
}
