using Spectre.Console;
using WhatsApp.Generated;

namespace WhatsApp.Tool;

/// <summary>
/// What a verb uses of its process. A test creates one with its own streams, environment and console.
/// </summary>
internal class ToolContext
{
    /// <summary>Standard input as bytes.</summary>
    public required Stream Input { get; init; }

    /// <summary>Standard output: results only.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Standard error: errors, prompts and progress.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether standard input is not a terminal, so that no question can be asked.</summary>
    public required bool IsInputRedirected { get; init; }

    /// <summary>Whether standard output is not a terminal.</summary>
    public required bool IsOutputRedirected { get; init; }

    /// <summary>Whether standard error is not a terminal, so that no progress is shown.</summary>
    public required bool IsErrorRedirected { get; init; }

    /// <summary>Returns an environment variable; null if it is not set.</summary>
    public required Func<string, string?> Environment { get; init; }

    /// <summary>Opens the user secrets with an id: returns a secret by its key, null if it is not set.</summary>
    public Func<string, Func<string, string?>> OpenUserSecrets { get; init; } = UserSecrets.Open;

    /// <summary>Creates the client.</summary>
    public Func<WhatsAppClientOptions, WhatsAppClient> CreateClient { get; init; } =
        static options => new WhatsAppClient(options);

    /// <summary>The time.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The context of this process.</summary>
    public static ToolContext OfProcess() => new()
    {
        Input = Console.OpenStandardInput(),
        Output = Console.Out,
        Error = Console.Error,
        IsInputRedirected = Console.IsInputRedirected,
        IsOutputRedirected = Console.IsOutputRedirected,
        IsErrorRedirected = Console.IsErrorRedirected,
        Environment = System.Environment.GetEnvironmentVariable,
    };

    /// <summary>Writes a line to standard output.</summary>
    /// <param name="line">The line.</param>
    /// <exception cref="ToolException">It cannot be written, such as to a disk that is full.</exception>
    public void WriteLine(string line)
    {
        try
        {
            Output.WriteLine(line);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Not an error of the input: a message may have been sent.
            throw new ToolException(
                $"The output cannot be written: {error.Message}",
                "It may have been carried out: check before you run it again.",
                ExitCode.Failure,
                error);
        }
    }

    // A method, not a field: most verbs write plain lines, and Spectre.Console is loaded with its first use.

    /// <summary>Creates the console of tables, on standard output.</summary>
    public virtual IAnsiConsole CreateOutputConsole() => Screen.Create(Output, IsOutputRedirected, canAsk: false);

    /// <summary>Creates the console of prompts and progress, on standard error.</summary>
    public virtual IAnsiConsole CreateErrorConsole() => Screen.Create(Error, IsErrorRedirected, !IsInputRedirected);
}
