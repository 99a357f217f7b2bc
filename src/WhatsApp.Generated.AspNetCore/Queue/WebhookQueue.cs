using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.AspNetCore;

/// <summary>
/// Handles webhooks after the response was sent. Meta does not deliver them again, so failures are retried here.
/// </summary>
internal sealed class WebhookQueue(
    IOptionsMonitor<WhatsAppWebhookOptions> options,
    WebhookDispatcher dispatcher,
    WebhookHandlers handlers,
    TimeProvider timeProvider,
    ILogger<WebhookQueue> logger) : IHostedService, IDisposable
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    // Time for canceled handlers to release their claims.
    private static readonly TimeSpan ReleaseTime = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _abort = new();
    private readonly ConversationOrder _order = new();
    private Channel<Delivery>? _channel;
    private Task _reader = Task.CompletedTask;
    private int _lost;

    /// <summary>Adds a webhook to the queue. False if there was no room in time, or the host stops.</summary>
    public async Task<bool> EnqueueAsync(IReadOnlyList<WebhookEvent> events, CancellationToken cancellationToken)
    {
        if (_channel is null)
        {
            return false;
        }

        Delivery delivery = new(events, Activity.Current?.Context ?? default);
        if (_channel.Writer.TryWrite(delivery))
        {
            return true;
        }

        using CancellationTokenSource timeout = new(options.CurrentValue.BackgroundWait, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            await _channel.Writer.WriteAsync(delivery, either.Token).ConfigureAwait(false);
            return true;
        }
        catch (ChannelClosedException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        WhatsAppWebhookOptions current = options.CurrentValue;
        if (current.AllowUnsignedWebhooks)
        {
            WebhookLog.UnsignedAllowed(logger);
        }

        if (handlers.IsEmpty)
        {
            WebhookLog.NoHandlers(logger);
        }

        // Started even if it is off: the configuration may turn it on later.
        _channel = Channel.CreateBounded<Delivery>(current.BackgroundCapacity);
        _reader = Task.Run(() => ReadAsync(_channel.Reader, current.BackgroundWorkers), CancellationToken.None);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _channel?.Writer.TryComplete();
        try
        {
            await _reader.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await _abort.CancelAsync().ConfigureAwait(false);
            await Task.WhenAny(_reader, Task.Delay(ReleaseTime, CancellationToken.None)).ConfigureAwait(false);
            WebhookLog.NotDrained(logger, _lost);
        }
    }

    public void Dispose() => _abort.Dispose();

    // One loop takes the webhooks out of the queue, so that they enter their conversations in order. It waits for a
    // free worker before it takes one.
    private async Task ReadAsync(ChannelReader<Delivery> reader, int workers)
    {
        using SemaphoreSlim free = new(workers);
        await free.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        await foreach (Delivery delivery in reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
        {
            ConversationOrder.Turn turn = _order.Enter(delivery.Events);
            _ = Task.Run(() => WorkAsync(delivery, turn, free), CancellationToken.None);
            await free.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        }

        // Those that are being handled, without the one that the loop had waited for.
        for (int worker = 1; worker < workers; worker++)
        {
            await free.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task WorkAsync(Delivery delivery, ConversationOrder.Turn turn, SemaphoreSlim free)
    {
        try
        {
            using (turn)
            {
                _abort.Token.ThrowIfCancellationRequested();
                await HandleAsync(delivery, turn).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_abort.IsCancellationRequested)
        {
            Interlocked.Increment(ref _lost);
        }
        catch (Exception error)
        {
            WebhookLog.BackgroundFailed(logger, error);
        }
        finally
        {
            free.Release();
        }
    }

    private async Task HandleAsync(Delivery delivery, ConversationOrder.Turn turn)
    {
        using Activity? activity = WebhookMetrics.StartBackground(delivery.Parent);
        WhatsAppWebhookOptions current = options.CurrentValue;
        TimeSpan delay = current.BackgroundRetryDelay;
        IReadOnlyList<WebhookEvent> events = delivery.Events;
        for (int failures = 0; ;)
        {
            DispatchResult result = await dispatcher
                .DispatchAsync(events, turn, isFromInbox: false, _abort.Token).ConfigureAwait(false);

            // A failed event is retried without keeping its conversation from continuing.
            turn.Dispose();
            if (result.Unsettled.Count == 0)
            {
                return;
            }

            // An event that another delivery handles is not a failed attempt: its lease expires at some point.
            events = result.Unsettled;
            failures += result.Failed.Count > 0 ? 1 : 0;
            if (failures >= current.BackgroundAttempts)
            {
                WebhookLog.Dropped(logger, result.Failed.Count, failures);
                events = result.Held;
                failures = 0;
                if (events.Count == 0)
                {
                    return;
                }
            }

            await Task.Delay(delay, timeProvider, _abort.Token).ConfigureAwait(false);
            delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay;
        }
    }

    private sealed record Delivery(IReadOnlyList<WebhookEvent> Events, ActivityContext Parent);
}
