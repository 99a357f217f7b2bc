using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Webhooks;

/// <summary>
/// Stores webhooks durably between the response to Meta and the handlers, so that a crash loses none. The package
/// WhatsApp.Generated.PostgreSql has one; the package WhatsApp.Generated.AspNetCore uses one.
/// </summary>
public interface IWebhookInbox
{
    /// <summary>Stores a body with a valid signature. The response to Meta is 200 once this has returned.</summary>
    /// <param name="body">The body, byte for byte as it was received.</param>
    /// <param name="cancellationToken">Canceled when the connection is lost.</param>
    Task StoreAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken);

    /// <summary>
    /// Stores a body whose events are known. An inbox overrides this to keep the order of conversations between
    /// processes; by default it is the same as <see cref="StoreAsync(ReadOnlyMemory{byte}, CancellationToken)"/>.
    /// </summary>
    /// <param name="body">The body, byte for byte as it was received.</param>
    /// <param name="events">The events of the body, in order.</param>
    /// <param name="cancellationToken">Canceled when the connection is lost.</param>
    Task StoreAsync(
        ReadOnlyMemory<byte> body, IReadOnlyList<WebhookEvent> events, CancellationToken cancellationToken) =>
        StoreAsync(body, cancellationToken);

    /// <summary>
    /// Passes stored bodies to a handler until it is canceled. A body is removed when it was handled. If the handler
    /// throws, the body is passed to it again later; events that were handled are not handled again.
    /// </summary>
    /// <param name="handle">
    /// Handles a body. It is called for one body after another, in order of arrival, and returns a task as soon as the
    /// body is read; several may be handled at a time, and the order of each conversation is kept. It throws a <see cref="GraphJsonException"/> if the body is not a webhook, so that no attempt
    /// can succeed.
    /// </param>
    /// <param name="cancellationToken">
    /// Stops the inbox. It returns when the bodies that are being handled are done.
    /// </param>
    Task RunAsync(
        Func<ReadOnlyMemory<byte>, CancellationToken, Task<WebhookInboxOutcome>> handle,
        CancellationToken cancellationToken);
}

/// <summary>The outcome of a body of an inbox.</summary>
public enum WebhookInboxOutcome
{
    /// <summary>All its events were handled, now or before.</summary>
    Handled,

    /// <summary>
    /// Another worker is handling one of its events. The body is passed to the handler again, and this is not a failed
    /// attempt.
    /// </summary>
    HeldByAnother,
}
