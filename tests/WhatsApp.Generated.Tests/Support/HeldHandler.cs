using System.Text;

namespace WhatsApp.Generated.Tests.Support;

/// <summary>Keeps every request pending until the test responds to it.</summary>
internal sealed class HeldHandler : HttpMessageHandler
{
    private readonly Lock _gate = new();
    private readonly List<TaskCompletionSource<HttpResponseMessage>> _held = [];

    /// <summary>Number of requests that arrived.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _held.Count;
            }
        }
    }

    public void Respond(int index, HttpResponseMessage response) => _held[index].SetResult(response);

    public void Respond(int index, string json = "{}") =>
        Respond(
            index,
            new HttpResponseMessage { Content = new StringContent(json, Encoding.UTF8, "application/json") });

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var held = new TaskCompletionSource<HttpResponseMessage>();
        cancellationToken.Register(() => held.TrySetCanceled(cancellationToken));
        lock (_gate)
        {
            _held.Add(held);
        }

        return held.Task;
    }
}
