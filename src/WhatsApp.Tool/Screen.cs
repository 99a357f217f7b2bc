using System.Runtime.CompilerServices;
using Spectre.Console;

namespace WhatsApp.Tool;

/// <summary>Tables and prompts, with Spectre.Console.</summary>
internal static class Screen
{
    private const int WidthOfFile = 1000;

    /// <summary>Creates a console over a writer.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="isRedirected">Whether it is not a terminal: no colours, and lines are not wrapped.</param>
    /// <param name="canAsk">Whether it can ask questions.</param>
    public static IAnsiConsole Create(TextWriter writer, bool isRedirected, bool canAsk)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = canAsk ? InteractionSupport.Yes : InteractionSupport.No,
        });
        if (isRedirected)
        {
            console.Profile.Width = WidthOfFile;
        }

        return console;
    }

    /// <summary>Writes a table. Values are shown as they are, without markup.</summary>
    /// <param name="call">The invocation.</param>
    /// <param name="columns">Titles of the columns.</param>
    /// <param name="rows">A value for each column; null is shown as nothing.</param>
    public static void WriteTable(VerbCall call, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string?>> rows)
    {
        var table = new Table { Border = call.Tool.IsOutputRedirected ? TableBorder.None : TableBorder.Rounded };
        foreach (string column in columns)
        {
            table.AddColumn(new TableColumn(new Text(column)));
        }

        foreach (IReadOnlyList<string?> row in rows)
        {
            table.AddRow(row.Select(value => new Text(value ?? string.Empty)));
        }

        if (!call.Tool.IsOutputRedirected)
        {
            call.Tool.CreateOutputConsole().Write(table);
            return;
        }

        // The last column is padded as well.
        using var padded = new StringWriter();
        Create(padded, isRedirected: true, canAsk: false).Write(table);
        foreach (string line in padded.ToString().TrimEnd().Split('\n'))
        {
            call.WriteLine(line.TrimEnd());
        }
    }

    /// <summary>Asks for a text.</summary>
    /// <param name="call">The invocation, whose <see cref="VerbCall.CanAsk"/> is true.</param>
    /// <param name="question">The question, without markup.</param>
    /// <param name="isSecret">Whether the answer is hidden.</param>
    /// <param name="isOptional">Whether the answer may be empty.</param>
    /// <remarks>Inlined, it would load Spectre.Console for callers that do not ask.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Task<string> AskAsync(VerbCall call, string question, bool isSecret = false, bool isOptional = false)
    {
        var prompt = new TextPrompt<string>(Markup.Escape(question)) { AllowEmpty = isOptional };
        if (isSecret)
        {
            prompt.Secret(null);
        }

        return call.Tool.CreateErrorConsole().PromptAsync(prompt, call.CancellationToken);
    }
}
