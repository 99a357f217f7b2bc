using System.Collections.Concurrent;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.AspNetCore.Tests.Support;

internal sealed class TextHandler(Seen seen) : IWebhookHandler<TextMessageReceived>
{
    public Task HandleAsync(TextMessageReceived webhookEvent, CancellationToken cancellationToken)
    {
        seen.Add($"text:{webhookEvent.Message.Text?.Body}");
        return Task.CompletedTask;
    }
}

internal sealed class AnyMessageHandler(Seen seen) : IWebhookHandler<MessageReceived>
{
    public Task HandleAsync(MessageReceived webhookEvent, CancellationToken cancellationToken)
    {
        seen.Add($"message:{webhookEvent.IncomingMessage.Type}");
        return Task.CompletedTask;
    }
}

internal sealed class EverythingHandler(Seen seen) : IWebhookHandler<WebhookEvent>
{
    public Task HandleAsync(WebhookEvent webhookEvent, CancellationToken cancellationToken)
    {
        seen.Add($"all:{webhookEvent.GetType().Name}");
        return Task.CompletedTask;
    }
}

internal sealed class TwoKindsHandler(Seen seen)
    : IWebhookHandler<TextMessageReceived>, IWebhookHandler<MessageStatusChanged>
{
    public Task HandleAsync(TextMessageReceived webhookEvent, CancellationToken cancellationToken)
    {
        seen.Add("two:text");
        return Task.CompletedTask;
    }

    public Task HandleAsync(MessageStatusChanged webhookEvent, CancellationToken cancellationToken)
    {
        seen.Add("two:status");
        return Task.CompletedTask;
    }
}

/// <summary>What <see cref="ScriptedHandler"/> does.</summary>
internal sealed class Script
{
    public Func<string, CancellationToken, Task> Run { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>How often each text was handled to the end.</summary>
    public ConcurrentDictionary<string, int> Done { get; } = new();
}

internal sealed class ScriptedHandler(Script script) : IWebhookHandler<TextMessageReceived>
{
    public async Task HandleAsync(TextMessageReceived webhookEvent, CancellationToken cancellationToken)
    {
        string text = webhookEvent.Message.Text!.Body!;
        await script.Run(text, cancellationToken);
        script.Done.AddOrUpdate(text, 1, (_, count) => count + 1);
    }
}

internal sealed class ScopedThing : IDisposable
{
    public bool IsDisposed { get; private set; }

    public void Dispose() => IsDisposed = true;
}

internal sealed class ScopedHandler(ScopedThing thing, ScopeLog log) : IWebhookHandler<TextMessageReceived>
{
    public Task HandleAsync(TextMessageReceived webhookEvent, CancellationToken cancellationToken)
    {
        log.Things.Enqueue((thing, thing.IsDisposed));
        return Task.CompletedTask;
    }
}

internal sealed class ScopeLog
{
    public ConcurrentQueue<(ScopedThing Thing, bool WasDisposed)> Things { get; } = new();
}

internal sealed class NoHandler;

internal sealed class BrokenHandler(NoHandler missing) : IWebhookHandler<TextMessageReceived>
{
    public Task HandleAsync(TextMessageReceived webhookEvent, CancellationToken cancellationToken) =>
        throw new InvalidOperationException(missing.ToString());
}
