using System.CommandLine;
using WhatsApp.Generated.Tool.Tests.Support;
using WhatsApp.Tool;

namespace WhatsApp.Generated.Tool.Tests;

[TestFixture]
public sealed class HelpTests : ToolTest
{
    private static IEnumerable<Command> Commands
    {
        get
        {
            var left = new Queue<Command>([ToolProgram.Create(ToolContext.OfProcess(), new GlobalOptions())]);
            while (left.TryDequeue(out Command? command))
            {
                yield return command;
                foreach (Command child in command.Subcommands)
                {
                    left.Enqueue(child);
                }
            }
        }
    }

    private static IEnumerable<TestCaseData> Paths => Commands.Select(command => new TestCaseData(PathOf(command)));

    [TestCaseSource(nameof(Paths))]
    public async Task Every_command_has_help_without_the_values_of_settings(string path)
    {
        ToolRun run = await RunAsync([.. path.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Output, Does.Contain($"whatsapp {path}".TrimEnd()));
        Assert.That(run.Output, Does.Not.Contain(Server.PhoneNumberId));
    }

    [Test]
    public void Every_command_argument_and_option_is_described() => Assert.That(
        from command in Commands
        from symbol in command.Arguments.Concat<Symbol>(command.Options).Append(command)
        where string.IsNullOrEmpty(symbol.Description)
        select $"{PathOf(command)} {symbol.Name}",
        Is.Empty);

    [TestCase("emulate")]
    [TestCase("webhooks listen")]
    [TestCase("webhooks replay")]
    public async Task A_default_is_stated_once(string path)
    {
        ToolRun run = await RunAsync([.. path.Split(' '), "--help"]);

        string[] lines = run.Output.Split('\n');
        Assert.That(lines, Has.Some.Contain("[default: "));
        Assert.That(lines.Where(line => line.Contains("[default: ", StringComparison.Ordinal)), Has.None.Contain("Default:"));
    }

    [Test]
    public void Nothing_secret_is_an_argument() => Assert.That(
        from command in Commands
        from symbol in command.Arguments.Concat<Symbol>(command.Options)
        where symbol.Name.Contains("token", StringComparison.OrdinalIgnoreCase)
            || symbol.Name is "--secret" or "--app-secret" or "secret"
        select $"{PathOf(command)} {symbol.Name}",
        Is.Empty,
        "A shell records it. Use VerbCall.RequireSecretAsync.");

    private static string PathOf(Command command) => command is RootCommand
        ? string.Empty
        : $"{PathOf(command.Parents.OfType<Command>().Single())} {command.Name}".TrimStart();
}
