using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tool.Tests.Support;
using WhatsApp.Tool;

namespace WhatsApp.Generated.Tool.Tests;

/// <summary>Bad input and failed requests: one line with the next step, and the exit code.</summary>
[TestFixture]
public sealed class ErrorTests : ToolTest
{
    private static readonly string[] Text = ["send", "text", "+16505551234", "Hello"];

    [Test]
    public async Task A_file_that_is_not_JSON_is_named_with_the_line()
    {
        string file = Write("message.json", "{\n  \"to\": \"+16505551234\",\n  to: 1\n}");

        ToolRun run = await RunAsync("send", "--file", file);

        AssertLine(run, 2, $"error: {file}, line 3: This is not valid JSON: ", "Correct it there; it must be one JSON object.");
    }

    [Test]
    public async Task Standard_input_that_is_not_JSON_is_named()
    {
        ToolRun run = await RunWithInputAsync("hello", ["send", "--file", "-"]);

        AssertLine(run, 2, "error: standard input, line 1: This is not valid JSON: ", "it must be one JSON object.");
    }

    [Test]
    public async Task A_missing_file_is_named()
    {
        ToolRun run = await RunAsync("send", "--file", "no-such-message.json");

        AssertLine(run, 2, "error: There is no file 'no-such-message.json'.", "Check the path.");
    }

    [Test]
    public async Task A_missing_media_file_is_named()
    {
        ToolRun run = await RunAsync("send", "image", "+16505551234", "no-such.png");

        AssertLine(run, 2, "error: There is no file 'no-such.png'.", "Check the path.");
    }

    [Test]
    public async Task A_file_of_an_unknown_type_needs_its_type()
    {
        ToolRun run = await RunAsync("media", "upload", Write("data.xyz", "content"));

        AssertLine(run, 2, "error: The type of '", "Pass it with --type, such as --type application/pdf.");
    }

    [Test]
    public async Task An_address_where_nothing_listens_is_named()
    {
        await using (FakeGraphServer stopped = await FakeGraphServer.StartAsync())
        {
            Variables["WHATSAPP_BASE_ADDRESS"] = stopped.BaseAddress.AbsoluteUri;
        }

        ToolRun run = await RunAsync(Text);

        AssertLine(run, 1, "error: sendMessage got no complete response: ", "Check the connection and --base-address.");
        Assert.That(run.Error, Does.Contain(new Uri(Variables["WHATSAPP_BASE_ADDRESS"]).Authority));
    }

    [Test]
    public async Task A_wrong_token_is_reported_as_Graph_reports_it()
    {
        Variables["WHATSAPP_ACCESS_TOKEN"] = "wrong-token-that-is-hidden";

        ToolRun run = await RunAsync(Text);

        AssertLine(run, 1, "error: sendMessage failed with HTTP 401, code 190", "Set WHATSAPP_ACCESS_TOKEN to a valid token");
        Assert.That(run.Error, Does.Not.Contain("wrong-token"));
    }

    [Test]
    public async Task An_error_of_Graph_has_its_code_in_JSON_too()
    {
        Server.FailNext(new FakeError { Code = 131026, Message = "Message undeliverable" });

        ToolRun run = await RunAsync([.. Text, "--json"]);

        JsonNode error = JsonNode.Parse(run.Output)!["error"]!;
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(error["code"]!.GetValue<int>(), Is.EqualTo(131026));
        Assert.That(error["exit_code"]!.GetValue<int>(), Is.EqualTo(1));
        Assert.That(error["next_step"]!.GetValue<string>(), Is.Not.Empty);
        Assert.That(run.Error, Does.StartWith("error: ").And.Contain("131026"));
    }

    [TestCase(100, 33, "Check the id, and that the token may use it.")]
    [TestCase(132001, null, "Check the name and the language of the template.")]
    [TestCase(100, null, "Correct the request.")]
    public async Task The_next_step_fits_the_code(int code, int? subcode, string nextStep)
    {
        Server.FailNext(new FakeError { Code = code, Subcode = subcode });

        ToolRun run = await RunAsync(Text);

        AssertLine(run, 1, "error: sendMessage failed with HTTP 400, code ", nextStep);
    }

    [Test]
    public async Task Details_that_repeat_the_message_are_left_out()
    {
        Server.FailNext(new FakeError
        {
            Message = "(#100) The body is required.",
            Details = "The body is required.",
            UserMessage = "Write a body.",
        });

        ToolRun run = await RunAsync(Text);

        AssertLine(run, 1, "error: sendMessage failed with HTTP 400, code 100: (#100) The body is required. | Write a body.", "");
    }

    [Test]
    public async Task An_error_in_JSON_shows_quotes_and_signs_as_they_are()
    {
        ToolRun run = await RunAsync("send", "text", "ada's", "Hello", "--json");

        Assert.That(run.Output, Does.Contain("'ada's' is neither").And.Contain("such as +16505551234"));
    }

    [Test]
    public async Task A_body_that_breaks_the_rules_is_not_sent()
    {
        ToolRun run = await RunAsync("send", "text", "+16505551234", new string('a', 5000));

        AssertLine(
            run, 2, "error: sendMessage was not sent: text.body has too many characters: 5000, at most 4096.",
            "Correct the message, or pass --no-validate to send it as it is.");
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public async Task No_validate_sends_it_as_it_is()
    {
        ToolRun run = await RunAsync("send", "text", "+16505551234", new string('a', 5000), "--no-validate");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(Server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_recipient_that_is_none_is_refused()
    {
        ToolRun run = await RunAsync("send", "text", "ada", "Hello");

        AssertLine(run, 2, "error: 'ada' is neither a phone number nor a user id.", "such as +16505551234");
    }

    [Test]
    public async Task A_file_for_a_wrong_recipient_is_not_uploaded()
    {
        ToolRun run = await RunAsync("send", "image", "ada", Write("van.png", "content"));

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(Server.Requests, Is.Empty);
    }

    [TestCase("--base-address", "no address", "error: 'no address' is not an address.")]
    [TestCase("--base-address", "http://example.com", "error: ")]
    [TestCase("--graph-version", "27", "error: ")]
    public async Task A_wrong_option_is_named(string option, string value, string problem)
    {
        ToolRun run = await RunAsync([.. Text, option, value]);

        AssertLine(run, 2, problem, ".");
        Assert.That(run.Error, Does.Not.Contain("Parameter"));
    }

    [TestCase("send text")]
    [TestCase("send")]
    [TestCase("send --file a.json --template b")]
    [TestCase("sned text +16505551234 Hello")]
    [TestCase("send text +16505551234 Hello --no-such-option")]
    [TestCase("send location +16505551234 north 13.4")]
    [TestCase("completion tcsh")]
    public async Task Wrong_usage_names_the_help(string commandLine)
    {
        ToolRun run = await RunAsync(commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        AssertLine(run, 2, "error: ", " --help'.");
        Assert.That(run.Error, Does.Contain("Run 'whatsapp"));
    }

    [Test]
    public async Task Cancellation_has_an_exit_code_of_its_own()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        ToolRun run = await RunWithInputAsync("", Text, cancelled.Token);

        AssertLine(run, 130, "error: Cancelled.", "");
    }

    [TestCase("webhooks", "listen", "--port", "x")]
    [TestCase("emulate", "--port", "x")]
    [TestCase("webhooks", "replay", "-", "--to", "http://127.0.0.1:1/", "--delay", "x")]
    public async Task A_number_that_is_a_text_is_named(params string[] arguments) =>
        AssertLine(await RunAsync(arguments), 2, $"error: {arguments[^2]} must be a number", "--help'.");

    [TestCase("52,5")]
    [TestCase("NaN")]
    [TestCase("north")]
    public async Task Degrees_that_are_no_number_are_not_sent(string latitude)
    {
        ToolRun run = await RunAsync("send", "location", "+16505551234", latitude, "13");

        AssertLine(run, 2, "error: ", "send location --help'.");
        Assert.That(run.Error, Does.Contain(latitude));
        Assert.That(Server.Requests, Is.Empty);
    }

    [TestCase("whatsapp", "nope")]
    [TestCase("whatsapp webhooks", "webhooks", "nope")]
    public async Task A_command_that_does_not_exist_is_named(string parent, params string[] arguments) =>
        AssertLine(await RunAsync(arguments), 2, "error: 'nope' is not a command.", $"Run '{parent} --help'.");

    [Test]
    public async Task An_empty_option_is_as_if_it_were_left_out()
    {
        Variables.Remove("WHATSAPP_PHONE_NUMBER_ID");

        ToolRun run = await RunAsync([.. Text, "--from", ""]);

        AssertLine(run, 2, "error: There is no phone number id.", "Pass --from, or set WHATSAPP_PHONE_NUMBER_ID.");
    }

    [Test]
    public async Task A_response_that_is_no_JSON_points_to_the_address()
    {
        Server.FailNext(new FakeError { Status = 200, Body = "<html></html>" });

        ToolRun run = await RunAsync("numbers", "list");

        AssertLine(run, 1, "error: listPhoneNumbers failed with HTTP 200", "Check that the address of --base-address is");
    }

    [Test]
    public async Task A_message_whose_id_cannot_be_written_may_have_been_sent()
    {
        await using var error = new StringWriter();

        int exitCode = await RunOnFullDiskAsync(error, Text);

        Assert.That(exitCode, Is.EqualTo(1), "2 promises that no message was sent.");
        Assert.That(Server.SentMessages, Has.Count.EqualTo(1));
        Assert.That(error.ToString(), Does.StartWith("error: The output cannot be written: ").And.Contain("It may have been"));
    }

    [Test]
    public async Task An_error_that_cannot_be_written_keeps_its_exit_code()
    {
        await using var error = new FullDisk();

        Assert.That(await RunOnFullDiskAsync(error, ["send", "--file", "no-such-message.json", "--json"]), Is.EqualTo(2));
    }

    private async Task<int> RunOnFullDiskAsync(TextWriter error, string[] arguments)
    {
        await using var output = new FullDisk();
        return await ToolProgram.RunAsync(arguments, new ToolContext
        {
            Input = Stream.Null,
            Output = output,
            Error = error,
            IsInputRedirected = true,
            IsOutputRedirected = true,
            IsErrorRedirected = true,
            Environment = name => Variables.TryGetValue(name, out string? value) ? value : null,
        });
    }

    private sealed class FullDisk : StringWriter
    {
        public override void WriteLine(string? value) => throw new IOException("No space left on device.");
    }

    private static void AssertLine(ToolRun run, int exitCode, string problem, string nextStep) => Assert.Multiple(() =>
    {
        Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.Error);
        Assert.That(run.Output, Is.Empty);
        Assert.That(run.Error, Does.StartWith(problem).And.Contain(nextStep));
        Assert.That(run.Error.TrimEnd('\n'), Does.Not.Contain("\n"), "One line.");
    });
}
