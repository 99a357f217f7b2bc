using System.Threading.Channels;

namespace WhatsApp.Generated.Bulk;

/// <summary>
/// The pending messages of a run: in flight, or waiting for an earlier message to the same recipient. One loop starts
/// and collects them; only <see cref="SendAsync"/> runs concurrently.
/// </summary>
internal sealed class SendWindow<TItem>
{
    private readonly PhoneNumberMessagesRequestBuilder _builder;
    private readonly Func<TItem, Message> _toMessage;
    private readonly SendManyOptions _options;
    private readonly RunProgress _progress;
    private readonly RequestOptions _requestOptions;
    private readonly CancellationTokenSource _stopping;
    private readonly Dictionary<string, Task> _lastTo = new(StringComparer.Ordinal);
    private Exception? _fatal;
    private long _sent;
    private long _failed;

    // Null wakes the loop for another reason.
    private readonly Channel<Sending?> _completed =
        Channel.CreateUnbounded<Sending?>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>Creates a window.</summary>
    /// <param name="builder">Sends the messages.</param>
    /// <param name="toMessage">Creates the message of an item.</param>
    /// <param name="options">Options for the run.</param>
    /// <param name="progress">The progress of the run.</param>
    /// <param name="stopping">Canceled when no more messages may be started.</param>
    public SendWindow(
        PhoneNumberMessagesRequestBuilder builder, Func<TItem, Message> toMessage, SendManyOptions options,
        RunProgress progress, CancellationTokenSource stopping)
    {
        _builder = builder;
        _toMessage = toMessage;
        _options = options;
        _progress = progress;
        _requestOptions = (options.RequestOptions ?? new RequestOptions()).WithStopWaiting(stopping.Token);
        _stopping = stopping;
    }

    /// <summary>How many messages are pending.</summary>
    public int Pending { get; private set; }

    /// <summary>Whether messages were read but not started, because the run stops.</summary>
    public bool HasSkipped { get; private set; }

    /// <summary>The first error that affects all messages; null if there is none.</summary>
    public Exception? Fatal => _fatal;

    /// <summary>The counts of the results that were collected.</summary>
    public SendProgress Counts => new(_sent, _failed, Pending);

    /// <summary>Starts to send the message of an item, after earlier ones to the same recipient.</summary>
    public void Start(long index, TItem item)
    {
        Pending++;
        _progress.Start(index);
        var sending = new Sending(index, item);
        Message message;
        try
        {
            message = _toMessage(item);
            sending.Recipient = message is null ? null : OutgoingMessage.RecipientOf(message);
        }
        catch (Exception error)
        {
            Fail(sending, error, SuggestedAction.FixRequest);
            return;
        }

        Task? earlier = sending.Recipient is { } to && _lastTo.TryGetValue(to, out Task? last) ? last : null;
        sending.Work = SendAsync(sending, message!, earlier);
        if (sending.Recipient is not null)
        {
            _lastTo[sending.Recipient] = sending.Work;
        }
    }

    /// <summary>Reports the message of an item as one that an earlier run may have sent.</summary>
    public void Report(long index, TItem item)
    {
        Pending++;
        Fail(new Sending(index, item), new SendInterruptedException(), SuggestedAction.MayHaveBeenSent);
    }

    /// <summary>Ends the current <see cref="WaitAsync"/> when a task completes.</summary>
    public async Task WakeAfterAsync(Task task)
    {
        await task.ConfigureAwait(false);
        _completed.Writer.TryWrite(null);
    }

    /// <summary>Waits until a message may be complete.</summary>
    public ValueTask<bool> WaitAsync() => _completed.Reader.WaitToReadAsync(CancellationToken.None);

    /// <summary>Collects the result of a message that is complete; null if there is none.</summary>
    public SendResult<TItem>? Collect()
    {
        while (_completed.Reader.TryRead(out Sending? completed))
        {
            if (completed is not null && Collect(completed) is { } result)
            {
                return result;
            }
        }

        return null;
    }

    private SendResult<TItem>? Collect(Sending completed)
    {
        Pending--;
        if (completed.Recipient is { } to && _lastTo.TryGetValue(to, out Task? last) && last == completed.Work)
        {
            _lastTo.Remove(to);
        }

        if (completed.IsOpen)
        {
            _progress.Reopen(completed.Index);
        }
        else
        {
            _progress.Complete(completed.Index);
        }

        if (completed is { IsOpen: true, Error: null })
        {
            HasSkipped = true;
            return null;
        }

        _ = completed.Error is null ? _sent++ : _failed++;
        return new SendResult<TItem>(
            completed.Index, completed.Item, completed.Response, completed.Error, completed.SuggestedAction);
    }

    private void Fail(Sending sending, Exception error, SuggestedAction action)
    {
        sending.Error = error;
        sending.SuggestedAction = action;
        _completed.Writer.TryWrite(sending);
    }

    // Never throws, since the next message to the same recipient waits for it.
    private async Task SendAsync(Sending sending, Message message, Task? earlier)
    {
        try
        {
            if (earlier is not null)
            {
                await earlier.ConfigureAwait(false);
            }

            if (_stopping.IsCancellationRequested)
            {
                sending.IsOpen = true;
                return;
            }

            // A request on the wire is not canceled, since it would be unknown whether the message was sent.
            sending.Response = await _builder
                .PostAsync(message, _requestOptions, CancellationToken.None)
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException canceled) when (canceled.CancellationToken == _stopping.Token)
        {
            // It was waiting for a rate limit.
            sending.IsOpen = true;
        }
        catch (Exception error)
        {
            sending.Error = error;
            sending.SuggestedAction = ActionFor(error);
            await StopIfFatalAsync(sending, error).ConfigureAwait(false);
        }
        finally
        {
            _completed.Writer.TryWrite(sending);
        }
    }

    private async Task StopIfFatalAsync(Sending sending, Exception error)
    {
        try
        {
            if (!_options.StopWhen(error))
            {
                return;
            }

            // A message that certainly was not sent is sent when the run resumes.
            sending.IsOpen = sending.SuggestedAction != SuggestedAction.MayHaveBeenSent;
        }
        catch (Exception unexpected)
        {
            error = unexpected;
        }

        Interlocked.CompareExchange(ref _fatal, error, null);
        await _stopping.CancelAsync().ConfigureAwait(false);
    }

    private static SuggestedAction ActionFor(Exception error) => error switch
    {
        IGraphFailure failure => failure.SuggestedAction,
        ArgumentException => SuggestedAction.FixRequest,
        _ => SuggestedAction.MayHaveBeenSent,
    };

    private sealed class Sending(long index, TItem item)
    {
        public long Index => index;

        public TItem Item => item;

        public string? Recipient { get; set; }

        public Task? Work { get; set; }

        public MessageResponse? Response { get; set; }

        public Exception? Error { get; set; }

        public SuggestedAction? SuggestedAction { get; set; }

        /// <summary>
        /// The message was not sent because the run stops, or because of an error that affects all messages.
        /// </summary>
        public bool IsOpen { get; set; }
    }
}
