namespace WhatsApp.Generated.Bulk;

/// <summary>
/// A run that sends a sequence of messages while its results are enumerated. A result is returned for each message when
/// it is done.
/// </summary>
/// <remarks>
/// <para>
/// However the loop is left (<c>break</c>, an exception in its body, cancellation, or an error that affects all
/// messages), no further message is started, and the requests on the wire complete. The loop waits for them, at most as
/// long as the timeout of a call. Their results are counted in <see cref="Checkpoint"/>, and those that the loop did
/// not receive are <see cref="UnreceivedResults"/>. A run that starts from this checkpoint sends the other messages,
/// and none twice.
/// </para>
/// <para>
/// A message whose outcome is unknown (<see cref="SendResult{TItem}.MayHaveBeenSent"/>) is done and is never sent
/// again. After the process was killed, <see cref="SendManyOptions.Delivery"/> decides about the messages that were
/// started.
/// </para>
/// </remarks>
/// <typeparam name="TItem">Type of the items from which messages are created.</typeparam>
public sealed class BulkSend<TItem> : IAsyncEnumerable<SendResult<TItem>>
{
    private readonly PhoneNumberMessagesRequestBuilder _builder;
    private readonly IAsyncEnumerable<TItem> _items;
    private readonly Func<TItem, Message> _toMessage;
    private readonly SendManyOptions _options;
    private readonly RunProgress _progress;
    private readonly CancellationToken _cancellationToken;
    private int _enumerations;

    internal BulkSend(
        PhoneNumberMessagesRequestBuilder builder,
        IAsyncEnumerable<TItem> items,
        Func<TItem, Message> toMessage,
        SendManyOptions options,
        CancellationToken cancellationToken)
    {
        _builder = builder;
        _items = items;
        _toMessage = toMessage;
        _options = options;
        _progress = new RunProgress(options.StartFrom);
        _cancellationToken = cancellationToken;
    }

    /// <summary>
    /// The progress of the run, made when it is read, which is work in proportion to
    /// <see cref="SendManyOptions.MaxConcurrency"/>. During the loop, the messages whose results it has received are
    /// done. After the loop, the <see cref="UnreceivedResults"/> are counted as well. Can be read from any thread.
    /// </summary>
    public SendCheckpoint Checkpoint => _progress.Checkpoint;

    /// <summary>
    /// The results that the loop has not received because it was left early, in the order of completion. Empty during
    /// the loop and after a complete one. <see cref="Checkpoint"/> counts them, so record them before you save it.
    /// </summary>
    public IReadOnlyList<SendResult<TItem>> UnreceivedResults { get; private set; } = [];

    /// <summary>Starts the run. It can be enumerated once.</summary>
    /// <param name="cancellationToken">Stops the run, as the token of <c>SendManyAsync</c> does.</param>
    /// <exception cref="InvalidOperationException">The run was enumerated before.</exception>
    public IAsyncEnumerator<SendResult<TItem>> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        if (Interlocked.Increment(ref _enumerations) > 1)
        {
            throw new InvalidOperationException(
                "A run can be enumerated once, since it would send its messages again. Call SendManyAsync again with "
                + $"{nameof(SendManyOptions.StartFrom)} set to the checkpoint of this run.");
        }

        return RunAsync(cancellationToken);
    }

    private async IAsyncEnumerator<SendResult<TItem>> RunAsync(CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(_cancellationToken, cancellationToken);
        var window = new SendWindow<TItem>(_builder, _toMessage, _options, _progress, stopping);
        var source = new SendSource<TItem>(_items, _options.StartFrom, stopping.Token);
        var saving = new CheckpointSaving(_options, _progress, stopping.Token);
        Task<bool>? reading = null;
        SendResult<TItem>? unreceived = null;
        bool mayRead = true;
        try
        {
            while (mayRead || window.Pending > 0)
            {
                if (mayRead && reading is null && window.Pending < _options.MaxConcurrency)
                {
                    reading = source.ReadAsync();
                    if (!reading.IsCompleted)
                    {
                        _ = window.WakeAfterAsync(reading);
                    }
                }

                if (reading is { IsCompleted: true })
                {
                    mayRead = mayRead
                        && await reading.ConfigureAwait(false)
                        && await StartAsync().ConfigureAwait(false);
                    reading = null;
                }
                else if (window.Collect() is { } result)
                {
                    unreceived = result;
                    _options.Progress?.Report(window.Counts);
                    unreceived = null;
                    yield return result;
                }
                else if (window.Pending > 0 || reading is not null)
                {
                    await window.WaitAsync().ConfigureAwait(false);
                }

                mayRead = mayRead && !stopping.IsCancellationRequested;
            }
        }
        finally
        {
            await stopping.CancelAsync().ConfigureAwait(false);
            await DrainAsync(window, unreceived).ConfigureAwait(false);
            if (reading is not null)
            {
                await reading.ConfigureAwait(false);
            }

            _progress.End(source.IsComplete ? source.Index + 1 : null);
            await source.DisposeAsync().ConfigureAwait(false);
        }

        if (window.Fatal is { } fatal)
        {
            throw new SendManyStoppedException(Checkpoint, fatal);
        }

        (saving.Failure ?? source.Failure)?.Throw();
        if (!source.IsComplete || window.HasSkipped)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            cancellationToken.ThrowIfCancellationRequested();
        }

        async ValueTask<bool> StartAsync()
        {
            if (_options.Delivery == SendDelivery.AtMostOnce && _options.StartFrom.IsStarted(source.Index))
            {
                window.Report(source.Index, source.Current);
                return true;
            }

            if (!await saving.SaveBeforeAsync(source.Index).ConfigureAwait(false))
            {
                return false;
            }

            window.Start(source.Index, source.Current);
            return true;
        }
    }

    private async Task DrainAsync(SendWindow<TItem> window, SendResult<TItem>? first)
    {
        List<SendResult<TItem>> results = first is null ? [] : [first];
        while (window.Pending > 0)
        {
            if (window.Collect() is { } result)
            {
                results.Add(result);
            }
            else if (window.Pending > 0)
            {
                await window.WaitAsync().ConfigureAwait(false);
            }
        }

        UnreceivedResults = results;
    }
}
