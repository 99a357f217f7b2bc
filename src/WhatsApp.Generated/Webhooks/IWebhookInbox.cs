namespace WhatsApp.Generated.Webhooks;

/// <summary>
/// Stores webhooks durably between the response to Meta and the handlers, so that a crash does not lose them. The
/// package WhatsApp.Generated.PostgreSql implements it; the package WhatsApp.Generated.AspNetCore uses it.
/// </summary>
public interface IWebhookInbox
{
    /// <summary>Stores a body with a valid signature. Meta gets the response 200 after this method returns.</summary>
    /// <param name="body">The body, byte for byte as it was received.</param>
    /// <param name="cancellationToken">Canceled when the connection is lost.</param>
    Task StoreAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken);

    /// <summary>
    /// Passes bodies to a handler until it is canceled. If the handler throws, the body is passed again later; events
    /// in it that were handled are not handled again.
    /// </summary>
    /// <param name="handle">Handles a body.</param>
    /// <param name="cancellationToken">Stops the inbox; the method returns when its current bodies are handled.</param>
    Task RunAsync(Func<ReadOnlyMemory<byte>, CancellationToken, Task> handle, CancellationToken cancellationToken);
}
