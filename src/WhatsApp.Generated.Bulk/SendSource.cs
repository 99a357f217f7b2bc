using System.Runtime.ExceptionServices;

namespace WhatsApp.Generated.Bulk;

/// <summary>Reads the items whose messages are not done.</summary>
internal sealed class SendSource<TItem>(
    IAsyncEnumerable<TItem> items, SendCheckpoint startFrom, CancellationToken stopping) : IAsyncDisposable
{
    private readonly IAsyncEnumerator<TItem> _items = items.GetAsyncEnumerator(stopping);

    /// <summary>Position of the current item, from 0; -1 before the first.</summary>
    public long Index { get; private set; } = -1;

    public TItem Current => _items.Current;

    /// <summary>Whether the sequence was read to its end.</summary>
    public bool IsComplete { get; private set; }

    public ExceptionDispatchInfo? Failure { get; private set; }

    /// <summary>
    /// Reads the next item. Never throws, since the results of messages in flight are returned before a failure.
    /// </summary>
    /// <returns>Whether there is one. False if the run is stopping.</returns>
    public async Task<bool> ReadAsync()
    {
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                if (!await _items.MoveNextAsync().ConfigureAwait(false))
                {
                    IsComplete = true;
                    return false;
                }

                Index++;
                if (!startFrom.IsDone(Index))
                {
                    return !stopping.IsCancellationRequested;
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The run is stopping for another reason.
        }
        catch (Exception error)
        {
            Failure = ExceptionDispatchInfo.Capture(error);
        }

        return false;
    }

    public ValueTask DisposeAsync() => _items.DisposeAsync();
}
