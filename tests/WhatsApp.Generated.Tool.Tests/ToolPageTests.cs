using System.CommandLine.Parsing;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tool.Tests.Support;

namespace WhatsApp.Generated.Tool.Tests;

/// <summary>Every command of docs/tool.md runs, and prints what the page shows.</summary>
[TestFixture]
public sealed class ToolPageTests : ToolTest
{
    private const string Prompt = "$ ";
    private const string ApplicationUrl = "http://127.0.0.1:5000/webhooks/whatsapp";

    private string _folderBefore = string.Empty;

    private static string Page([CallerFilePath] string file = "") =>
        Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "docs", "tool.md");

    private static IEnumerable<TestCaseData> Commands
    {
        get
        {
            string[] lines = File.ReadAllLines(Page());
            bool isConsole = false;
            for (int at = 0; at < lines.Length; at++)
            {
                isConsole = lines[at].StartsWith("```", StringComparison.Ordinal) ? lines[at] == "```console" : isConsole;
                if (isConsole && lines[at].StartsWith(Prompt, StringComparison.Ordinal))
                {
                    string[] shown =
                    [
                        .. lines.Skip(at + 1).TakeWhile(line =>
                            line != "```" && !line.StartsWith(Prompt, StringComparison.Ordinal)),
                    ];
                    yield return new TestCaseData(lines[at][Prompt.Length..], string.Join('\n', shown))
                        .SetArgDisplayNames(lines[at][Prompt.Length..]);
                }
            }
        }
    }

    [SetUp]
    public void PrepareFolder()
    {
        _folderBefore = Directory.GetCurrentDirectory();
        Directory.SetCurrentDirectory(Folder);
        JsonArray components = JsonNode.Parse("""
            [
              { "type": "HEADER", "format": "IMAGE", "example": { "header_handle": ["4::aW"] } },
              { "type": "BODY", "text": "Hello {{1}}, order {{2}} is on its way.",
                "example": { "body_text": [["Ada", "7781"]] } }
            ]
            """)!.AsArray();
        Server.AddTemplate("order_shipped", components: components);
        Write("template.json", new JsonObject
        {
            ["name"] = "order_shipped",
            ["language"] = "en_US",
            ["category"] = "UTILITY",
            ["components"] = components.DeepClone(),
        }.ToJsonString());
        Write(
            "message.json",
            """{"messaging_product":"whatsapp","to":"+16505551234","type":"text","text":{"body":"Hello"}}""");
        Write("wrong-message.json", """
            {
              "messaging_product": "whatsapp", "to": "+16505551234", "type": "template",
              "template": { "name": "order_shipped", "language": { "code": "en_US" } }
            }
            """);
        Write("webhook.json", FakeWebhook.TextMessage(
            "16505551234", "Hello", new() { MessageId = "wamid.HBgLM", Timestamp = DateTimeOffset.UnixEpoch.AddDays(20_000) }));
        Variables["WHATSAPP_APP_SECRET"] = Server.AppSecret;
        Write("van.png", "image");
        Write("invoice.pdf", "document");
    }

    [TearDown]
    public void LeaveFolder() => Directory.SetCurrentDirectory(_folderBefore);

    [TestCaseSource(nameof(Commands))]
    public async Task A_command_prints_what_the_page_shows(string command, string shown)
    {
        if (command.Contains(" 400000000000001", StringComparison.Ordinal))
        {
            Assert.That(Server.AddMedia("photo"u8.ToArray(), "image/jpeg").Id, Is.EqualTo("400000000000001"));
        }

        await using Application application = await Application.StartAsync();
        string[] parts = command.Replace(ApplicationUrl, application.Url, StringComparison.Ordinal).Split(" < ");
        string input = parts.Length > 1 ? await File.ReadAllTextAsync(parts[1]) : string.Empty;
        ToolRun run = new(0, input, string.Empty);
        foreach (string piped in parts[0].Split(" | "))
        {
            string[] arguments = [.. CommandLineParser.SplitCommandLine(piped)];
            Assert.That(arguments[0], Is.EqualTo("whatsapp"));
            Assert.That(run.Error, Is.Empty);

            run = await RunWithInputAsync(run.Output, arguments[1..]);
        }

        string all = (run.Output + run.Error).TrimEnd('\n');
        Assert.That(all, Is.EqualTo(shown), $"Put this into the page:\n{all}\n");
    }

    [Test]
    public void The_page_shows_commands_of_each_verb() => Assert.That(
        Commands.Select(command => ((string)command.Arguments[0]!).Split(' ')[1]).Distinct(),
        Is.SupersetOf(["send", "templates", "media", "numbers", "webhooks", "doctor"]));
}
