using System.Threading.Channels;

namespace WhatsApp.Generated.Bulk;

/// <summary>
/// The messages of a run that are held: on their way, or waiting for an earlier one to the same recipient. One loop
/// starts and collects them; only <see cref="SendAsync"/> runs beside it.
/// </summary>
internal sealed class SendWindow<TItem>
{
    private readonly PhoneNumberMessagesRequestBuilder _builder;
    private readonly Func<TItem, Message> _toMessage;
    private readonly SendManyOptions _options;
    private readonly RequestOptions _requestOptions;
    private readonly CancellationTokenSource _stopping;
    private readonly CancellationToken _aborting;
    private readonly Channel<Sending> _ended = Channel.CreateUnbounded<Sending>();
    private readonly Dictionary<string, Task> _lastTo = new(StringComparer.Ordinal);
    private readonly HashSet<long> _open;
    private long _next;
    private long _sent;
    private long _failed;

    /// <summary>Opens a window.</summary>
    /// <param name="builder">Sends the messages.</param>
    /// <param name="toMessage">Makes the message of an item.</param>
    /// <param name="options">How to send them.</param>
    /// <param name="stopping">Is canceled when nothing more may be begun.</param>
    /// <param name="aborting">Breaks off what is under way.</param>
    public SendWindow(
        PhoneNumberMessagesRequestBuilder builder,
        Func<TItem, Message> toMessage,
        SendManyOptions options,
        CancellationTokenSource stopping,
        CancellationToken aborting)
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

    /// <summary>How many messages are held.</summary>
    public int Held { get; private set; }

    /// <summary>Whether messages were read that were not begun, because of the stop.</summary>
    public bool LeftSomeOut { get; private set; }

    /// <summary>The first error that concerns all, or null.</summary>
    public Exception? Fatal { get; private set; }

    /// <summary>What is done, as far as results were collected.</summary>
    public SendCheckpoint Checkpoint => new(_next, _open);

    /// <summary>Begins to send the message of an item, behind earlier ones to the same recipient.</summary>
    public void Begin(long index, TItem item)
    {
        Held++;
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
            _ended.Writer.TryWrite(sending);
            return;
        }

        Task? earlier = sending.Recipient is { } to && _lastTo.TryGetValue(to, out Task? last) ? last : null;
        sending.Work = SendAsync(sending, message!, earlier);
        if (sending.Recipient is not null)
        {
            _lastTo[sending.Recipient] = sending.Work;
        }
    }

    /// <summary>Waits until a message has ended.</summary>
    public Task<bool> WaitForOneAsync() => _ended.Reader.WaitToReadAsync(CancellationToken.None).AsTask();

    /// <summary>Collects a message that has ended.</summary>
    /// <param name="result">Its result; null where it was not begun.</param>
    /// <returns>Whether there was one.</returns>
    public bool TryCollect(out SendResult<TItem>? result)
    {
        result = null;
        if (!_ended.Reader.TryRead(out Sending? ended))
        {
            return false;
        }

        Held--;
        if (ended.Recipient is { } to && _lastTo.TryGetValue(to, out Task? last) && last == ended.Work)
        {
            _lastTo.Remove(to);
        }

        if (ended.IsLeftOut)
        {
            LeftSomeOut = true;
            return true;
        }

        if (!ended.IsToBeSentAgain)
        {
            _open.Remove(ended.Index);
        }

        _ = ended.Error is null ? _sent++ : _failed++;
        _options.Progress?.Report(new SendProgress(_sent, _failed, Held));
        result = new SendResult<TItem>(
            ended.Index, ended.Item, ended.Response, ended.Error, ended.SuggestedAction, Checkpoint);
        return true;
    }

    /// <summary>Waits until none is held any more, and forgets how they ended.</summary>
    public async Task DrainAsync()
    {
        while (Held > 0)
        {
            await _ended.Reader.ReadAsync(CancellationToken.None).ConfigureAwait(false);
            Held--;
        }
    }

    // Never throws: whoever comes next to the same recipient waits for it.
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
                sending.IsLeftOut = true;
                return;
            }

            sending.Response = await _builder.PostAsync(message, _requestOptions, _aborting).ConfigureAwait(false);
        }
        catch (OperationCanceledException canceled) when (canceled.CancellationToken == _stopping.Token)
        {
            // It waited for a limit.
            sending.IsLeftOut = true;
        }
        catch (Exception error)
        {
            sending.Error = error;
            sending.SuggestedAction = ActionFor(error);
            await StopIfItConcernsAllAsync(sending, error).ConfigureAwait(false);
        }
        finally
        {
            _ended.Writer.TryWrite(sending);
        }
    }

    private async Task StopIfItConcernsAllAsync(Sending sending, Exception error)
    {
        try
        {
            if (!_options.StopWhen(error))
            {
                return;
            }

            // What surely was not sent is sent when the run goes on.
            sending.IsToBeSentAgain = sending.SuggestedAction != SuggestedAction.MayHaveBeenSent;
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

        /// <summary>The run ended before the message was begun.</summary>
        public bool IsLeftOut { get; set; }

        /// <summary>The message was not sent, through no fault of its own.</summary>
        public bool IsToBeSentAgain { get; set; }
    }
}
