using System.CommandLine;
using System.CommandLine.Invocation;
using WhatsApp.Tool.Verbs;

namespace WhatsApp.Tool;

/// <summary>The command line: all verbs, and what happens with their errors.</summary>
internal static class ToolProgram
{
    /// <summary>Runs a verb.</summary>
    /// <param name="arguments">The arguments of the process.</param>
    /// <param name="tool">What the verb uses of the process.</param>
    /// <param name="cancellationToken">Cancels the verb.</param>
    /// <returns>The exit code, one of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, ToolContext tool, CancellationToken cancellationToken = default)
    {
        ParseResult parsed = Create(tool).Parse(arguments);
        if (parsed.Action is ParseErrorAction)
        {
            return Report(tool, parsed, new ErrorText(
                parsed.Errors[0].Message, $"Run '{Path(parsed.CommandResult.Command)} --help'.", ExitCode.Usage));
        }

        try
        {
            var configuration = new InvocationConfiguration
            {
                Output = tool.Output,
                Error = tool.Error,
                EnableDefaultExceptionHandler = false,
            };
            return await parsed.InvokeAsync(configuration, cancellationToken);
        }
        catch (Exception error)
        {
            // The one place where an error becomes a line and an exit code.
            return Report(tool, parsed, ErrorText.Of(error));
        }
    }

    /// <summary>Creates the command line with all verbs.</summary>
    /// <param name="tool">What the verbs use of the process.</param>
    public static RootCommand Create(ToolContext tool)
    {
        var options = new GlobalOptions();
        var root = new RootCommand("Sends messages, checks templates and tests webhooks of the WhatsApp Business Platform.")
        {
            SendVerb.Create(tool, options),
            TemplatesVerb.Create(tool, options),
            MediaVerb.Create(tool, options),
            NumbersVerb.Create(tool, options),
            CompletionVerb.Create(tool),
        };
        options.AddTo(root);
        return root;
    }

    private static int Report(ToolContext tool, ParseResult parsed, ErrorText error)
    {
        tool.Error.WriteLine(error.Line);
        return error.ExitCode;
    }

    private static string Path(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{Path(parent)} {command.Name}" : "whatsapp";
}
