namespace WhatsApp.Generated.Webhooks;

/// <summary>
/// Keeps webhooks where a crash does not lose them, between the answer to Meta and the handlers. The package
/// WhatsApp.Generated.PostgreSql has one; the package WhatsApp.Generated.AspNetCore uses one.
/// </summary>
public interface IWebhookInbox
{
    /// <summary>Stores a body whose signature was right. Meta is answered with 200 once this has returned.</summary>
    /// <param name="body">The body, byte for byte as it was received.</param>
    /// <param name="cancellationToken">Cancelled when the connection is lost.</param>
    Task StoreAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken);

    /// <summary>
    /// Hands out bodies until it is told to stop. A body whose handling throws is handed out again later: what of it
    /// was handled is not handled again.
    /// </summary>
    /// <param name="handle">Handles a body.</param>
    /// <param name="cancellationToken">Tells the inbox to stop; it returns when its bodies are handled.</param>
    Task RunAsync(Func<ReadOnlyMemory<byte>, CancellationToken, Task> handle, CancellationToken cancellationToken);
}
