using Microsoft.Extensions.Logging;

namespace WhatsApp.Generated.Telemetry;

/// <summary>Log messages of calls. Bodies are logged only with <see cref="WhatsAppClientOptions.LogContent"/>.</summary>
internal static partial class ClientLog
{
    [LoggerMessage(
        1,
        LogLevel.Debug,
        "{Operation} of {GraphVersion} succeeded with {Status} in {Milliseconds:0} ms, after {Retries} retries."
    )]
    public static partial void Succeeded(
        ILogger logger,
        string operation,
        string graphVersion,
        int status,
        double milliseconds,
        int retries
    );

    [LoggerMessage(
        2,
        LogLevel.Warning,
        "{Operation} of {GraphVersion} failed after {Milliseconds:0} ms and {Retries} retries: {Error}, "
            + "status {Status}, code {Code}, subcode {Subcode}, trace id {TraceId}. Suggested action: {SuggestedAction}."
    )]
    public static partial void Failed(
        ILogger logger,
        string operation,
        string graphVersion,
        double milliseconds,
        int retries,
        string error,
        int? status,
        long? code,
        long? subcode,
        string? traceId,
        SuggestedAction? suggestedAction
    );

    [LoggerMessage(
        7,
        LogLevel.Warning,
        "{Operation} of {GraphVersion} failed after {Milliseconds:0} ms and {Retries} retries, without a response: "
            + "{Error}. Suggested action: {SuggestedAction}."
    )]
    public static partial void FailedUnanswered(
        ILogger logger,
        string operation,
        string graphVersion,
        double milliseconds,
        int retries,
        string error,
        string suggestedAction
    );

    [LoggerMessage(
        3,
        LogLevel.Warning,
        "{Operation} failed and is retried in {Seconds:0.0} s (retry {Retry}): {Error}."
    )]
    public static partial void Retrying(ILogger logger, string operation, double seconds, int retry, string error);

    [LoggerMessage(4, LogLevel.Debug, "{Operation} was canceled after {Milliseconds:0} ms.")]
    public static partial void Canceled(ILogger logger, string operation, double milliseconds);

    [LoggerMessage(5, LogLevel.Trace, "{Operation} sends {Body}")]
    public static partial void Sending(ILogger logger, string operation, string body);

    [LoggerMessage(6, LogLevel.Trace, "{Operation} received {Body}")]
    public static partial void Received(ILogger logger, string operation, string body);

    [LoggerMessage(
        8,
        LogLevel.Warning,
        "Graph {GraphVersion} ends on {Day}. Set GraphVersion to a newer version, such as {Newer}; see docs/end-dates.md."
    )]
    public static partial void VersionEnds(ILogger logger, string graphVersion, string day, string newer);

    [LoggerMessage(
        9,
        LogLevel.Warning,
        "Graph {GraphVersion} has ended, on {Day} or before. Calls may fail, or be handled as another version. "
            + "Set GraphVersion to a newer version, such as {Newer}; see docs/end-dates.md."
    )]
    public static partial void VersionEnded(ILogger logger, string graphVersion, string day, string newer);
}
