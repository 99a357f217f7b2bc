namespace WhatsApp.Generated.Bulk;

/// <summary>How many messages are sent in one run.</summary>
public sealed class SendManyOptions
{
    /// <summary>
    /// Messages that are held at once: on their way, or waiting for an earlier one to the same recipient. 32, which is
    /// about what 80 messages per second take. Nothing more is read before one of them is done.
    /// </summary>
    public int MaxConcurrency { get; init; } = 32;

    /// <summary>Where an earlier run stopped; what was done then is read and passed over.</summary>
    public SendCheckpoint StartFrom { get; init; } = SendCheckpoint.Start;

    /// <summary>What each call does differently from its client, or none.</summary>
    public RequestOptions? RequestOptions { get; init; }

    /// <summary>Told the counts after each message.</summary>
    public IProgress<SendProgress>? Progress { get; init; }

    /// <summary>
    /// Which errors end the run, because all other messages would fail as well. <see cref="ConcernsAll"/> at first;
    /// <c>_ => false</c> goes on whatever happens.
    /// </summary>
    public Func<Exception, bool> StopWhen { get; init; } = ConcernsAll;

    /// <summary>
    /// Whether an error is about the sender and not about one message: the token or its permissions, the account, the
    /// phone number, a block by Meta (368, 131031), too many complaints (131048), or a connection that cannot be made.
    /// </summary>
    public static bool ConcernsAll(Exception error) => error switch
    {
        GraphApiException graph => graph.SuggestedAction == SuggestedAction.RefreshToken
            || graph.Group is GraphErrorGroup.Authorization or GraphErrorGroup.Account or GraphErrorGroup.PhoneNumber
            || graph.Code is GraphErrorCode.TemporarilyBlocked
                or GraphErrorCode.AccountLocked
                or GraphErrorCode.SpamRateLimited,
        GraphConnectionException { SuggestedAction: SuggestedAction.RetryNow } => true,
        GraphTimeoutException { Kind: GraphTimeoutKind.Connect } => true,
        _ => false,
    };

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxConcurrency, 1);
        ArgumentNullException.ThrowIfNull(StartFrom);
        ArgumentNullException.ThrowIfNull(StopWhen);
    }
}

/// <summary>Counts of a run.</summary>
/// <param name="Sent">Messages that Meta has accepted.</param>
/// <param name="Failed">Messages that failed.</param>
/// <param name="Held">Messages that are on their way or wait for an earlier one.</param>
public readonly record struct SendProgress(long Sent, long Failed, int Held);
