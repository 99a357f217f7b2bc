namespace WhatsApp.Generated.PostgreSql;

/// <summary>A body of the inbox that a worker handles.</summary>
/// <param name="Id">Its number, in order of arrival.</param>
/// <param name="Body">The bytes as they were stored.</param>
/// <param name="ReceivedAt">When it was stored, by the server's time.</param>
/// <param name="Attempts">How many attempts there have been, including this one, so 1 at first.</param>
public sealed record WebhookInboxItem(long Id, ReadOnlyMemory<byte> Body, DateTimeOffset ReceivedAt, int Attempts);
