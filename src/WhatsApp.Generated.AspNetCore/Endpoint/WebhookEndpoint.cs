using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.AspNetCore;

/// <summary>Handshake, signature, and the response that says whether Meta must deliver again.</summary>
internal sealed class WebhookEndpoint(
    IOptionsMonitor<WhatsAppWebhookOptions> options,
    WebhookDispatcher dispatcher,
    WebhookQueue queue,
    WebhookMetrics metrics,
    ILogger<WebhookEndpoint> logger,
    IWebhookInbox? inbox = null)
{
    public Task HandleAsync(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) ? HandshakeAsync(context) : DeliverAsync(context);

    private Task HandshakeAsync(HttpContext context)
    {
        IQueryCollection query = context.Request.Query;
        WebhookReceiverResponse response = WebhookHandshake.Respond(
            query["hub.mode"], query["hub.verify_token"], query["hub.challenge"], options.CurrentValue.VerifyToken);
        switch (response.Status)
        {
            case HttpStatusCode.OK:
                WebhookLog.HandshakeAccepted(logger);
                break;
            case HttpStatusCode.Forbidden:
                WebhookLog.HandshakeRefused(logger);
                break;
        }

        return TextResponse.WriteAsync(context, (int)response.Status, response.Body);
    }

    private async Task DeliverAsync(HttpContext context)
    {
        using Activity? activity = WebhookMetrics.StartDelivery();
        try
        {
            (int status, string text) = await ReceiveAsync(context).ConfigureAwait(false);
            activity?.SetTag("http.response.status_code", status);
            await TextResponse.WriteAsync(context, status, text).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client is gone, so there is no response. Meta delivers again.
            WebhookLog.ConnectionLost(logger);
        }
    }

    private async Task<(int Status, string Text)> ReceiveAsync(HttpContext context)
    {
        WhatsAppWebhookOptions current = options.CurrentValue;
        RequestBody? read;
        try
        {
            read = await RequestBody.ReadAsync(context, current.MaxBodyBytes).ConfigureAwait(false);
        }
        catch (BadHttpRequestException error)
        {
            return (error.StatusCode, "The body could not be read.");
        }

        if (read is null)
        {
            WebhookLog.BodyTooLarge(logger, current.MaxBodyBytes);
            return (StatusCodes.Status413PayloadTooLarge, $"The body is larger than {current.MaxBodyBytes} bytes.");
        }

        // Events keep nothing of the body.
        using RequestBody body = read;
        if (!IsSigned(context.Request, body.Bytes.Span, current))
        {
            metrics.InvalidSignature();
            WebhookLog.InvalidSignature(logger);
            return (
                StatusCodes.Status401Unauthorized,
                $"The header {WebhookSignature.HeaderName} does not sign this body with the app secret.");
        }

        IReadOnlyList<WebhookEvent> events;
        try
        {
            events = dispatcher.Receive(body.Bytes);
        }
        catch (GraphJsonException error)
        {
            // The message of the error quotes the body.
            WebhookLog.Malformed(logger, error.Line, error.Position);
            return (
                StatusCodes.Status400BadRequest,
                $"The body is not the JSON of a webhook: see line {error.Line}, position {error.Position}.");
        }

        if (inbox is not null)
        {
            // A copy, since an inbox may keep it.
            return await StoreAsync(inbox, body.Bytes.ToArray(), events, context.RequestAborted).ConfigureAwait(false);
        }

        return current.HandleInBackground
            ? await EnqueueAsync(events, context.RequestAborted).ConfigureAwait(false)
            : await DispatchAsync(events, context.RequestAborted).ConfigureAwait(false);
    }

    private async Task<(int Status, string Text)> DispatchAsync(
        IReadOnlyList<WebhookEvent> events, CancellationToken cancellationToken)
    {
        DispatchResult result = await dispatcher
            .DispatchAsync(events, turn: null, isFromInbox: false, cancellationToken).ConfigureAwait(false);
        return result switch
        {
            { Failed.Count: > 0 } => (
                StatusCodes.Status500InternalServerError,
                $"{result.Unsettled.Count} of {events.Count} events could not be handled. Deliver them again."),
            { Held.Count: > 0 } => (
                StatusCodes.Status503ServiceUnavailable,
                $"{result.Unsettled.Count} of {events.Count} events are being handled already. Deliver them again."),
            _ => (StatusCodes.Status200OK, string.Empty),
        };
    }

    private async Task<(int Status, string Text)> EnqueueAsync(
        IReadOnlyList<WebhookEvent> events, CancellationToken cancellationToken)
    {
        if (await queue.EnqueueAsync(events, cancellationToken).ConfigureAwait(false))
        {
            return (StatusCodes.Status200OK, string.Empty);
        }

        WebhookLog.QueueFull(logger);
        return (StatusCodes.Status503ServiceUnavailable, "The queue is full. Deliver again.");
    }

    private async Task<(int Status, string Text)> StoreAsync(
        IWebhookInbox inbox,
        ReadOnlyMemory<byte> body,
        IReadOnlyList<WebhookEvent> events,
        CancellationToken cancellationToken)
    {
        try
        {
            await inbox.StoreAsync(body, events, cancellationToken).ConfigureAwait(false);
            return (StatusCodes.Status200OK, string.Empty);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            WebhookLog.StoreFailed(logger, error);
            return (StatusCodes.Status503ServiceUnavailable, "The webhook could not be stored. Deliver again.");
        }
    }

    private static bool IsSigned(HttpRequest request, ReadOnlySpan<byte> body, WhatsAppWebhookOptions options)
    {
        string? header = request.Headers[WebhookSignature.HeaderName];
        if (options.AllowUnsignedWebhooks && (header is null || options.AppSecrets.Count == 0))
        {
            return true;
        }

        // Every secret is checked, so that the time does not reveal which one is right.
        bool isValid = false;
        foreach (string secret in options.AppSecrets)
        {
            isValid |= WebhookSignature.IsValid(body, header, secret);
        }

        return isValid;
    }
}
