using System.Globalization;

namespace WhatsApp.Generated;

/// <summary>Which time ran out.</summary>
public enum GraphTimeoutKind
{
    /// <summary>The time to make a connection (<see cref="WhatsAppClientOptions.ConnectTimeout"/>).</summary>
    Connect,

    /// <summary>The time of one try (<see cref="WhatsAppClientOptions.AttemptTimeout"/>).</summary>
    Try,

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
    /// <param name="advice">What to do about it.</param>
    /// <param name="innerException">What the time ended.</param>
    public GraphTimeoutException(
        string operationId,
        GraphTimeoutKind kind,
        TimeSpan timeout,
        RetryAdvice advice,
        Exception? innerException = null
    )
        : base(Describe(operationId, kind, timeout, advice), innerException)
    {
        OperationId = operationId;
        Kind = kind;
        Timeout = timeout;
        Advice = advice;
    }

    /// <inheritdoc/>
    public string OperationId { get; }

    /// <summary>Which time ran out.</summary>
    public GraphTimeoutKind Kind { get; }

    /// <summary>How long it was.</summary>
    public TimeSpan Timeout { get; }

    /// <inheritdoc/>
    public RetryAdvice Advice { get; }

    private static string Describe(string operationId, GraphTimeoutKind kind, TimeSpan timeout, RetryAdvice advice)
    {
        string what = kind switch
        {
            GraphTimeoutKind.Connect => "could not connect within the connect timeout",
            GraphTimeoutKind.Try => "had no answer within the timeout of a try",
            _ => "took longer than its timeout",
        };
        string where = kind switch
        {
            GraphTimeoutKind.Connect => nameof(WhatsAppClientOptions.ConnectTimeout),
            GraphTimeoutKind.Try => nameof(WhatsAppClientOptions.AttemptTimeout),
            _ => nameof(WhatsAppClientOptions.Timeout),
        };
        string forOneCall = kind == GraphTimeoutKind.Connect ? "" : $", or {nameof(RequestOptions)}.{where} for one call";
        string carriedOut =
            advice == RetryAdvice.MayHaveBeenSent
                ? " It may have been carried out all the same: sending it again may do it twice."
                : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{operationId} {what} of {timeout.TotalSeconds:0.###} s.{carriedOut} The timeout is "
                + $"{nameof(WhatsAppClientOptions)}.{where}{forOneCall}."
        );
    }
}
