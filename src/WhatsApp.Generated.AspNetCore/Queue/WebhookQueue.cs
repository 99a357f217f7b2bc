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
    private Channel<Delivery>? _channel;
    private Task _workers = Task.CompletedTask;
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
        _workers = Task.WhenAll(Enumerable.Range(0, current.BackgroundWorkers)
            .Select(_ => Task.Run(() => WorkAsync(_channel.Reader), CancellationToken.None)));
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _channel?.Writer.TryComplete();
        try
        {
            await _workers.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await _abort.CancelAsync().ConfigureAwait(false);
            await Task.WhenAny(_workers, Task.Delay(ReleaseTime, CancellationToken.None)).ConfigureAwait(false);
            WebhookLog.NotDrained(logger, _lost);
        }
    }

    public void Dispose() => _abort.Dispose();

    private async Task WorkAsync(ChannelReader<Delivery> reader)
    {
        await foreach (Delivery delivery in reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
        {
            try
            {
                _abort.Token.ThrowIfCancellationRequested();
                await HandleAsync(delivery).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (_abort.IsCancellationRequested)
            {
                Interlocked.Increment(ref _lost);
            }
            catch (Exception error)
            {
                WebhookLog.BackgroundFailed(logger, error);
            }
        }
    }

    private async Task HandleAsync(Delivery delivery)
    {
        using Activity? activity = WebhookMetrics.StartBackground(delivery.Parent);
        WhatsAppWebhookOptions current = options.CurrentValue;
        TimeSpan delay = current.BackgroundRetryDelay;
        IReadOnlyList<WebhookEvent> events = delivery.Events;
        for (int failures = 0; ;)
        {
            DispatchResult result = await dispatcher.DispatchAsync(events, _abort.Token).ConfigureAwait(false);
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
