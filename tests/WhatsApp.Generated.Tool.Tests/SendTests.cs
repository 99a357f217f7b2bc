using System.Text.Json.Nodes;
using Spectre.Console.Testing;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tool.Tests.Support;

namespace WhatsApp.Generated.Tool.Tests;

[TestFixture]
public sealed class SendTests : ToolTest
{
    private const string To = "+16505551234";

    private JsonObject Sent => Server.SentMessages.Single().Body;

    [Test]
    public async Task Send_text_prints_the_id_of_the_message()
    {
        ToolRun run = await RunAsync("send", "text", To, "Hello", "--preview-url");

        Assert.That(run.Error, Is.Empty);
        Assert.That(run.Output, Is.EqualTo(Server.SentMessages.Single().Id + "\n"));
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(Sent["to"]!.GetValue<string>(), Is.EqualTo(To));
        Assert.That(Sent["text"]!.ToJsonString(), Is.EqualTo("""{"body":"Hello","preview_url":true}"""));
    }

    [Test]
    public async Task Json_is_the_response_of_Graph()
    {
        ToolRun run = await RunAsync("send", "text", To, "Hello", "--json");

        JsonNode response = JsonNode.Parse(run.Output)!;
        Assert.That(response["messages"]![0]!["id"]!.GetValue<string>(), Is.EqualTo(Server.SentMessages.Single().Id));
        Assert.That(response["messaging_product"]!.GetValue<string>(), Is.EqualTo("whatsapp"));
    }

    [Test]
    public async Task A_text_may_start_with_an_at_sign()
    {
        ToolRun run = await RunAsync("send", "text", To, "@ada hello");

        Assert.That(run.Error, Is.Empty);
        Assert.That(Sent["text"]!["body"]!.GetValue<string>(), Is.EqualTo("@ada hello"));
    }

    [Test]
    public async Task A_user_id_is_sent_as_the_recipient()
    {
        ToolRun run = await RunAsync("send", "text", "US.13491208655302741918", "Hello");

        Assert.That(run.Error, Is.Empty);
        Assert.That(Sent["recipient"]!.GetValue<string>(), Is.EqualTo("US.13491208655302741918"));
        Assert.That(Sent["to"], Is.Null);
    }

    [Test]
    public async Task A_reply_names_its_message()
    {
        ToolRun run = await RunAsync("send", "text", To, "Yes", "--reply-to", "wamid.123");

        Assert.That(run.Error, Is.Empty);
        Assert.That(Sent["context"]!["message_id"]!.GetValue<string>(), Is.EqualTo("wamid.123"));
    }

    [TestCase("image", "van.png", "image/png")]
    [TestCase("video", "van.mp4", "video/mp4")]
    [TestCase("audio", "hello.ogg", "audio/ogg")]
    [TestCase("document", "invoice.pdf", "application/pdf")]
    [TestCase("sticker", "smile.webp", "image/webp")]
    public async Task A_file_is_uploaded_and_sent_by_its_id(string kind, string name, string type)
    {
        ToolRun run = await RunAsync("send", kind, To, Write(name, "content"));

        Assert.That(run.Error, Is.Empty);
        FakeMedia media = Server.Find<FakeMedia>(Sent[kind]!["id"]!.GetValue<string>())!;
        Assert.That(media.MimeType, Is.EqualTo(type));
        Assert.That(media.FileName, Is.EqualTo(name));
        Assert.That(Sent["type"]!.GetValue<string>(), Is.EqualTo(kind));
    }

    [Test]
    public async Task An_address_is_sent_as_a_link()
    {
        ToolRun run = await RunAsync("send", "image", To, "https://example.com/van.png", "--caption", "Our van");

        Assert.That(run.Error, Is.Empty);
        Assert.That(
            Sent["image"]!.ToJsonString(), Is.EqualTo("""{"link":"https://example.com/van.png","caption":"Our van"}"""));
    }

    [Test]
    public async Task Digits_are_the_id_of_an_upload()
    {
        string id = Server.AddMedia("content"u8.ToArray(), "application/pdf").Id;

        ToolRun run = await RunAsync("send", "document", To, id, "--filename", "invoice.pdf");

        Assert.That(run.Error, Is.Empty);
        Assert.That(Sent["document"]!.ToJsonString(), Is.EqualTo($$"""{"id":"{{id}}","filename":"invoice.pdf"}"""));
    }

    [Test]
    public async Task A_sound_can_be_a_voice_message()
    {
        string id = Server.AddMedia("content"u8.ToArray(), "audio/ogg").Id;

        await RunAsync("send", "audio", To, id, "--voice");

        Assert.That(Sent["audio"]!["voice"]!.GetValue<bool>(), Is.True);
    }

    [Test]
    public async Task Send_location_accepts_negative_degrees()
    {
        ToolRun run = await RunAsync("send", "location", To, "-33.87", "-151.2", "--name", "Harbour");

        Assert.That(run.Error, Is.Empty);
        Assert.That(
            Sent["location"]!.ToJsonString(), Is.EqualTo("""{"latitude":-33.87,"longitude":-151.2,"name":"Harbour"}"""));
    }

    [Test]
    public async Task Send_reaction_names_the_message_and_the_emoji()
    {
        ToolRun run = await RunAsync("send", "reaction", To, "wamid.123", "👍");

        Assert.That(run.Error, Is.Empty);
        Assert.That(Sent["reaction"]!["message_id"]!.GetValue<string>(), Is.EqualTo("wamid.123"));
        Assert.That(Sent["reaction"]!["emoji"]!.GetValue<string>(), Is.EqualTo("👍"));
    }

    [Test]
    public async Task A_file_is_sent_with_its_unknown_members()
    {
        string file = Write("message.json", """
            { "messaging_product": "whatsapp", "to": "+16505551234", "type": "text", "text": { "body": "Hi" }, "new_member": 1 }
            """);

        ToolRun run = await RunAsync("send", "--file", file);

        Assert.That(run.Error, Is.Empty);
        Assert.That(run.Output, Is.EqualTo(Server.SentMessages.Single().Id + "\n"));
        Assert.That(Server.Requests[^1].Json!["new_member"]!.GetValue<int>(), Is.EqualTo(1));
    }

    [Test]
    public async Task Standard_input_is_the_file_with_the_name_of_a_dash()
    {
        ToolRun run = await RunWithInputAsync(
            """{"messaging_product":"whatsapp","to":"+16505551234","type":"text","text":{"body":"Hi"}}""", ["send", "--file", "-"]);

        Assert.That(run.Error, Is.Empty);
        Assert.That(Sent["text"]!["body"]!.GetValue<string>(), Is.EqualTo("Hi"));
    }

    [Test]
    public async Task Progress_of_an_upload_is_shown_in_a_terminal_only()
    {
        string file = Write("van.png", "content");
        ToolRun script = await RunAsync("send", "image", To, file);
        Terminal = new TestConsole().Interactive();

        ToolRun person = await RunAsync("send", "image", To, file);

        Assert.That(script.Error, Is.Empty);
        Assert.That(person.Error, Does.Contain("van.png").And.Contain("100%"));
        Assert.That(person.Output, Is.EqualTo(Server.SentMessages[^1].Id + "\n"));
    }
}
