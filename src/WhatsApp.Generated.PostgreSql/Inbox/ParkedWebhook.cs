namespace WhatsApp.Generated.PostgreSql;

/// <summary>A body that could not be handled. It stays in the inbox until it is requeued or deleted.</summary>
/// <param name="Id">Its number, in order of arrival.</param>
/// <param name="Body">The bytes as they were stored.</param>
/// <param name="ReceivedAt">When it was stored, by the server's time.</param>
/// <param name="ParkedAt">When it was parked, by the server's time.</param>
/// <param name="Attempts">How many attempts there were.</param>
/// <param name="Error">The error of the last attempt, cut at 8000 characters.</param>
public sealed record ParkedWebhook(
    long Id, ReadOnlyMemory<byte> Body, DateTimeOffset ReceivedAt, DateTimeOffset ParkedAt, int Attempts, string Error);
