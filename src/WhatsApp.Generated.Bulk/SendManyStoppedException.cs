namespace WhatsApp.Generated.Bulk;

/// <summary>
/// A run stopped early because an error affects all messages. The results of the messages before it were returned
/// earlier.
/// </summary>
public sealed class SendManyStoppedException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="checkpoint">The progress of the run.</param>
    /// <param name="error">The error that stopped it.</param>
    public SendManyStoppedException(SendCheckpoint checkpoint, Exception error)
        : base(Describe(error), error)
    {
        Checkpoint = checkpoint;
    }

    /// <summary>
    /// The progress after the run, as <see cref="BulkSend{TItem}.Checkpoint"/>. A message that failed with such an
    /// error and certainly was not sent is not done: a run from this checkpoint sends it.
    /// </summary>
    public SendCheckpoint Checkpoint { get; }

    private static string Describe(Exception error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return $"The run stopped since all messages would fail: {error.Message} Fix it and start from the checkpoint.";
    }
}
