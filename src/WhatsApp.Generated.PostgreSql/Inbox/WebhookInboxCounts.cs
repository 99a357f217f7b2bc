namespace WhatsApp.Generated.PostgreSql;

/// <summary>How many bodies are in the inbox.</summary>
/// <param name="Waiting">Bodies that wait for an attempt.</param>
/// <param name="Running">Bodies that a worker is handling.</param>
/// <param name="Parked">Bodies that could not be handled.</param>
/// <param name="OldestReceivedAt">
/// When the oldest body that waits or is being handled was stored. Null if there is none.
/// </param>
public sealed record WebhookInboxCounts(long Waiting, long Running, long Parked, DateTimeOffset? OldestReceivedAt);
