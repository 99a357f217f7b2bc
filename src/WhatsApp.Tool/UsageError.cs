using System.CommandLine;
using System.CommandLine.Parsing;
using WhatsApp.Generator.Lint;

namespace WhatsApp.Tool;

/// <summary>What is wrong with the arguments, in the words of a person instead of the parser's.</summary>
internal static class UsageError
{
    /// <summary>Name of the tool.</summary>
    public const string Name = "whatsapp";

    /// <summary>Whether only the command of a group is missing, as in <c>whatsapp templates</c>.</summary>
    /// <param name="parsed">The arguments.</param>
    public static bool IsCommandMissing(ParseResult parsed) =>
        parsed.CommandResult.Command is { Action: null, Subcommands.Count: > 0 }
        && parsed.UnmatchedTokens.Count == 0 && parsed.Errors.All(error => error.SymbolResult is CommandResult);

    /// <summary>Whether there is a word in place of a command, such as <c>whatsapp sned</c>.</summary>
    /// <param name="parsed">The arguments.</param>
    public static bool IsCommandUnknown(ParseResult parsed) =>
        parsed.CommandResult.Command.Subcommands.Count > 0 && parsed.UnmatchedTokens.Count > 0;

    /// <summary>Describes the first error.</summary>
    /// <param name="parsed">The arguments, of which there are errors.</param>
    public static ErrorText Of(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        string help = $"Run '{string.Join(' ', PathOf(command))} --help'.";
        if (parsed.UnmatchedTokens is [var option, ..] && option.StartsWith('-'))
        {
            IEnumerable<string> names = Options(command).Select(known => known.Name);
            return Unknown(option, $"'{option}' is not an option of '{string.Join(' ', PathOf(command))}'.", names, help);
        }

        if (IsCommandUnknown(parsed))
        {
            string word = parsed.UnmatchedTokens[0];
            return Unknown(word, $"'{word}' is not a command.", command.Subcommands.Select(known => known.Name), help);
        }

        // A group whose command is missing reports that first.
        ParseError error = parsed.Errors.FirstOrDefault(one => one.SymbolResult is not CommandResult) ?? parsed.Errors[0];
        return new ErrorText(error.Message, help, ExitCode.Usage);
    }

    /// <summary>The words of a command, from the name of the tool.</summary>
    /// <param name="command">The command.</param>
    public static IReadOnlyList<string> PathOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? [.. PathOf(parent), command.Name] : [Name];

    private static ErrorText Unknown(string written, string problem, IEnumerable<string> names, string help) => new(
        problem, Spelling.Find(written, names) is { } meant ? $"Did you mean {meant}? {help}" : help, ExitCode.Usage);

    private static IEnumerable<Option> Options(Command command) => command.Options.Concat(
        command.Parents.OfType<Command>().SelectMany(parent => Options(parent).Where(option => option.Recursive)));
}
