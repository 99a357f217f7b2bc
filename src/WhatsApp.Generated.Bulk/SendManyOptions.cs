namespace WhatsApp.Generated.Bulk;

/// <summary>Options for sending many messages in one run.</summary>
public sealed class SendManyOptions
{
    /// <summary>
    /// Maximum number of pending messages, from 1: in flight, or waiting for a rate limit or for an earlier message to
    /// the same recipient. The next message is read when one of them is done. The default is 32.
    /// </summary>
    /// <remarks>
    /// It follows from Little's law: messages in flight = messages per second × seconds per call. For 80 messages per
    /// second and calls of 0.4 seconds, 80 × 0.4 = 32 messages are in flight; for 1,000 messages per second and calls
    /// of 0.25 seconds, 250. A lower value slows the run down, to the value divided by the seconds per call. A higher
    /// value does not make it faster than the rate limit: the other messages only wait. Calls in flight need a
    /// connection each, so <see cref="WhatsAppClientOptions.MaxConnectionsPerServer"/> is a limit as well.
    /// </remarks>
    public int MaxConcurrency { get; init; } = 32;

    /// <summary>
    /// Checkpoint of an earlier run; messages that are done are read and skipped. The default is
    /// <see cref="SendCheckpoint.Start"/>.
    /// </summary>
    public SendCheckpoint StartFrom { get; init; } = SendCheckpoint.Start;

    /// <summary>
    /// What to do with messages that <see cref="StartFrom"/> has as started, because the process of an earlier run was
    /// killed. The default is <see cref="SendDelivery.AtLeastOnce"/>, since a missing message goes unnoticed. Runs that
    /// were left in any other way lose nothing and send nothing twice. Use the same value for a run and its resumption.
    /// </summary>
    public SendDelivery Delivery { get; init; } = SendDelivery.AtLeastOnce;

    /// <summary>
    /// Saves a checkpoint durably. Awaited before the first of each <see cref="MaxConcurrency"/> messages is started.
    /// With <see cref="SendDelivery.AtMostOnce"/> the checkpoint has these messages as started. An exception stops the
    /// run: no further message is started, and the enumeration throws it after the results of the messages in flight.
    /// Save <see cref="BulkSend{TItem}.Checkpoint"/> after the loop as well. The default is null.
    /// </summary>
    public Func<SendCheckpoint, CancellationToken, Task>? SaveCheckpoint { get; init; }

    /// <summary>Options for each call. Null uses the client's options.</summary>
    public RequestOptions? RequestOptions { get; init; }

    /// <summary>
    /// Receives the counts with each result that the loop receives. An exception leaves the loop. The default is null.
    /// </summary>
    public IProgress<SendProgress>? Progress { get; init; }

    /// <summary>
    /// Returns whether an error stops the run, because all other messages would fail as well; <c>_ => false</c> never
    /// stops. The default is <see cref="AffectsAllMessages"/>.
    /// </summary>
    public Func<Exception, bool> StopWhen { get; init; } = AffectsAllMessages;

    /// <summary>
    /// Whether an error affects the sender rather than one message: the token or its permissions, the account, the
    /// phone number, a block by Meta (368, 131031), too many complaints (131048), or a failure to connect.
    /// </summary>
    public static bool AffectsAllMessages(Exception error) => error switch
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
        if (Delivery == SendDelivery.AtMostOnce && SaveCheckpoint is null)
        {
            throw new ArgumentException(
                $"{nameof(SendDelivery.AtMostOnce)} requires {nameof(SaveCheckpoint)}, since messages must be marked "
                + "as started before they are sent.",
                nameof(SaveCheckpoint));
        }
    }
}

/// <summary>Counts of a run.</summary>
/// <param name="Sent">Messages that Meta has accepted.</param>
/// <param name="Failed">Messages that failed.</param>
/// <param name="Pending">Messages in flight, or waiting for an earlier message to the same recipient.</param>
public readonly record struct SendProgress(long Sent, long Failed, int Pending);
