using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

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

    /// <summary>Whether the value is a number outside of the bounds. What is not a number is an error of its own.</summary>
    /// <param name="result">The option as it was given.</param>
    /// <param name="min">The least number that is allowed.</param>
    /// <param name="max">The largest number that is allowed.</param>
    public static bool IsOutside(this OptionResult result, int min, int max) =>
        result.Tokens is [var token]
        && int.TryParse(token.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number)
        && (number < min || number > max);
}
