using WhatsApp.Generated.AspNetCore;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Benchmarks.Scale;

/// <summary>Counts events, and does nothing else.</summary>
internal sealed class CountingHandler(EventCount count) : IWebhookHandler<WebhookEvent>
{
    public Task HandleAsync(WebhookEvent webhookEvent, CancellationToken cancellationToken)
    {
        count.Add(1);
        return Task.CompletedTask;
    }
}

/// <summary>How many events were handled.</summary>
internal sealed class EventCount
{
    private int _value;
    private int _expected = int.MaxValue;
    private TaskCompletionSource _reached = new();

    public int Value => Volatile.Read(ref _value);

    public void Add(int events)
    {
        if (Interlocked.Add(ref _value, events) >= Volatile.Read(ref _expected))
        {
            _reached.TrySetResult();
        }
    }

    /// <summary>Counts from 0 again.</summary>
    /// <returns>Completes when so many events were handled.</returns>
    public Task Restart(int expected)
    {
        _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _expected, expected);
        Volatile.Write(ref _value, 0);
        return _reached.Task;
    }
}
