using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using WhatsApp.Generated.Bulk;
using WhatsApp.Generated.Http;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Bulk;

/// <summary>Order, bounds and completion of a run, with an adapter that the test controls.</summary>
[TestFixture]
public sealed class SendManyRunTests
{
    private readonly ManualAdapter _adapter = new();

    private PhoneNumberMessagesRequestBuilder Messages =>
        new WhatsAppClient(_adapter).PhoneNumbers["1"].Messages;

    [Test]
    public async Task A_message_waits_for_the_previous_one_to_the_same_recipient()
    {
        await using IAsyncEnumerator<SendResult<Message>> run = Messages
            .SendManyAsync([To("1", "first"), To("+1", "second"), To("2", "other"), To("1", "third")])
            .GetAsyncEnumerator();
        Task<bool> next = run.MoveNextAsync().AsTask();
        Assert.That(_adapter.Started, Is.EqualTo(["first", "other"]));

        _adapter.Complete("first");
        Assert.That(await next, Is.True);
        Assert.That(run.Current.Index, Is.Zero);
        await _adapter.HasStartedAsync("second");

        next = run.MoveNextAsync().AsTask();
        _adapter.Fail("second", new GraphApiException(System.Net.HttpStatusCode.BadRequest, null, "no"));
        Assert.That(await next, Is.True);
        Assert.That(run.Current.IsSent, Is.False);
        await _adapter.HasStartedAsync("third");
        Assert.That(
            _adapter.Started,
            Is.EqualTo(["first", "other", "second", "third"]),
            "a failure does not block the next message");
        _adapter.Complete("third");
        _adapter.Complete("other");
    }

    [Test]
    public async Task A_hundred_thousand_messages_never_exceed_the_window()
    {
        const int count = 100_000;
        const int window = 16;
        int read = 0;
        int done = 0;
        int mostRead = 0;
        int mostOpen = 0;
        var adapter = new CountingAdapter();
        IEnumerable<Message> source = Enumerable.Range(0, count).Select(i =>
        {
            mostRead = Math.Max(mostRead, ++read - done);
            return To($"{i % 1000}", "x");
        });

        BulkSend<Message> run = new WhatsAppClient(adapter).PhoneNumbers["1"].Messages
            .SendManyAsync(source, new SendManyOptions { MaxConcurrency = window });
        await foreach (SendResult<Message> result in run)
        {
            done++;
            mostOpen = Math.Max(mostOpen, run.Checkpoint.Open.Count);
        }

        Assert.That(done, Is.EqualTo(count));
        Assert.That(mostRead, Is.LessThanOrEqualTo(window));
        Assert.That(mostOpen, Is.LessThanOrEqualTo(window));
        Assert.That(adapter.MostAtOnce, Is.InRange(2, window));
        Assert.That(adapter.Messages, Is.EqualTo(count));
    }

    [Test]
    public async Task Nothing_is_read_before_the_enumeration_or_while_the_window_is_full()
    {
        int read = 0;
        IEnumerable<Message> source = Enumerable.Range(0, 10).Select(i =>
        {
            read++;
            return To($"{i}", $"{i}");
        });
        BulkSend<Message> run = Messages.SendManyAsync(source, new SendManyOptions { MaxConcurrency = 3 });
        Assert.That(read, Is.Zero);
        Assert.That(run.Checkpoint.ToString(), Is.EqualTo("0"));

        await using IAsyncEnumerator<SendResult<Message>> enumerator = run.GetAsyncEnumerator();
        Task<bool> next = enumerator.MoveNextAsync().AsTask();
        Assert.That(read, Is.EqualTo(3));

        _adapter.Complete("1");
        await next;
        Assert.That(enumerator.Current.Index, Is.EqualTo(1), "results are in the order of completion");
        Assert.That(run.Checkpoint.ToString(), Is.EqualTo("3:0?,2?"));
        Assert.That(read, Is.EqualTo(3));
        _adapter.Complete("0");
        _adapter.Complete("2");
    }

    [Test]
    public async Task Results_are_returned_while_the_source_is_slow()
    {
        var more = new TaskCompletionSource();
        await using IAsyncEnumerator<SendResult<Message>> enumerator = Messages
            .SendManyAsync(OneThenAsync(more.Task))
            .GetAsyncEnumerator();
        Task<bool> next = enumerator.MoveNextAsync().AsTask();

        _adapter.Complete("1");
        Assert.That(await next, Is.True);

        next = enumerator.MoveNextAsync().AsTask();
        more.SetResult();
        Assert.That(await next, Is.False);
    }

    [Test]
    public async Task Cancellation_stops_reading_and_returns_the_results_of_messages_in_flight()
    {
        using var stop = new CancellationTokenSource();
        int read = 0;
        IEnumerable<Message> source = Enumerable.Range(0, 10).Select(i =>
        {
            read++;
            return To($"{i}", $"{i}");
        });
        BulkSend<Message> run =
            Messages.SendManyAsync(source, new SendManyOptions { MaxConcurrency = 2 }, stop.Token);
        await using IAsyncEnumerator<SendResult<Message>> enumerator = run.GetAsyncEnumerator(CancellationToken.None);
        Task<bool> next = enumerator.MoveNextAsync().AsTask();

        await stop.CancelAsync();
        Assert.That(_adapter.Canceled, Is.Empty);
        _adapter.Complete("0");
        Assert.That(await next, Is.True);
        next = enumerator.MoveNextAsync().AsTask();
        _adapter.Complete("1");
        Assert.That(await next, Is.True);
        Assert.That(run.Checkpoint.ToString(), Is.EqualTo("2"));

        await Catch.Async<OperationCanceledException>(async () => await enumerator.MoveNextAsync());
        Assert.That(run.UnreceivedResults, Is.Empty);
        Assert.That(read, Is.EqualTo(2));
    }

    [Test]
    public async Task Cancellation_does_not_start_a_message_that_waits_for_an_earlier_one()
    {
        using var stop = new CancellationTokenSource();
        BulkSend<Message> run =
            Messages.SendManyAsync([To("1", "first"), To("1", "second")], cancellationToken: stop.Token);
        await using IAsyncEnumerator<SendResult<Message>> enumerator = run.GetAsyncEnumerator(CancellationToken.None);
        Task<bool> next = enumerator.MoveNextAsync().AsTask();

        await stop.CancelAsync();
        _adapter.Complete("first");
        Assert.That(await next, Is.True);

        await Catch.Async<OperationCanceledException>(async () => await enumerator.MoveNextAsync());
        Assert.That(run.Checkpoint.ToString(), Is.EqualTo("2:1"));
        Assert.That(_adapter.Started, Is.EqualTo(["first"]));
    }

    [Test]
    public async Task Cancellation_after_the_last_message_has_no_effect()
    {
        using var stop = new CancellationTokenSource();
        await using IAsyncEnumerator<SendResult<Message>> enumerator = Messages
            .SendManyAsync([To("1", "first")], cancellationToken: stop.Token)
            .GetAsyncEnumerator(CancellationToken.None);
        Task<bool> next = enumerator.MoveNextAsync().AsTask();
        _adapter.Complete("first");
        await next;

        await stop.CancelAsync();

        Assert.That(await enumerator.MoveNextAsync(), Is.False);
    }

    [Test]
    public async Task Leaving_the_loop_waits_for_messages_in_flight_and_starts_no_other()
    {
        BulkSend<Message> run = Messages.SendManyAsync([To("1", "first"), To("2", "second"), To("2", "third")]);
        IAsyncEnumerator<SendResult<Message>> enumerator = run.GetAsyncEnumerator();
        Task<bool> next = enumerator.MoveNextAsync().AsTask();
        _adapter.Complete("first");
        await next;

        Task leaving = enumerator.DisposeAsync().AsTask();
        Assert.That(leaving.IsCompleted, Is.False);
        Assert.That(run.Checkpoint.ToString(), Is.EqualTo("3:1?,2?"));
        _adapter.Complete("second");
        await leaving;

        Assert.That(_adapter.Canceled, Is.Empty);
        Assert.That(_adapter.Started, Is.EqualTo(["first", "second"]));
        Assert.That(run.Checkpoint.ToString(), Is.EqualTo("3:2"));
        Assert.That(run.UnreceivedResults.Select(result => result.Index), Is.EqualTo([1]));
    }

    [Test]
    public async Task Message_that_may_have_been_sent_after_the_loop_was_left_is_done_and_reported()
    {
        BulkSend<Message> run = Messages.SendManyAsync([To("1", "first"), To("2", "second")]);
        IAsyncEnumerator<SendResult<Message>> enumerator = run.GetAsyncEnumerator();
        Task<bool> next = enumerator.MoveNextAsync().AsTask();
        _adapter.Complete("first");
        await next;

        Task leaving = enumerator.DisposeAsync().AsTask();
        _adapter.Fail("second", new TimeoutException());
        await leaving;

        Assert.That(run.Checkpoint.ToString(), Is.EqualTo("2"));
        Assert.That(run.UnreceivedResults.Single().MayHaveBeenSent, Is.True);
    }

    [Test]
    public async Task Exception_in_progress_leaves_the_loop_and_keeps_the_result()
    {
        var options = new SendManyOptions { Progress = new FailingProgress() };
        BulkSend<Message> run = Messages.SendManyAsync([To("1", "first"), To("2", "second")], options);
        IAsyncEnumerator<SendResult<Message>> enumerator = run.GetAsyncEnumerator();
        Task<bool> next = enumerator.MoveNextAsync().AsTask();
        _adapter.Complete("first");
        _adapter.Complete("second");

        await Catch.Async<NotSupportedException>(() => next);

        Assert.That(run.UnreceivedResults.Select(result => result.Index), Is.EquivalentTo([0, 1]));
        Assert.That(run.Checkpoint.ToString(), Is.EqualTo("2"));
    }

    [Test]
    public async Task Run_can_be_enumerated_once()
    {
        BulkSend<Message> run = new WhatsAppClient(new CountingAdapter()).PhoneNumbers["1"].Messages
            .SendManyAsync([To("1", "first")]);
        await run.ToListAsync();

        Assert.That(
            () => run.GetAsyncEnumerator(), Throws.InvalidOperationException.With.Message.Contains("StartFrom"));
    }

    [Test]
    public async Task Work_per_message_does_not_depend_on_the_concurrency()
    {
        double few = await BytesPerMessageAsync(16);
        double many = await BytesPerMessageAsync(1_000);

        Assert.That(many, Is.LessThan(few * 1.5));
    }

    [Test]
    public async Task Failure_of_the_source_is_thrown_after_the_results()
    {
        static IEnumerable<Message> Source()
        {
            yield return To("1", "first");
            throw new InvalidDataException("Line 2 is broken.");
        }

        BulkSend<Message> run = Messages.SendManyAsync(Source());
        await using IAsyncEnumerator<SendResult<Message>> enumerator = run.GetAsyncEnumerator();
        Task<bool> next = enumerator.MoveNextAsync().AsTask();
        _adapter.Complete("first");

        Assert.That(await next, Is.True);
        Assert.That(run.Checkpoint.ToString(), Is.EqualTo("1"));
        await Catch.Async<InvalidDataException>(async () => await enumerator.MoveNextAsync());
    }

    [Test]
    public async Task Exception_in_StopWhen_stops_the_run()
    {
        var options = new SendManyOptions { StopWhen = _ => throw new NotSupportedException("Mine.") };
        await using IAsyncEnumerator<SendResult<Message>> enumerator = Messages
            .SendManyAsync([To("1", "first"), To("1", "second")], options)
            .GetAsyncEnumerator();
        Task<bool> next = enumerator.MoveNextAsync().AsTask();
        _adapter.Fail("first", new TimeoutException());

        Assert.That(await next, Is.True);
        Assert.That(enumerator.Current.MayHaveBeenSent, Is.True);
        SendManyStoppedException stopped =
            await Catch.Async<SendManyStoppedException>(async () => await enumerator.MoveNextAsync());
        Assert.That(stopped.InnerException, Is.InstanceOf<NotSupportedException>());
        Assert.That(stopped.Checkpoint.ToString(), Is.EqualTo("2:1"));
    }

    [Test]
    public async Task Next_run_does_not_repeat_a_message_that_may_have_been_sent()
    {
        await using IAsyncEnumerator<SendResult<Message>> enumerator = Messages
            .SendManyAsync([To("1", "first")], new SendManyOptions { StopWhen = _ => true })
            .GetAsyncEnumerator();
        Task<bool> next = enumerator.MoveNextAsync().AsTask();
        _adapter.Fail("first", new TimeoutException());
        await next;

        SendManyStoppedException stopped =
            await Catch.Async<SendManyStoppedException>(async () => await enumerator.MoveNextAsync());
        Assert.That(stopped.Checkpoint.IsDone(0), Is.True);
    }

    [Test]
    public async Task Run_starts_from_a_checkpoint()
    {
        var adapter = new CountingAdapter();
        var options = new SendManyOptions { StartFrom = SendCheckpoint.Parse("6:1,4") };

        BulkSend<Message> run = new WhatsAppClient(adapter).PhoneNumbers["1"].Messages
            .SendManyAsync(Enumerable.Range(0, 8).Select(i => To($"{i}", "x")), options);
        List<SendResult<Message>> results = await run.ToListAsync();

        Assert.That(results.Select(result => result.Index).Order(), Is.EqualTo([1, 4, 6, 7]));
        Assert.That(run.Checkpoint.ToString(), Is.EqualTo("8"));
    }

    [Test]
    public async Task Checkpoint_is_saved_before_each_window_is_started()
    {
        var saved = new List<string>();
        var adapter = new CountingAdapter();
        var options = new SendManyOptions
        {
            MaxConcurrency = 4,
            Delivery = SendDelivery.AtMostOnce,
            SaveCheckpoint = (checkpoint, _) =>
            {
                saved.Add($"{checkpoint}");
                Assert.That(adapter.Messages, Is.LessThanOrEqualTo((saved.Count - 1) * 4));
                return Task.CompletedTask;
            },
        };

        BulkSend<Message> run = new WhatsAppClient(adapter).PhoneNumbers["1"].Messages
            .SendManyAsync(Enumerable.Range(0, 10).Select(i => To($"{i}", "x")), options);
        await run.ToListAsync();

        Assert.That(saved, Has.Count.EqualTo(3), "not one for each message");
        Assert.That(saved[0], Is.EqualTo("4:0?,1?,2?,3?"));
        Assert.That(SendCheckpoint.Parse(saved[2]).Started, Is.SupersetOf([8L, 9L, 10L, 11L]));
        Assert.That(run.Checkpoint.ToString(), Is.EqualTo("10"));
    }

    [TestCase(SendDelivery.AtLeastOnce, new long[] { 1, 4, 6, 7 }, new long[] { })]
    [TestCase(SendDelivery.AtMostOnce, new long[] { 1, 6, 7 }, new long[] { 4 })]
    public async Task Delivery_decides_about_messages_that_a_killed_process_had_started(
        SendDelivery delivery, long[] sent, long[] reported)
    {
        var adapter = new CountingAdapter();
        var options = new SendManyOptions
        {
            StartFrom = SendCheckpoint.Parse("6:1,4?"),
            Delivery = delivery,
            SaveCheckpoint = (_, _) => Task.CompletedTask,
        };

        BulkSend<Message> run = new WhatsAppClient(adapter).PhoneNumbers["1"].Messages
            .SendManyAsync(Enumerable.Range(0, 8).Select(i => To($"{i}", "x")), options);
        List<SendResult<Message>> results = await run.ToListAsync();

        Assert.That(
            results.Where(result => result.IsSent).Select(result => result.Index).Order(), Is.EqualTo(sent));
        Assert.That(
            results.Where(result => result.MayHaveBeenSent).Select(result => result.Index), Is.EqualTo(reported));
        Assert.That(
            results.Where(result => result.MayHaveBeenSent).Select(result => result.Error),
            Is.All.InstanceOf<SendInterruptedException>());
        Assert.That(adapter.Messages, Is.EqualTo(sent.Length));
        Assert.That(run.Checkpoint.ToString(), Is.EqualTo("8"));
    }

    [Test]
    public async Task Messages_that_were_announced_but_do_not_exist_are_not_in_the_checkpoint()
    {
        var adapter = new CountingAdapter();
        var options = new SendManyOptions
        {
            StartFrom = SendCheckpoint.Parse("8:4?,5?,6?,7?"),
            Delivery = SendDelivery.AtMostOnce,
            SaveCheckpoint = (_, _) => Task.CompletedTask,
        };

        BulkSend<Message> run = new WhatsAppClient(adapter).PhoneNumbers["1"].Messages
            .SendManyAsync(Enumerable.Range(0, 6).Select(i => To($"{i}", "x")), options);
        List<SendResult<Message>> results = await run.ToListAsync();

        Assert.That(results.Select(result => result.Index), Is.EqualTo([4, 5]));
        Assert.That(run.Checkpoint.ToString(), Is.EqualTo("6"));
    }

    [Test]
    public async Task Messages_that_a_killed_process_had_started_keep_their_mark_if_the_next_run_stops_first()
    {
        using var stop = new CancellationTokenSource();
        BulkSend<Message> run = Messages.SendManyAsync(
            [To("1", "first"), To("1", "second"), To("1", "third")],
            new SendManyOptions { StartFrom = SendCheckpoint.Parse("3:0,1?,2") },
            stop.Token);
        await using IAsyncEnumerator<SendResult<Message>> enumerator = run.GetAsyncEnumerator(CancellationToken.None);
        Task<bool> next = enumerator.MoveNextAsync().AsTask();
        await stop.CancelAsync();
        _adapter.Complete("first");
        await next;

        await Catch.Async<OperationCanceledException>(async () => await enumerator.MoveNextAsync());

        Assert.That(run.Checkpoint.ToString(), Is.EqualTo("3:1?,2"));
    }

    [Test]
    public async Task Checkpoint_that_cannot_be_saved_stops_the_run_after_the_results()
    {
        int saves = 0;
        var adapter = new CountingAdapter();
        var options = new SendManyOptions
        {
            MaxConcurrency = 2,
            Delivery = SendDelivery.AtMostOnce,
            SaveCheckpoint = (_, _) => ++saves == 2 ? throw new IOException("The disk is full.") : Task.CompletedTask,
        };
        BulkSend<Message> run = new WhatsAppClient(adapter).PhoneNumbers["1"].Messages
            .SendManyAsync(Enumerable.Range(0, 8).Select(i => To($"{i}", "x")), options);
        int results = 0;

        await Catch.Async<IOException>(async () =>
        {
            await foreach (SendResult<Message> result in run)
            {
                results++;
            }
        });

        Assert.That(results, Is.EqualTo(2));
        Assert.That(adapter.Messages, Is.EqualTo(2));
        Assert.That(run.Checkpoint.ToString(), Is.EqualTo("2"));
    }

    [Test]
    public void At_most_once_requires_saved_checkpoints() => Assert.That(
        () => Messages.SendManyAsync([To("1", "x")], new SendManyOptions { Delivery = SendDelivery.AtMostOnce }),
        Throws.ArgumentException.With.Message.Contains("SaveCheckpoint"));

    [TestCase("0")]
    [TestCase("12")]
    [TestCase("12:0,11")]
    [TestCase("12:0?,3,11?")]
    public void Checkpoint_can_be_saved_as_text(string text) =>
        Assert.That(SendCheckpoint.Parse(text).ToString(), Is.EqualTo(text));

    [TestCase("")]
    [TestCase("x")]
    [TestCase("-1")]
    [TestCase("5:")]
    [TestCase("5:5")]
    [TestCase("5:1,x")]
    [TestCase("5:1:2")]
    [TestCase("5:?")]
    [TestCase("5:1??")]
    [TestCase("5?")]
    [TestCase("99999999999999999999")]
    public void Text_that_is_not_a_checkpoint_throws(string text) =>
        Assert.That(
            () => SendCheckpoint.Parse(text), Throws.InstanceOf<FormatException>().With.Message.Contains($"'{text}'"));

    [Test]
    public void Message_cannot_be_started_and_done() => Assert.That(
        () => new SendCheckpoint(5, open: [1, 2], started: [3]),
        Throws.ArgumentException.With.Message.Contains("started"));

    private static async Task<double> BytesPerMessageAsync(int maxConcurrency)
    {
        const int count = 5_000;
        PhoneNumberMessagesRequestBuilder messages =
            new WhatsAppClient(new CountingAdapter()).PhoneNumbers["1"].Messages;
        var options = new SendManyOptions { MaxConcurrency = maxConcurrency };
        await messages.SendManyAsync(Enumerable.Range(0, count).Select(i => To($"{i}", "x")), options).CountAsync();
        long before = GC.GetTotalAllocatedBytes(precise: true);
        await messages.SendManyAsync(Enumerable.Range(0, count).Select(i => To($"{i}", "x")), options).CountAsync();
        return (double)(GC.GetTotalAllocatedBytes(precise: true) - before) / count;
    }

    private static TextMessage To(string to, string body) => new() { To = to, Text = new() { Body = body } };

    private static async IAsyncEnumerable<Message> OneThenAsync(Task more)
    {
        yield return To("1", "1");
        await more;
    }

    private sealed class FailingProgress : IProgress<SendProgress>
    {
        public void Report(SendProgress value) => throw new NotSupportedException("Mine.");
    }

    /// <summary>Responds to each message when the test says so, by its text.</summary>
    private sealed class ManualAdapter : AdapterDouble
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

    /// <summary>Responds to every message soon, on another thread, and counts.</summary>
    private sealed class CountingAdapter : AdapterDouble
    {
        private int _atOnce;
        private int _messages;
        private int _mostAtOnce;

        public int Messages => _messages;

        public int MostAtOnce => _mostAtOnce;

        protected override async Task<string> RespondAsync(
            RequestInformation request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _messages);
            int atOnce = Interlocked.Increment(ref _atOnce);
            for (int most = _mostAtOnce; atOnce > most; most = _mostAtOnce)
            {
                Interlocked.CompareExchange(ref _mostAtOnce, atOnce, most);
            }

            await Task.Yield();
            Interlocked.Decrement(ref _atOnce);
            return "{}";
        }
    }
}
