using System.CommandLine;

namespace WhatsApp.Tool;

/// <summary>Shortens the definition of verbs.</summary>
internal static class CommandExtensions
{
    /// <summary>Sets what a command does.</summary>
    /// <param name="command">The command.</param>
    /// <param name="tool">What the verb uses of the process.</param>
    /// <param name="options">The options of every verb.</param>
    /// <param name="run">Runs it, and returns the exit code.</param>
    public static Command Run(
        this Command command, ToolContext tool, GlobalOptions options, Func<VerbCall, Task<int>> run)
    {
        command.SetAction((parsed, cancellationToken) => run(new VerbCall(tool, options, parsed, cancellationToken)));
        return command;
    }
}
