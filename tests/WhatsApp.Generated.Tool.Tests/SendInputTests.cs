using System.Reflection;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tool.Tests.Support;
using WhatsApp.Tool.Verbs;

namespace WhatsApp.Generated.Tool.Tests;

/// <summary>What the tool knows to be wrong is not sent.</summary>
[TestFixture]
public sealed class SendInputTests : ToolTest
{
    private const string To = "+16505551234";

    [TestCase("image", "invoice.pdf", "is application/pdf; an image is image/jpeg or image/png.", "document")]
    [TestCase("audio", "van.png", "is image/png; a sound is audio/aac, audio/amr, audio/mp4, audio/mpeg or audio/ogg.", "image")]
    [TestCase("sticker", "van.png", "is image/png; a sticker is image/webp.", "image")]
    [TestCase("video", "smile.webp", "is image/webp; a video is video/mp4 or video/3gpp.", "sticker")]
    public async Task A_file_of_another_kind_is_refused(string kind, string name, string problem, string fitting)
    {
        string file = Write(name, "content");

        await AssertRefusedAsync(
            $"error: {file} {problem} Send it with 'whatsapp send {fitting}', or convert it.\n", "send", kind, To, file);
    }

    [Test]
    public async Task A_file_of_another_kind_is_sent_without_validation()
    {
        ToolRun run = await RunAsync("send", "sticker", To, Write("van.png", "content"), "--no-validate");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
    }

    [TestCase("http://")]
    [TestCase("https://")]
    public async Task An_address_without_a_host_is_refused(string address) => await AssertRefusedAsync(
        $"error: '{address}' is not an address. Write it with its host, such as https://example.com/van.png.\n",
        "send", "image", To, address);

    [TestCase("send image +16505551234")]
    [TestCase("media upload")]
    public async Task An_empty_file_is_refused(string arguments)
    {
        string file = Write("van.png", "");

        await AssertRefusedAsync(
            $"error: The file '{file}' is empty. Check the path.\n", [.. arguments.Split(' '), file]);
    }

    [Test]
    public async Task A_reaction_with_a_word_is_refused() => await AssertRefusedAsync(
        "error: 'ok' is not an emoji. Write the emoji itself, such as 👍.\n", "send", "reaction", To, "wamid.123", "ok");

    [Test]
    public async Task An_empty_text_removes_a_reaction()
    {
        ToolRun run = await RunAsync("send", "reaction", To, "wamid.123", "");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(Server.SentMessages.Single().Body["reaction"]!["emoji"]!.GetValue<string>(), Is.Empty);
    }

    [TestCase("--to", "+16505551234")]
    [TestCase("--reply-to", "wamid.123")]
    [TestCase("--slot", "1=Ada")]
    public async Task A_file_is_the_whole_message(string option, string value) => await AssertRefusedAsync(
        $"error: {option} cannot be used with --file: the file is the whole message. Run 'whatsapp send --help'.\n",
        "send", "--file", "message.json", option, value);

    [Test]
    public async Task A_file_without_the_messaging_product_is_refused()
    {
        string file = Write("message.json", """{"to":"+16505551234","type":"text","text":{"body":"Hi"}}""");

        await AssertRefusedAsync(
            $"error: {file} has no 'messaging_product'. Add \"messaging_product\": \"whatsapp\", or pass --no-validate to send "
                + "it as it is.\n",
            "send", "--file", file);
    }

    [Test]
    public async Task A_file_without_the_messaging_product_is_sent_without_validation()
    {
        string file = Write("message.json", """{"to":"+16505551234","type":"text","text":{"body":"Hi"}}""");

        ToolRun run = await RunAsync("send", "--file", file, "--no-validate");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error.Split("The parameter messaging_product is required."), Has.Length.EqualTo(2), "Said once.");
    }

    [Test]
    public async Task A_file_of_an_unknown_type_is_refused_with_the_known_ones()
    {
        string file = Write("message.json", """{"messaging_product":"whatsapp","to":"+16505551234","type":"txt","txt":{}}""");

        await AssertRefusedAsync(
            $"error: {file}: the type 'txt' is not known; it must be text, image, video, audio, document, sticker, location, "
                + "contacts, reaction, interactive, template or pin. Correct it, or pass --no-validate to send it as it is.\n",
            "send", "--file", file);
    }

    [Test]
    public void The_known_types_are_those_of_the_SDK() => Assert.That(SendFile.Types, Is.EquivalentTo(
        from type in typeof(Message).Assembly.GetTypes()
        where type.IsSubclassOf(typeof(Message)) && type != typeof(UnknownMessage) && !type.IsAbstract
        select ((Message)Activator.CreateInstance(type, BindingFlags.Public | BindingFlags.Instance, null, [], null)!).Type));

    private async Task AssertRefusedAsync(string error, params string[] arguments)
    {
        ToolRun run = await RunAsync(arguments);

        Assert.That(run.Error, Is.EqualTo(error));
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(Server.Requests, Is.Empty);
    }
}
