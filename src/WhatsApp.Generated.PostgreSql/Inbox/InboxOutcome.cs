namespace WhatsApp.Generated.PostgreSql;

/// <summary>What becomes of a body after an attempt.</summary>
/// <param name="kind">What is done.</param>
/// <param name="leased">The body.</param>
/// <param name="delay">The delay before the next attempt.</param>
/// <param name="error">The error of the attempt.</param>
internal sealed class InboxOutcome(
    InboxOutcomeKind kind, LeasedBody leased, TimeSpan delay = default, string? error = null)
{
    public InboxOutcomeKind Kind => kind;

    public LeasedBody Leased => leased;

    public TimeSpan Delay => delay;

    public string? Error => error;

    /// <summary>
    /// Whether it was stored. If not, the lease has expired and another worker has leased the body, which is left alone.
    /// </summary>
    public bool IsStored { get; set; }
}

/// <summary>What is done with a body. The numbers are those of the statement.</summary>
internal enum InboxOutcomeKind
{
    /// <summary>
    /// It was handled, and is deleted, also if its lease expired at the last attempt and another worker parked it.
    /// </summary>
    Delete = 0,

    /// <summary>The attempt failed. The next one is after the delay.</summary>
    Retry = 1,

    /// <summary>It was the last attempt.</summary>
    Park = 2,

    /// <summary>The attempt does not count. The next one is after the delay.</summary>
    Postpone = 3,

    /// <summary>The attempt does not count. The body is the first to be leased again.</summary>
    Release = 4,
}
