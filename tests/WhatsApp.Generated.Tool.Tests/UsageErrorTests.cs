using System.Diagnostics;
using System.Text.Json.Nodes;
using WhatsApp.Generated.Tool.Tests.Support;

namespace WhatsApp.Generated.Tool.Tests;

/// <summary>Arguments that are wrong: one line in the words of a person, and exit code 2.</summary>
[TestFixture]
public sealed class UsageErrorTests : ToolTest
{
    [TestCase("bogus", "'bogus' is not a command. Run 'whatsapp --help'.")]
    [TestCase("help", "'help' is not a command. Run 'whatsapp --help'.")]
    [TestCase("sned text a b", "'sned' is not a command. Did you mean send? Run 'whatsapp --help'.")]
    [TestCase("sned --help", "'sned' is not a command. Did you mean send? Run 'whatsapp --help'.")]
    [TestCase("templates lsit", "'lsit' is not a command. Did you mean list? Run 'whatsapp templates --help'.")]
    [TestCase("send txt a b", "'txt' is not a command. Did you mean text? Run 'whatsapp send --help'.")]
    [TestCase("--jsn", "'--jsn' is not an option of 'whatsapp'. Did you mean --json? Run 'whatsapp --help'.")]
    [TestCase(
        "send text +16505551234 Hi --reply-too x",
        "'--reply-too' is not an option of 'whatsapp send text'. Did you mean --reply-to? Run 'whatsapp send text --help'.")]
    public async Task An_unknown_command_or_option_is_named_with_the_intended_one(string arguments, string error) =>
        await AssertErrorAsync($"error: {error}\n", arguments.Split(' '));

    [TestCase("send --template")]
    [TestCase("send --file")]
    [TestCase("templates list --status")]
    [TestCase("send location +16505551234 1")]
    [TestCase("--graph-version")]
    public async Task A_missing_value_is_named(string arguments)
    {
        ToolRun run = await RunAsync(arguments.Split(' '));

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith("error: Required argument ").And.EndWith(" --help'.\n"));
    }

    [TestCase("", "whatsapp [command] [options]")]
    [TestCase("templates", "whatsapp templates [command] [options]")]
    public async Task A_group_without_a_command_prints_its_help(string arguments, string usage)
    {
        ToolRun run = await RunAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain(usage));
        Assert.That(run.Output, Is.Empty);
    }

    [Test]
    public async Task A_group_without_a_command_is_an_error_in_JSON()
    {
        ToolRun run = await RunAsync("templates", "--json");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(JsonNode.Parse(run.Output)!["error"]!["next_step"]!.GetValue<string>(), Is.EqualTo("Run 'whatsapp templates --help'."));
    }

    [TestCase("send location +16505551234 abc def", "'abc' is not a number. Run 'whatsapp send location --help'.")]
    [TestCase("send location +16505551234 52,52 13.4", "'52,52' is not a number. Run 'whatsapp send location --help'.")]
    public async Task A_text_in_place_of_a_number_is_named_without_types(string arguments, string error) =>
        await AssertErrorAsync($"error: {error}\n", arguments.Split(' '));

    [TestCase("91", "0", "91 is not a latitude: it must be from -90 to 90.")]
    [TestCase("0", "-180.5", "-180.5 is not a longitude: it must be from -180 to 180.")]
    [TestCase("NaN", "0", "NaN is not a latitude: it must be from -90 to 90.")]
    public async Task Degrees_out_of_range_are_refused(string latitude, string longitude, string problem) =>
        await AssertErrorAsync(
            $"error: {problem} Run 'whatsapp send location --help'.\n", "send", "location", "+16505551234", latitude, longitude);

    [TestCase("--status", "BOGUS", "'BOGUS' is not a status: it must be APPROVED, PENDING, REJECTED, ")]
    [TestCase("--category", "UTIL", "'UTIL' is not a category: it must be AUTHENTICATION, MARKETING or UTILITY.")]
    public async Task A_filter_that_is_not_known_is_refused(string option, string value, string problem)
    {
        ToolRun run = await RunAsync("templates", "list", option, value);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith($"error: {problem}").And.EndWith(" Run 'whatsapp templates list --help'.\n"));
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public async Task User_secrets_that_do_not_exist_are_refused()
    {
        using Process process = ToolProcess.Start(
            Variables, "send", "text", "+16505551234", "Hello", "--user-secrets", "whatsapp-tool-tests-no-such-id");
        ToolRun run = await process.EndAsync();

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith("error: There are no user secrets 'whatsapp-tool-tests-no-such-id'. Pass the"));
        Assert.That(Server.Requests, Is.Empty);
    }

    private async Task AssertErrorAsync(string error, params string[] arguments)
    {
        ToolRun run = await RunAsync(arguments);

        Assert.That(run.Error, Is.EqualTo(error));
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Output, Is.Empty);
        Assert.That(Server.Requests, Is.Empty);
    }
}
