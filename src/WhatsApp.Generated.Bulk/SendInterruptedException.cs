namespace WhatsApp.Generated.Bulk;

/// <summary>
/// The error of a message that an earlier run had started when its process was killed. It may have been sent, so this
/// run has not sent it again. See <see cref="SendDelivery.AtMostOnce"/>.
/// </summary>
public sealed class SendInterruptedException : Exception
{
    /// <summary>Creates the exception.</summary>
    public SendInterruptedException()
        : base("An earlier run was killed after it had started this message, so it may have been sent. It was not sent "
            + "again.")
    {
    }
}
