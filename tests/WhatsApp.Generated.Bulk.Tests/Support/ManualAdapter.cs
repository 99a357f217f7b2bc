using Microsoft.Kiota.Abstractions;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Tests.Support;

/// <summary>Responds to each message when the test says so, by its text.</summary>
internal sealed class ManualAdapter : AdapterDouble
{
    private readonly Lock _lock = new();
    private readonly List<string> _started = [];
    private readonly Dictionary<string, TaskCompletionSource> _starts = [];
    private readonly Dictionary<string, TaskCompletionSource<MessageResponse>> _pending = [];

    public IReadOnlyList<string> Started
    {
        get
        {
            lock (_lock)
            {
                return [.. _started];
            }
        }
    }

    public List<string> Canceled { get; } = [];

    public Task HasStartedAsync(string body)
    {
        lock (_lock)
        {
            return StartOf(body).Task;
        }
    }

    public void Complete(string body) => Pending(body).SetResult(new MessageResponse());

    public void Fail(string body, Exception error) => Pending(body).SetException(error);

    protected override async Task<string> RespondAsync(
        RequestInformation request, CancellationToken cancellationToken)
    {
        string body = GraphJson.Read<TextMessage>(BodyOf(request)).Text.Body!;
        var pending = new TaskCompletionSource<MessageResponse>();
        cancellationToken.Register(() =>
        {
            if (pending.TrySetCanceled(cancellationToken))
            {
                Canceled.Add(body);
            }
        });
        lock (_lock)
        {
            _started.Add(body);
            _pending.Add(body, pending);
            StartOf(body).SetResult();
        }

        return GraphJson.Write(await pending.Task);
    }

    private TaskCompletionSource<MessageResponse> Pending(string body)
    {
        lock (_lock)
        {
            return _pending[body];
        }
    }

    private TaskCompletionSource StartOf(string body) => _starts.TryGetValue(body, out TaskCompletionSource? start)
        ? start
        : _starts[body] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
}
