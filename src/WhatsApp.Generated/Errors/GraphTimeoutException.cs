using System.Globalization;

namespace WhatsApp.Generated;

/// <summary>Which timeout was exceeded.</summary>
public enum GraphTimeoutKind
{
    /// <summary>The timeout of the connection (<see cref="WhatsAppClientOptions.ConnectTimeout"/>).</summary>
    Connect,

    /// <summary>The timeout of one attempt (<see cref="WhatsAppClientOptions.AttemptTimeout"/>).</summary>
    Attempt,

    /// <summary>The timeout of the whole call (<see cref="WhatsAppClientOptions.Timeout"/>).</summary>
    Call,
}

/// <summary>A call exceeded its timeout. <see cref="Kind"/> says which one.</summary>
/// <param name="operationId">The operation, such as <c>sendMessage</c>.</param>
/// <param name="kind">Which timeout was exceeded.</param>
/// <param name="timeout">The timeout.</param>
/// <param name="suggestedAction">What to do about it.</param>
/// <param name="innerException">The exception that the timeout caused.</param>
public sealed class GraphTimeoutException(
    string operationId, GraphTimeoutKind kind, TimeSpan timeout, SuggestedAction suggestedAction,
    Exception? innerException = null)
    : TimeoutException(Describe(operationId, kind, timeout, suggestedAction), innerException), IGraphFailure
{
    /// <inheritdoc/>
    public string OperationId { get; } = operationId;

    /// <summary>Which timeout was exceeded.</summary>
    public GraphTimeoutKind Kind { get; } = kind;

    /// <summary>The timeout.</summary>
    public TimeSpan Timeout { get; } = timeout;

    /// <inheritdoc/>
    public SuggestedAction SuggestedAction { get; } = suggestedAction;

    private static string Describe(
        string operationId, GraphTimeoutKind kind, TimeSpan timeout, SuggestedAction suggestedAction)
    {
        (string problem, string option) = kind switch
        {
            GraphTimeoutKind.Connect =>
                ("did not connect within the timeout", nameof(WhatsAppClientOptions.ConnectTimeout)),
            GraphTimeoutKind.Attempt =>
                ("got no response within the attempt timeout", nameof(WhatsAppClientOptions.AttemptTimeout)),
            _ => ("took longer than its timeout", nameof(WhatsAppClientOptions.Timeout)),
        };
        string warning =
            suggestedAction == SuggestedAction.MayHaveBeenSent ? " " + GraphConnectionException.MayBeCarriedOut : "";
        string forOneCall =
            kind == GraphTimeoutKind.Connect ? "" : $", or {nameof(RequestOptions)}.{option} for one call";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{operationId} {problem} of {timeout.TotalSeconds:0.###} s.{warning} The timeout is "
            + $"{nameof(WhatsAppClientOptions)}.{option}{forOneCall}.");
    }
}
