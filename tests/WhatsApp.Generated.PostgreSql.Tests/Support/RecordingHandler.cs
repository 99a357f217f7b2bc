using System.Collections.Concurrent;
using WhatsApp.Generated.AspNetCore;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.PostgreSql.Tests.Support;

/// <summary>The ids of messages that were handled, and what to do with each.</summary>
internal sealed class Recorder
{
    public ConcurrentQueue<string> Handled { get; } = new();

    /// <summary>Runs before an id is recorded. It may throw.</summary>
    public Func<string, CancellationToken, Task> Run { get; set; } = (_, _) => Task.CompletedTask;

    public async Task RunAsync(WebhookEvent webhookEvent, CancellationToken cancellationToken)
    {
        string id = ((MessageReceived)webhookEvent).IncomingMessage.Id!;
        await Run(id, cancellationToken);
        Handled.Enqueue(id);
    }
}

/// <summary>Records messages. The tests add it as <see cref="Name"/>.</summary>
internal sealed class RecordingHandler(Recorder recorder) : IWebhookHandler<MessageReceived>
{
    public const string Name = "recorder";

    public Task HandleAsync(MessageReceived webhookEvent, CancellationToken cancellationToken) =>
        recorder.RunAsync(webhookEvent, cancellationToken);
}
