namespace WhatsApp.Generated.PostgreSql.Tests.Support;

/// <summary>A worker that runs until it is disposed.</summary>
internal sealed class Worker : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _run;

    public Worker(Func<CancellationToken, Task> run) => _run = run(_stop.Token);

    /// <summary>Stops it, and waits until it has stopped.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _run.WaitAsync(TimeSpan.FromSeconds(30));
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
    }
}
