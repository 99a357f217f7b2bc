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
    private readonly RequestOptions _requestOptions;
    private readonly CancellationTokenSource _stopping;
    private readonly CancellationToken _aborting;
    private readonly Channel<Sending> _completed = Channel.CreateUnbounded<Sending>();
    private readonly Dictionary<string, Task> _lastTo = new(StringComparer.Ordinal);
    private readonly HashSet<long> _open;
    private long _next;
    private long _sent;
    private long _failed;

    /// <summary>Creates a window.</summary>
    /// <param name="builder">Sends the messages.</param>
    /// <param name="toMessage">Creates the message of an item.</param>
    /// <param name="options">Options for the run.</param>
    /// <param name="stopping">Canceled when no more messages may be started.</param>
    /// <param name="aborting">Cancels the messages in flight.</param>
    public SendWindow(
        PhoneNumberMessagesRequestBuilder builder, Func<TItem, Message> toMessage, SendManyOptions options,
        CancellationTokenSource stopping, CancellationToken aborting)
    {
        _builder = builder;
        _toMessage = toMessage;
        _options = options;
        _requestOptions = (options.RequestOptions ?? new RequestOptions()).WithStopWaiting(stopping.Token);
        _stopping = stopping;
        _aborting = aborting;
        _open = [.. options.StartFrom.Open];
        _next = options.StartFrom.Next;
    }

    /// <summary>How many messages are pending.</summary>
    public int Pending { get; private set; }

    /// <summary>Whether messages were read but not started, because the run stops.</summary>
    public bool HasSkipped { get; private set; }

    /// <summary>The first error that affects all messages; null if there is none.</summary>
    public Exception? Fatal { get; private set; }

    /// <summary>The progress, including all collected results.</summary>
    public SendCheckpoint Checkpoint => new(_next, _open);

    /// <summary>Starts to send the message of an item, after earlier ones to the same recipient.</summary>
    public void Start(long index, TItem item)
    {
        Pending++;
        _open.Add(index);
        _next = Math.Max(_next, index + 1);
        var sending = new Sending(index, item);
        Message message;
        try
        {
            message = _toMessage(item);
            sending.Recipient = message is null ? null : OutgoingMessage.RecipientOf(message);
        }
        catch (Exception error)
        {
            sending.Error = error;
            sending.SuggestedAction = SuggestedAction.FixRequest;
            _completed.Writer.TryWrite(sending);
            return;
        }

        Task? earlier = sending.Recipient is { } to && _lastTo.TryGetValue(to, out Task? last) ? last : null;
        sending.Work = SendAsync(sending, message!, earlier);
        if (sending.Recipient is not null)
        {
            _lastTo[sending.Recipient] = sending.Work;
        }
    }

    /// <summary>Waits until a message is complete.</summary>
    public Task<bool> WaitForOneAsync() => _completed.Reader.WaitToReadAsync(CancellationToken.None).AsTask();

    /// <summary>Collects a completed message.</summary>
    /// <param name="result">Its result; null if it was not started.</param>
    /// <returns>Whether there was one.</returns>
    public bool TryCollect(out SendResult<TItem>? result)
    {
        result = null;
        if (!_completed.Reader.TryRead(out Sending? completed))
        {
            return false;
        }

        Pending--;
        if (completed.Recipient is { } to && _lastTo.TryGetValue(to, out Task? last) && last == completed.Work)
        {
            _lastTo.Remove(to);
        }

        if (completed.IsSkipped)
        {
            HasSkipped = true;
            return true;
        }

        if (!completed.IsOpen)
        {
            _open.Remove(completed.Index);
        }

        _ = completed.Error is null ? _sent++ : _failed++;
        _options.Progress?.Report(new SendProgress(_sent, _failed, Pending));
        result = new SendResult<TItem>(
            completed.Index,
            completed.Item,
            completed.Response,
            completed.Error,
            completed.SuggestedAction,
            Checkpoint);
        return true;
    }

    /// <summary>Waits until no message is pending, and ignores the results.</summary>
    public async Task DrainAsync()
    {
        while (Pending > 0)
        {
            await _completed.Reader.ReadAsync(CancellationToken.None).ConfigureAwait(false);
            Pending--;
        }
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
                sending.IsSkipped = true;
                return;
            }

            sending.Response = await _builder.PostAsync(message, _requestOptions, _aborting).ConfigureAwait(false);
        }
        catch (OperationCanceledException canceled) when (canceled.CancellationToken == _stopping.Token)
        {
            // It was waiting for a rate limit.
            sending.IsSkipped = true;
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

        Fatal ??= error;
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

        /// <summary>The run stopped before the message was started.</summary>
        public bool IsSkipped { get; set; }

        /// <summary>The message was not sent because of an error that affects all messages.</summary>
        public bool IsOpen { get; set; }
    }
}
