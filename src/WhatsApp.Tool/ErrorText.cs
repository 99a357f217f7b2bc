using WhatsApp.Generated;
using WhatsApp.Generated.Json;

namespace WhatsApp.Tool;

/// <summary>What a user reads of an exception: one line with the next step, and the exit code.</summary>
/// <param name="Problem">What is wrong, as a sentence.</param>
/// <param name="NextStep">What to do about it, as a sentence.</param>
/// <param name="ExitCode">The exit code.</param>
internal sealed record ErrorText(string Problem, string NextStep, int ExitCode)
{
    /// <summary>Describes an exception.</summary>
    /// <param name="error">The exception.</param>
    public static ErrorText Of(Exception error) => error switch
    {
        ToolException tool => new(tool.Message, tool.NextStep, tool.ExitCode),
        OperationCanceledException => new("Cancelled.", "Run it again when you are ready.", Tool.ExitCode.Cancelled),
        GraphApiException graph => new(graph.Message, NextStepOf(graph), Tool.ExitCode.Failure),
        GraphValidationException invalid => new(
            invalid.Message,
            invalid.OperationId == "sendMessage"
                ? "Correct the message, or pass --no-validate to send it as it is."
                : "Correct the request.",
            Tool.ExitCode.Usage),
        GraphConnectionException connection => new(
            connection.Message, "Check the connection and --base-address.", Tool.ExitCode.Failure),
        GraphTimeoutException timeout => new(
            timeout.Message, "Check the connection and --base-address.", Tool.ExitCode.Failure),
        MediaTooLargeException large => new(large.Message, "Use a smaller file.", Tool.ExitCode.Usage),
        IGraphFailure => new(error.Message, "Run it again.", Tool.ExitCode.Failure),
        GraphJsonException json => new(json.Message, "Correct the JSON.", Tool.ExitCode.Usage),
        ArgumentException argument => new(WithoutParameter(argument), "Correct it.", Tool.ExitCode.Usage),
        IOException or UnauthorizedAccessException => new(
            error.Message, "Check the path and its permissions.", Tool.ExitCode.Usage),
        _ => new(
            $"{error.GetType().Name}: {error.Message}", "This is an error of the tool: please report it.",
            Tool.ExitCode.Failure),
    };

    /// <summary>The line on standard error.</summary>
    public string Line => $"error: {OneLine(Problem)} {NextStep}";

    /// <summary>The message of an exception without <c>(Parameter 'name')</c>.</summary>
    /// <param name="error">The exception.</param>
    public static string WithoutParameter(ArgumentException error) =>
        error.ParamName is { } name ? error.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal) : error.Message;

    private static string NextStepOf(GraphApiException error) => (error.Code, error.Subcode) switch
    {
        (100, 33) => "Check the id, and that the token may use it.",
        (GraphErrorCode.TemplateNotFound, _) => "Check the name and the language of the template.",
        _ when error.SuggestedAction == SuggestedAction.RetryNow && (int)error.Status is >= 200 and <= 299 =>
            "Check that the address of --base-address is that of a Graph API.",
        _ => NextStepOf(error.SuggestedAction),
    };

    private static string NextStepOf(SuggestedAction action) => action switch
    {
        SuggestedAction.RefreshToken =>
            $"Set {Setting.AccessToken.Variable} to a valid token with the permission for this call.",
        SuggestedAction.RetryNow => "Run it again.",
        SuggestedAction.RetryLater => "A limit was reached: run it again later.",
        SuggestedAction.MayHaveBeenSent => "It may have been carried out: check before you run it again.",
        SuggestedAction.Never => "It cannot succeed: do not repeat it.",
        _ => "Correct the request.",
    };

    private static string OneLine(string text)
    {
        string line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.EndsWith('.') ? line : line + ".";
    }
}
