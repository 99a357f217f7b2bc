namespace WhatsApp.Generated.PostgreSql;

/// <summary>A body that a worker of the inbox is to handle.</summary>
/// <param name="Id">Its number, in order of arrival.</param>
/// <param name="Body">The bytes as they were stored.</param>
/// <param name="ReceivedAt">When it was stored, by the server's clock.</param>
/// <param name="Tries">How often it was tried, with this time: 1 at first.</param>
public sealed record WebhookInboxItem(long Id, ReadOnlyMemory<byte> Body, DateTimeOffset ReceivedAt, int Tries);

/// <summary>A body that could not be handled. It stays until it is requeued or deleted.</summary>
/// <param name="Id">Its number, in order of arrival.</param>
/// <param name="Body">The bytes as they were stored.</param>
/// <param name="ReceivedAt">When it was stored, by the server's clock.</param>
/// <param name="ParkedAt">When it was given up, by the server's clock.</param>
/// <param name="Tries">How often it was tried.</param>
/// <param name="Error">What the last try failed with, cut at 8000 characters.</param>
public sealed record ParkedWebhook(
    long Id, ReadOnlyMemory<byte> Body, DateTimeOffset ReceivedAt, DateTimeOffset ParkedAt, int Tries, string Error);

/// <summary>How much is in the inbox.</summary>
/// <param name="Waiting">Bodies that wait for their first or their next try.</param>
/// <param name="Running">Bodies that a worker holds.</param>
/// <param name="Parked">Bodies that were given up.</param>
/// <param name="OldestReceivedAt">When the oldest body that waits or runs was stored; null where there is none.</param>
public sealed record WebhookInboxCounts(long Waiting, long Running, long Parked, DateTimeOffset? OldestReceivedAt);
