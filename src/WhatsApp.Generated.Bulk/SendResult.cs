namespace WhatsApp.Generated.Bulk;

/// <summary>The result of one message of a run.</summary>
/// <typeparam name="TItem">Type of the items from which messages are created.</typeparam>
public sealed class SendResult<TItem>
{
    internal SendResult(
        long index, TItem item, MessageResponse? response, Exception? error, SuggestedAction? suggestedAction)
    {
        Index = index;
        Item = item;
        Response = response;
        Error = error;
        SuggestedAction = suggestedAction;
    }

    /// <summary>Position of the message in the sequence, from 0.</summary>
    public long Index { get; }

    /// <summary>The item from which the message was created, or the message itself.</summary>
    public TItem Item { get; }

    /// <summary>The response of Meta; null if there is an error.</summary>
    public MessageResponse? Response { get; }

    /// <summary>Why the message failed; null if Meta accepted it.</summary>
    public Exception? Error { get; }

    /// <summary>What to do about the error; null if there is none.</summary>
    public SuggestedAction? SuggestedAction { get; }

    /// <summary>Whether Meta accepted the message.</summary>
    public bool IsSent => Error is null;

    /// <summary>
    /// Whether it is unknown if the message was sent. It is done and no run sends it again. Sending it again may send
    /// it twice; wait for its webhook.
    /// </summary>
    public bool MayHaveBeenSent => SuggestedAction == WhatsApp.Generated.SuggestedAction.MayHaveBeenSent;
}
