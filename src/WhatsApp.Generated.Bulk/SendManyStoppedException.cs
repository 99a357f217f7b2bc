namespace WhatsApp.Generated.Bulk;

/// <summary>
/// A run of messages ended early, since an error concerns all that would have followed. All results that there are were
/// handed out before.
/// </summary>
public sealed class SendManyStoppedException : Exception
{
    /// <summary>Describes a run that ended.</summary>
    /// <param name="checkpoint">What is done.</param>
    /// <param name="error">The error that ended it.</param>
    public SendManyStoppedException(SendCheckpoint checkpoint, Exception error)
        : base(Describe(error), error)
    {
        Checkpoint = checkpoint;
    }

    /// <summary>
    /// What is done. The messages that failed with an error of this kind, and surely were not sent, are not: a run that
    /// starts from here sends them.
    /// </summary>
    public SendCheckpoint Checkpoint { get; }

    private static string Describe(Exception error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return $"No more messages are sent, as all would fail: {error.Message} Solve it and start from the checkpoint.";
    }
}
