namespace WhatsApp.Generated;

/// <summary>
/// How failed tries are repeated. A GET or DELETE is repeated after 408, 429, 5xx and broken connections; a POST only
/// where the failure proves that nothing was carried out, so that no message is sent twice.
/// </summary>
public sealed class RetryOptions
{
    /// <summary>No repetition at all.</summary>
    public static RetryOptions Off { get; } = new() { MaxRetries = 0 };

    /// <summary>How often a call is repeated at most. 3; 0 is never.</summary>
    public int MaxRetries { get; init; } = 3;

    /// <summary>First delay; each further one is about twice as long, with jitter. 1 second.</summary>
    public TimeSpan BaseDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest delay that is chosen by the SDK. A Retry-After may be longer. 30 seconds.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Longest time from the start of a call at which a repetition may still begin; a longer Retry-After ends the
    /// call at once instead. 60 seconds.
    /// </summary>
    public TimeSpan Budget { get; init; } = TimeSpan.FromSeconds(60);

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(MaxRetries);
        ArgumentOutOfRangeException.ThrowIfLessThan(BaseDelay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxDelay, BaseDelay);
        ArgumentOutOfRangeException.ThrowIfLessThan(Budget, TimeSpan.Zero);
    }
}
