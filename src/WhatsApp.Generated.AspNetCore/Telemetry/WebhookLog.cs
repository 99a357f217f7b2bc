using Microsoft.Extensions.Logging;

namespace WhatsApp.Generated.AspNetCore;

/// <summary>
/// Log messages. They contain no body, phone number, token or message id, in which a phone number is encoded.
/// </summary>
internal static partial class WebhookLog
{
    [LoggerMessage(1, LogLevel.Information, "Meta has verified the webhook.")]
    public static partial void HandshakeAccepted(ILogger logger);

    [LoggerMessage(
        2, LogLevel.Warning, "A handshake of the webhook was refused: the mode or the verify token is wrong.")]
    public static partial void HandshakeRefused(ILogger logger);

    [LoggerMessage(3, LogLevel.Warning, "A webhook was refused: its signature is missing or wrong.")]
    public static partial void InvalidSignature(ILogger logger);

    [LoggerMessage(4, LogLevel.Warning, "A webhook was refused: its body is larger than {MaxBodyBytes} bytes.")]
    public static partial void BodyTooLarge(ILogger logger, int maxBodyBytes);

    [LoggerMessage(
        5, LogLevel.Warning, "A webhook was refused: not the JSON of one, see line {Line}, position {Position}.")]
    public static partial void Malformed(ILogger logger, int line, int position);

    [LoggerMessage(6, LogLevel.Debug, "The connection was lost before the webhook was handled.")]
    public static partial void ConnectionLost(ILogger logger);

    [LoggerMessage(7, LogLevel.Error, "{Handler} failed for a {Event}. It will receive the event again.")]
    public static partial void HandlerFailed(ILogger logger, Exception error, string @event, string handler);

    [LoggerMessage(8, LogLevel.Error, "The store could not claim a {Event} for {Handler}.")]
    public static partial void ClaimFailed(ILogger logger, Exception error, string @event, string handler);

    [LoggerMessage(9, LogLevel.Error, "{Handler} has handled an event, but the store could not commit its key.")]
    public static partial void CommitFailed(ILogger logger, Exception error, string handler);

    [LoggerMessage(
        10, LogLevel.Error, "The store could not release a key of {Handler}. The key is free when its lease expires.")]
    public static partial void ReleaseFailed(ILogger logger, Exception error, string handler);

    [LoggerMessage(11, LogLevel.Debug, "{Handler} has handled this {Event} before.")]
    public static partial void Duplicate(ILogger logger, string @event, string handler);

    [LoggerMessage(12, LogLevel.Information, "{Handler} is handling this {Event} for another delivery.")]
    public static partial void Held(ILogger logger, string @event, string handler);

    [LoggerMessage(
        13, LogLevel.Warning, "The response to a webhook was 503: the queue is full, or the host is stopping.")]
    public static partial void QueueFull(ILogger logger);

    [LoggerMessage(
        14,
        LogLevel.Critical,
        "{Count} events are dropped after {Attempts} attempts. Meta does not deliver them again.")]
    public static partial void Dropped(ILogger logger, int count, int attempts);

    [LoggerMessage(
        15, LogLevel.Critical, "The host stopped before {Count} webhooks of the queue were handled. They are lost.")]
    public static partial void NotDrained(ILogger logger, int count);

    [LoggerMessage(16, LogLevel.Warning, "AllowUnsignedWebhooks is on: webhooks are accepted from anyone.")]
    public static partial void UnsignedAllowed(ILogger logger);

    [LoggerMessage(17, LogLevel.Critical, "A webhook of the queue could not be handled. It is lost.")]
    public static partial void BackgroundFailed(ILogger logger, Exception error);

    [LoggerMessage(19, LogLevel.Error, "The inbox could not store a webhook. The response was 503.")]
    public static partial void StoreFailed(ILogger logger, Exception error);

    [LoggerMessage(
        20,
        LogLevel.Warning,
        "There is no handler, so every webhook is acknowledged and dropped. Call AddHandler<…>() on what "
            + "AddWhatsAppWebhooks returns; a handler that is only registered as a service is not called.")]
    public static partial void NoHandlers(ILogger logger);

    [LoggerMessage(21, LogLevel.Debug, "There is no handler for a {Event}. It is acknowledged and dropped.")]
    public static partial void Unhandled(ILogger logger, string @event);

    [LoggerMessage(
        22,
        LogLevel.Warning,
        "The store could not commit or release a key of {Handler}. The call is repeated while the claim lasts.")]
    public static partial void SettleRetried(ILogger logger, Exception error, string handler);
}
