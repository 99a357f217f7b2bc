using System.Globalization;

namespace WhatsApp.Generated;

/// <summary>Which time ran out.</summary>
public enum GraphTimeoutKind
{
    /// <summary>The time to make a connection (<see cref="WhatsAppClientOptions.ConnectTimeout"/>).</summary>
    Connect,

    /// <summary>The time of one attempt (<see cref="WhatsAppClientOptions.AttemptTimeout"/>).</summary>
    Attempt,

    /// <summary>The time of the whole call (<see cref="WhatsAppClientOptions.Timeout"/>).</summary>
    Call,
}

/// <summary>A call took longer than it may. <see cref="Kind"/> says which time ran out.</summary>
public sealed class GraphTimeoutException : TimeoutException, IGraphFailure
{
    /// <summary>Describes a call that took too long.</summary>
    /// <param name="operationId">The operation, such as <c>sendMessage</c>.</param>
    /// <param name="kind">Which time ran out.</param>
    /// <param name="timeout">How long it was.</param>
    /// <param name="suggestedAction">What to do about it.</param>
    /// <param name="innerException">What the time ended.</param>
    public GraphTimeoutException(
        string operationId,
        GraphTimeoutKind kind,
        TimeSpan timeout,
        SuggestedAction suggestedAction,
        Exception? innerException = null
    )
        : base(Describe(operationId, kind, timeout, suggestedAction), innerException)
    {
        OperationId = operationId;
        Kind = kind;
        Timeout = timeout;
        SuggestedAction = suggestedAction;
    }

    /// <inheritdoc/>
    public string OperationId { get; }

    /// <summary>Which time ran out.</summary>
    public GraphTimeoutKind Kind { get; }

    /// <summary>How long it was.</summary>
    public TimeSpan Timeout { get; }

    /// <inheritdoc/>
    public SuggestedAction SuggestedAction { get; }

    private static string Describe(string operationId, GraphTimeoutKind kind, TimeSpan timeout, SuggestedAction suggestedAction)
    {
        string what = kind switch
        {
            GraphTimeoutKind.Connect => "could not connect within the connect timeout",
            GraphTimeoutKind.Attempt => "had no answer within the timeout of a try",
            _ => "took longer than its timeout",
        };
        string where = kind switch
        {
            GraphTimeoutKind.Connect => nameof(WhatsAppClientOptions.ConnectTimeout),
            GraphTimeoutKind.Attempt => nameof(WhatsAppClientOptions.AttemptTimeout),
            _ => nameof(WhatsAppClientOptions.Timeout),
        };
        string forOneCall = kind == GraphTimeoutKind.Connect ? "" : $", or {nameof(RequestOptions)}.{where} for one call";
        string carriedOut =
            suggestedAction == SuggestedAction.MayHaveBeenSent
                ? " It may have been carried out all the same: sending it again may do it twice."
                : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{operationId} {what} of {timeout.TotalSeconds:0.###} s.{carriedOut} The timeout is "
                + $"{nameof(WhatsAppClientOptions)}.{where}{forOneCall}."
        );
    }
}
