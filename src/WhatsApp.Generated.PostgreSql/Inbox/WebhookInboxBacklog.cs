namespace WhatsApp.Generated.PostgreSql;

/// <summary>How much work waits in the inbox. Counts stop at <see cref="Limit"/>, so that reading them stays cheap.</summary>
/// <param name="Waiting">
/// Bodies that are due and not handled yet, at most <see cref="Limit"/>. Bodies whose next attempt is later do not count.
/// </param>
/// <param name="Parked">Bodies that could not be handled, at most <see cref="Limit"/>.</param>
/// <param name="Age">
/// How long the body that is due first has been due, by the server's time; 0 if nothing waits. This is how far the
/// workers are behind.
/// </param>
public sealed record WebhookInboxBacklog(int Waiting, int Parked, TimeSpan Age)
{
    /// <summary>The most that is counted: 10,000.</summary>
    public const int Limit = 10_000;
}
