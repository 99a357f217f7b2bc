namespace WhatsApp.Generated.Bulk;

/// <summary>
/// What a run does with messages that an earlier run had started when its process was killed. It is unknown whether
/// they were sent.
/// </summary>
public enum SendDelivery
{
    /// <summary>
    /// Sends them again: no message is missing, but some may be sent twice. Needs no
    /// <see cref="SendManyOptions.SaveCheckpoint"/>.
    /// </summary>
    AtLeastOnce,

    /// <summary>
    /// Does not send them: no message is sent twice, but some may be missing. They have results with
    /// <see cref="SendResult{TItem}.MayHaveBeenSent"/> and a <see cref="SendInterruptedException"/>. Requires
    /// <see cref="SendManyOptions.SaveCheckpoint"/>, in the run that was killed as well.
    /// </summary>
    AtMostOnce,
}
