using System.Globalization;

namespace WhatsApp.Generated;

/// <summary>Reads from a connection, and gives up when nothing comes for too long.</summary>
internal sealed class StallGuard : IDisposable
{
    private readonly TimeSpan _time;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _clock;
    private readonly CancellationTokenSource _either;

    public StallGuard(TimeSpan time, TimeProvider timeProvider, CancellationToken caller)
    {
        _time = time;
        _caller = caller;
        _clock = new CancellationTokenSource(Timeout.InfiniteTimeSpan, timeProvider);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_clock.Token, caller);
    }

    /// <exception cref="IOException">Nothing came in time.</exception>
    public async Task<int> ReadAsync(Stream stream, Memory<byte> buffer)
    {
        _clock.CancelAfter(_time);
        try
        {
            return await stream.ReadAsync(buffer, _either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException canceled)
            when (_clock.IsCancellationRequested && !_caller.IsCancellationRequested)
        {
            throw new IOException(
                string.Create(CultureInfo.InvariantCulture, $"Nothing came for {_time.TotalSeconds:0.###} s."),
                canceled
            );
        }
        finally
        {
            // Writing what came takes its own time.
            _clock.CancelAfter(Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        _either.Dispose();
        _clock.Dispose();
    }
}
