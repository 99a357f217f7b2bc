using System.Text.Json.Nodes;
using WhatsApp.Generated.Tool.Tests.Support;

namespace WhatsApp.Generated.Tool.Tests;

[TestFixture]
public sealed class TemplatesTests : ToolTest
{
    private const string Definition = """
        {
          "name": "order_shipped", "language": "en_US", "category": "UTILITY",
          "components": [
            { "type": "BODY", "text": "Hello {{1}}, it is on its way.", "example": { "body_text": [["Ada"]] } }
          ]
        }
        """;

    [Test]
    public async Task List_shows_name_language_category_and_status()
    {
        Server.AddTemplate("order_shipped", "de", "MARKETING", "REJECTED");

        ToolRun run = await RunAsync("templates", "list");

        Assert.That(run.Error, Is.Empty);
        string[][] rows = Rows(run);
        Assert.That(rows[0], Is.EqualTo(["NAME", "LANGUAGE", "CATEGORY", "STATUS", "QUALITY", "ID"]));
        Assert.That(rows.Select(row => row[0]), Is.EquivalentTo(["NAME", "hello_world", "order_shipped"]));
        Assert.That(rows.Single(row => row[0] == "order_shipped")[1..4], Is.EqualTo(["de", "MARKETING", "REJECTED"]));
    }

    [Test]
    public async Task List_shows_all_pages()
    {
        for (int number = 0; number < 130; number++)
        {
            Server.AddTemplate($"template_{number}");
        }

        ToolRun run = await RunAsync("templates", "list", "--json");

        Assert.That(JsonNode.Parse(run.Output)!.AsArray(), Has.Count.EqualTo(131));
    }

    [TestCase("--status", "rejected")]
    [TestCase("--category", "marketing")]
    [TestCase("--language", "de")]
    public async Task List_filters(string option, string value)
    {
        Server.AddTemplate("order_shipped", "de", "MARKETING", "REJECTED");

        ToolRun run = await RunAsync("templates", "list", option, value);

        Assert.That(Rows(run).Select(row => row[0]), Is.EqualTo(["NAME", "order_shipped"]));
    }

    [Test]
    public async Task A_correct_definition_passes_without_a_request()
    {
        string file = Write("template.json", Definition);
        Variables.Clear();

        ToolRun run = await RunAsync("templates", "check", file);

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Output, Is.EqualTo($"{file}: nothing wrong.\n"));
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public async Task A_wrong_definition_fails_with_each_violation()
    {
        string file = Write(
            "template.json",
            Definition.Replace("Hello {{1}}, it is on its way.", "{{1}} and {{3}}", StringComparison.Ordinal));

        ToolRun run = await RunAsync("templates", "check", file);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output, Does.StartWith($"{file}: components[0]"));
        Assert.That(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.GreaterThan(1));
        Assert.That(run.Error, Is.Empty);
    }

    [Test]
    public async Task A_category_that_is_not_known_is_a_violation()
    {
        string file = Write("template.json", Definition.Replace("UTILITY", "UTIL", StringComparison.Ordinal));

        ToolRun run = await RunAsync("templates", "check", file);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output, Is.EqualTo($"{file}: category must be AUTHENTICATION, MARKETING or UTILITY; it is 'UTIL'.\n"));
    }

    [Test]
    public async Task Violations_are_JSON_for_scripts()
    {
        string file = Write("template.json", Definition.Replace("\"BODY\"", "\"FOOTER\"", StringComparison.Ordinal));

        ToolRun run = await RunAsync("templates", "check", file, "--json");

        JsonNode found = JsonNode.Parse(run.Output)!["checked"]![0]!;
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(found["target"]!.GetValue<string>(), Is.EqualTo(file));
        Assert.That(found["violations"]![0]!["path"]!.GetValue<string>(), Does.StartWith("components"));
        Assert.That(found["violations"]![0]!["text"]!.GetValue<string>(), Is.Not.Empty);
    }

    [Test]
    public async Task A_message_is_checked_against_its_template()
    {
        AddOrderShipped();
        string right = Write("right.json", Message("""[{ "type": "text", "text": "Ada" }]"""));
        string wrong = Write("wrong.json", Message("[]"));

        ToolRun passed = await RunAsync("templates", "check", right);
        ToolRun failed = await RunAsync("templates", "check", wrong);

        Assert.That(passed.ExitCode, Is.Zero, passed.Output);
        Assert.That(failed.ExitCode, Is.EqualTo(1));
        Assert.That(failed.Output, Does.StartWith($"{wrong}: template.components"));
        Assert.That(Server.SentMessages, Is.Empty);
    }

    [Test]
    public async Task A_name_checks_the_template_of_the_account()
    {
        AddOrderShipped();

        ToolRun run = await RunAsync("templates", "check", "order_shipped");

        Assert.That(run.ExitCode, Is.Zero, run.Output);
        Assert.That(run.Output, Is.EqualTo("order_shipped en_US: nothing wrong.\n"));
    }

    [Test]
    public async Task A_template_that_is_not_approved_fails()
    {
        Server.AddTemplate("order_shipped", "de", status: "REJECTED", components: Body("It is on its way."));

        ToolRun run = await RunAsync("templates", "check", "order_shipped");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output, Does.StartWith("order_shipped de: status must be APPROVED to be sent; it is REJECTED"));
    }

    [Test]
    public async Task A_file_that_is_missing_is_no_name()
    {
        ToolRun run = await RunAsync("templates", "check", "no-such.json");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Is.EqualTo("error: There is no file 'no-such.json'. Check the path.\n"));
    }

    private static string[][] Rows(ToolRun run) =>
    [
        .. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
    ];

    private static string Message(string parameters) => $$"""
        {
          "messaging_product": "whatsapp", "to": "+16505551234", "type": "template",
          "template": {
            "name": "order_shipped", "language": { "code": "en_US" },
            "components": [{ "type": "body", "parameters": {{parameters}} }]
          }
        }
        """;

    private static JsonArray Body(string text) => [new JsonObject { ["type"] = "BODY", ["text"] = text }];

    private void AddOrderShipped() => Server.AddTemplate(
        "order_shipped", "en_US", components: JsonNode.Parse(Definition)!["components"]!.DeepClone().AsArray());
}
