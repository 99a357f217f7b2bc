using System.CommandLine;
using System.CommandLine.Help;
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
        var options = new GlobalOptions();

        // A text may start with '@': arguments are not read from response files.
        var configuration = new ParserConfiguration { ResponseFileTokenReplacer = null };
        RootCommand root = Create(tool, options);
        ParseResult parsed = root.Parse(arguments, configuration);
        bool isJson = parsed.GetResult(options.Json) is { Implicit: false };

        // The help of a misspelt command would be that of its group.
        if (parsed.Action is ParseErrorAction || (parsed.Action is HelpAction && UsageError.IsCommandUnknown(parsed)))
        {
            return !isJson && UsageError.IsCommandMissing(parsed)
                ? await ShowHelpAsync(root, parsed.CommandResult.Command, tool)
                : Report(tool, isJson, null, UsageError.Of(parsed));
        }

        try
        {
            var invocation = new InvocationConfiguration
            {
                Output = tool.Output,
                Error = tool.Error,
                EnableDefaultExceptionHandler = false,
            };
            return await parsed.InvokeAsync(invocation, cancellationToken);
        }
        catch (Exception error)
        {
            // The one place where an error becomes a line and an exit code.
            return Report(tool, isJson, error, ErrorText.Of(error));
        }
    }

    /// <summary>Creates the command line with all verbs.</summary>
    /// <param name="tool">What the verbs use of the process.</param>
    /// <param name="options">The options of every verb.</param>
    public static RootCommand Create(ToolContext tool, GlobalOptions options)
    {
        var root = new RootCommand("Sends messages, checks templates and tests webhooks of the WhatsApp Business Platform.")
        {
            SendVerb.Create(tool, options),
            TemplatesVerb.Create(tool, options),
            MediaVerb.Create(tool, options),
            NumbersVerb.Create(tool, options),
            WebhooksVerb.Create(tool, options),
            DoctorVerb.Create(tool, options),
            EmulateVerb.Create(tool, options),
            CompletionVerb.Create(tool),
        };
        root.HelpName = UsageError.Name;
        options.AddTo(root);

        // Completion would offer the aliases of Windows.
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Aliases.Remove("/h");
        help.Aliases.Remove("/?");
        return root;
    }

    // Nothing was done: the help is no result, and is not on standard output.
    private static async Task<int> ShowHelpAsync(RootCommand root, Command command, ToolContext tool)
    {
        ParseResult help = root.Parse([.. UsageError.PathOf(command).Skip(1), "--help"]);
        await help.InvokeAsync(new InvocationConfiguration { Output = tool.Error, Error = tool.Error });
        return ExitCode.Usage;
    }

    private static int Report(ToolContext tool, bool isJson, Exception? error, ErrorText text)
    {
        try
        {
            tool.Error.WriteLine(text.Line);
            if (isJson)
            {
                JsonOutput.Write(tool, text, error);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ToolException)
        {
            // Nothing can be written: what is left to tell is the exit code.
        }

        return text.ExitCode;
    }
}
