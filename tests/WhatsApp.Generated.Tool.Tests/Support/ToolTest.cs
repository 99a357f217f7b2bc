using System.Text;
using Spectre.Console;
using Spectre.Console.Testing;
using WhatsApp.Generated.Testing;
using WhatsApp.Tool;

namespace WhatsApp.Generated.Tool.Tests.Support;

/// <summary>Runs verbs in this process, against a fake Graph server, with an environment that has everything.</summary>
public abstract class ToolTest
{
    /// <summary>The access token. It must be shown nowhere.</summary>
    protected const string Token = "tool-test-token";

    private readonly Dictionary<string, string> _variables = [];
    private readonly Dictionary<string, string> _secrets = [];
    private FakeGraphServer? _server;

    /// <summary>The server.</summary>
    protected FakeGraphServer Server => _server!;

    /// <summary>The environment variables of the next runs.</summary>
    protected IDictionary<string, string> Variables => _variables;

    /// <summary>The user secrets of the next runs, as <c>id/key</c>.</summary>
    protected IDictionary<string, string> Secrets => _secrets;

    /// <summary>The terminal that answers questions and shows progress; null for a script, which has none.</summary>
    protected TestConsole? Terminal { get; set; }

    /// <summary>The time of the next runs.</summary>
    protected TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>A folder of the test.</summary>
    protected string Folder { get; private set; } = string.Empty;

    [SetUp]
    public async Task StartAsync()
    {
        _server = await FakeGraphServer.StartAsync(new FakeGraphOptions { AccessTokens = [Token] });
        Terminal = null;
        Time = TimeProvider.System;
        _secrets.Clear();
        _variables.Clear();
        _variables["WHATSAPP_ACCESS_TOKEN"] = Token;
        _variables["WHATSAPP_PHONE_NUMBER_ID"] = Server.PhoneNumberId;
        _variables["WHATSAPP_ACCOUNT_ID"] = Server.AccountId;
        _variables["WHATSAPP_BASE_ADDRESS"] = Server.BaseAddress.AbsoluteUri;
        Folder = Directory.CreateTempSubdirectory("whatsapp-tool-").FullName;
    }

    [TearDown]
    public async Task StopAsync()
    {
        await Server.DisposeAsync();
        Terminal?.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Runs the tool as a script does: no terminal. Fails if the token is shown.</summary>
    protected Task<ToolRun> RunAsync(params string[] arguments) => RunWithInputAsync(string.Empty, arguments);

    /// <summary>Runs the tool with a text on standard input.</summary>
    protected async Task<ToolRun> RunWithInputAsync(
        string input, string[] arguments, CancellationToken cancellationToken = default)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        bool isRedirected = Terminal is null;
        var context = new TerminalContext(Terminal)
        {
            Input = new MemoryStream(Encoding.UTF8.GetBytes(input)),
            Output = output,
            Error = error,
            IsInputRedirected = isRedirected,
            IsOutputRedirected = true,
            IsErrorRedirected = isRedirected,
            Environment = name => _variables.GetValueOrDefault(name),
            Time = Time,
            OpenUserSecrets = id => key => _secrets.GetValueOrDefault($"{id}/{key}"),
        };
        int exitCode = await ToolProgram.RunAsync(arguments, context, cancellationToken);
        var run = new ToolRun(exitCode, output.ToString(), error.ToString() + Terminal?.Output);
        Assert.That(run.Output + run.Error, Does.Not.Contain(Token), "The token must not be shown.");
        Assert.That(run.Error, Does.Not.Contain("   at "), "A user must not see a stack trace.");
        return run;
    }

    /// <summary>Writes a file into the folder of the test, and returns its path.</summary>
    protected string Write(string name, string text)
    {
        string path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private sealed class TerminalContext(TestConsole? terminal) : ToolContext
    {
        public override IAnsiConsole CreateErrorConsole() => terminal ?? base.CreateErrorConsole();
    }
}
