using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace WhatsApp.Generated.Bulk;

/// <summary>The loop of a run: reads items while there is room, and returns the results of messages.</summary>
internal static class SendManyRun
{
    public static async IAsyncEnumerable<SendResult<TItem>> SendAsync<TItem>(
        PhoneNumberMessagesRequestBuilder builder,
        IAsyncEnumerable<TItem> items,
        Func<TItem, Message> toMessage,
        SendManyOptions options,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var aborting = new CancellationTokenSource();
        var window = new SendWindow<TItem>(builder, toMessage, options, stopping, aborting.Token);
        var source = new Source<TItem>(items, options.StartFrom, stopping.Token);
        Task<bool>? reading = null;
        Task<bool>? completing = null;
        bool mayRead = true;
        try
        {
            while (mayRead || window.Pending > 0)
            {
                if (mayRead && window.Pending < options.MaxConcurrency)
                {
                    reading ??= source.ReadAsync();
                }

                completing ??= window.WaitForOneAsync();
                await Task.WhenAny(reading ?? completing, completing).ConfigureAwait(false);
                if (reading is { IsCompleted: true })
                {
                    mayRead = await reading.ConfigureAwait(false) && !stopping.IsCancellationRequested;
                    reading = null;
                    if (mayRead)
                    {
                        window.Start(source.Index, source.Current);
                    }
                }

                if (completing.IsCompleted)
                {
                    completing = null;
                    if (window.TryCollect(out SendResult<TItem>? result) && result is not null)
                    {
                        yield return result;
                    }
                }

                mayRead = mayRead && !stopping.IsCancellationRequested;
            }
        }
        finally
        {
            await stopping.CancelAsync().ConfigureAwait(false);
            await aborting.CancelAsync().ConfigureAwait(false);
            await window.DrainAsync().ConfigureAwait(false);
            if (reading is not null)
            {
                await reading.ConfigureAwait(false);
            }

            await source.DisposeAsync().ConfigureAwait(false);
        }

        if (window.Fatal is { } fatal)
        {
            throw new SendManyStoppedException(window.Checkpoint, fatal);
        }

        source.Failure?.Throw();
        if (!source.IsComplete || window.HasSkipped)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Reads the items that are not done.</summary>
    private sealed class Source<TItem>(
        IAsyncEnumerable<TItem> items, SendCheckpoint startFrom, CancellationToken stopping) : IAsyncDisposable
    {
        private readonly IAsyncEnumerator<TItem> _items = items.GetAsyncEnumerator(stopping);

        public long Index { get; private set; } = -1;

        public TItem Current => _items.Current;

        public bool IsComplete { get; private set; }

        public ExceptionDispatchInfo? Failure { get; private set; }

        // Never throws, since the results of messages in flight are returned first.
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
                        return true;
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
}
