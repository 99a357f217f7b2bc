namespace WhatsApp.Generated.Bulk;

/// <summary>How one message of a run ended.</summary>
/// <typeparam name="TItem">What the message was made from.</typeparam>
public sealed class SendResult<TItem>
{
    internal SendResult(
        long index,
        TItem item,
        MessageResponse? response,
        Exception? error,
        SuggestedAction? advice,
        SendCheckpoint checkpoint)
    {
        Index = index;
        Item = item;
        Response = response;
        Error = error;
        SuggestedAction = advice;
        Checkpoint = checkpoint;
    }

    /// <summary>Where the message stood in the sequence, from 0.</summary>
    public long Index { get; }

    /// <summary>What the message was made from, or the message itself.</summary>
    public TItem Item { get; }

    /// <summary>What Meta answered; null where there is an error.</summary>
    public MessageResponse? Response { get; }

    /// <summary>Why the message failed; null where Meta has accepted it.</summary>
    public Exception? Error { get; }

    /// <summary>What to do about the error; null where there is none.</summary>
    public SuggestedAction? SuggestedAction { get; }

    /// <summary>Whether Meta has accepted the message.</summary>
    public bool IsSent => Error is null;

    /// <summary>
    /// Whether nobody knows if the message was sent. Sending it again may send it twice; its webhook tells.
    /// </summary>
    public bool MayHaveBeenSent => SuggestedAction == WhatsApp.Generated.SuggestedAction.MayHaveBeenSent;

    /// <summary>What of the sequence is done with this result. Keep it to go on from here.</summary>
    public SendCheckpoint Checkpoint { get; }
}
