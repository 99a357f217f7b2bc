namespace WhatsApp.Generated;

/// <summary>
/// How failed attempts are repeated. A GET or DELETE is repeated after 408, 429, 5xx and broken connections; a POST only
/// if the failure proves that nothing was carried out, so that no message is sent twice.
/// </summary>
public sealed class RetryOptions
{
    /// <summary>No retries.</summary>
    public static RetryOptions Off { get; } = new() { MaxRetries = 0 };

    /// <summary>
    /// Maximum number of retries of a call, in addition to the first attempt. The default is 3; 0 disables retries. .NET
    /// itself may send a GET or DELETE up to four times within one attempt, if connections are closed before the
    /// response begins; it never does this with a POST of the SDK.
    /// </summary>
    public int MaxRetries { get; init; } = 3;

    /// <summary>Delay before the first retry; each further delay is about twice as long, with jitter. The default is 1 second.</summary>
    public TimeSpan BaseDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Longest delay that the SDK chooses, at most one day. A <c>Retry-After</c> of Meta may be longer. The default is 30
    /// seconds.
    /// </summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Time after the start of a call until which failed attempts are repeated. A <c>Retry-After</c> beyond it makes the
    /// call fail at once; a delay that the SDK chooses may exceed it. The default is 60 seconds.
    /// </summary>
    public TimeSpan Budget { get; init; } = TimeSpan.FromSeconds(60);

    // Polly accepts no longer delay.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(1);

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(MaxRetries);
        ArgumentOutOfRangeException.ThrowIfLessThan(BaseDelay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxDelay, BaseDelay);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxDelay, LongestDelay);
        ArgumentOutOfRangeException.ThrowIfLessThan(Budget, TimeSpan.Zero);
    }
}
