using System.Diagnostics;
using WhatsApp.Generated.Tool.Tests.Support;

namespace WhatsApp.Generated.Tool.Tests;

[TestFixture]
public sealed class CompletionTests : ToolTest
{
    [TestCase("se", "send")]
    [TestCase("send lo", "location")]
    [TestCase("send text --re", "--reply-to")]
    [TestCase("templates list --status REJ", "REJECTED")]
    [TestCase("completion f", "fish")]
    public async Task The_tool_suggests_what_fits(string line, string expected)
    {
        ToolRun run = await RunAsync($"[suggest:{line.Length}]", line);

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Output.Split('\n'), Does.Contain(expected));
    }

    [TestCase("bash")]
    [TestCase("zsh")]
    [TestCase("fish")]
    [TestCase("pwsh")]
    public async Task A_script_asks_the_tool(string shell)
    {
        ToolRun run = await RunAsync("completion", shell);

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Output, Does.Contain("[suggest:").And.Contain("whatsapp"));
    }

    [TestCase("bash", "eval \"$(whatsapp completion bash)\"")]
    [TestCase("zsh", "eval \"$(whatsapp completion zsh)\"")]
    [TestCase("fish", "whatsapp completion fish | source")]
    [TestCase("pwsh", "whatsapp completion pwsh | Out-String | Invoke-Expression")]
    public async Task A_script_says_the_line_that_loads_it(string shell, string line)
    {
        ToolRun run = await RunAsync("completion", shell);

        Assert.That(run.Output.Split('\n')[0], Does.StartWith("# Add to ").And.EndWith($": {line}"));
    }

    [TestCase("")]
    [TestCase("send ")]
    public async Task The_options_of_Windows_are_not_suggested(string line)
    {
        ToolRun run = await RunAsync($"[suggest:{line.Length}]", line);

        Assert.That(run.Output.Split('\n'), Does.Contain("--help").And.None.StartsWith("/"));
    }

    [Test]
    public async Task Bash_completes_with_the_script()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("There is no bash on every Windows.");
        }

        string script = (await RunAsync("completion", "bash")).Output + $$"""

            whatsapp() { dotnet "{{ToolProcess.Assembly}}" "$@"; }
            COMP_LINE="whatsapp send te" COMP_POINT=16 COMP_WORDS=(whatsapp send te) COMP_CWORD=2
            _whatsapp
            echo "found: ${COMPREPLY[*]}"
            """;
        var start = new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardOutput = true };
        using Process bash = Process.Start(start)!;
        string output = await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();

        Assert.That(output, Is.EqualTo("found: text\n"));
    }
}
