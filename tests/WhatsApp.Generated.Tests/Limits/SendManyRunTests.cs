using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using WhatsApp.Generated.Http;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Limits;

/// <summary>The order, the bounds and the ends of a run, over an adapter that answers when the test says so.</summary>
[TestFixture]
public sealed class SendManyRunTests
{
    private readonly HeldAdapter _adapter = new();

    private PhoneNumberMessagesRequestBuilder Messages =>
        new WhatsAppClient(_adapter).PhoneNumbers["1"].Messages;

    [Test]
    public async Task A_message_waits_for_the_one_before_it_to_the_same_recipient()
    {
        await using IAsyncEnumerator<SendResult<Message>> run = Messages
            .SendManyAsync([To("1", "first"), To("+1", "second"), To("2", "other"), To("1", "third")])
            .GetAsyncEnumerator();
        Task<bool> next = run.MoveNextAsync().AsTask();
        Assert.That(_adapter.Begun, Is.EqualTo(["first", "other"]));

        _adapter.Answer("first");
        Assert.That(await next, Is.True);
        Assert.That(run.Current.Index, Is.Zero);
        await _adapter.HasBegunAsync("second");

        next = run.MoveNextAsync().AsTask();
        _adapter.Fail("second", new GraphApiException(System.Net.HttpStatusCode.BadRequest, null, "no"));
        Assert.That(await next, Is.True);
        Assert.That(run.Current.IsSent, Is.False);
        await _adapter.HasBegunAsync("third");
        Assert.That(_adapter.Begun, Is.EqualTo(["first", "other", "second", "third"]), "a failure holds nothing up");
        _adapter.Answer("third");
        _adapter.Answer("other");
    }

    [Test]
    public async Task A_hundred_thousand_messages_never_hold_more_than_a_window()
    {
        const int count = 100_000;
        const int window = 16;
        int read = 0;
        int done = 0;
        int mostRead = 0;
        int mostOpen = 0;
        var adapter = new AnsweringAdapter();
        IEnumerable<Message> source = Enumerable.Range(0, count).Select(i =>
        {
            mostRead = Math.Max(mostRead, ++read - done);
            return To($"{i % 1000}", "x");
        });

        await foreach (SendResult<Message> result in new WhatsAppClient(adapter).PhoneNumbers["1"].Messages
            .SendManyAsync(source, new SendManyOptions { MaxConcurrency = window }))
        {
            done++;
            mostOpen = Math.Max(mostOpen, result.Checkpoint.Open.Count);
        }

        Assert.That(done, Is.EqualTo(count));
        Assert.That(mostRead, Is.LessThanOrEqualTo(window));
        Assert.That(mostOpen, Is.LessThanOrEqualTo(window));
        Assert.That(adapter.MostAtOnce, Is.InRange(2, window));
        Assert.That(adapter.Messages, Is.EqualTo(count));
    }

    [Test]
    public async Task Nothing_is_read_before_the_run_is_walked_nor_while_the_window_is_full()
    {
        int read = 0;
        IEnumerable<Message> source = Enumerable.Range(0, 10).Select(i =>
        {
            read++;
            return To($"{i}", $"{i}");
        });
        IAsyncEnumerable<SendResult<Message>> run =
            Messages.SendManyAsync(source, new SendManyOptions { MaxConcurrency = 3 });
        Assert.That(read, Is.Zero);

        await using IAsyncEnumerator<SendResult<Message>> walk = run.GetAsyncEnumerator();
        Task<bool> next = walk.MoveNextAsync().AsTask();
        Assert.That(read, Is.EqualTo(3));

        _adapter.Answer("1");
        await next;
        Assert.That(walk.Current.Index, Is.EqualTo(1), "whatever is done first comes first");
        Assert.That(walk.Current.Checkpoint.ToString(), Is.EqualTo("3:0,2"));
        Assert.That(read, Is.EqualTo(3));
    }

    [Test]
    public async Task What_is_done_is_handed_out_while_the_source_is_slow()
    {
        var more = new TaskCompletionSource();
        await using IAsyncEnumerator<SendResult<Message>> walk = Messages
            .SendManyAsync(OneThenAsync(more.Task))
            .GetAsyncEnumerator();
        Task<bool> next = walk.MoveNextAsync().AsTask();

        _adapter.Answer("1");
        Assert.That(await next, Is.True);

        next = walk.MoveNextAsync().AsTask();
        more.SetResult();
        Assert.That(await next, Is.False);
    }

    [Test]
    public async Task Cancellation_stops_reading_and_hands_out_what_is_under_way()
    {
        using var stop = new CancellationTokenSource();
        int read = 0;
        IEnumerable<Message> source = Enumerable.Range(0, 10).Select(i =>
        {
            read++;
            return To($"{i}", $"{i}");
        });
        await using IAsyncEnumerator<SendResult<Message>> walk = Messages
            .SendManyAsync(source, new SendManyOptions { MaxConcurrency = 2 }, stop.Token)
            .GetAsyncEnumerator(CancellationToken.None);
        Task<bool> next = walk.MoveNextAsync().AsTask();

        await stop.CancelAsync();
        Assert.That(_adapter.Canceled, Is.Empty);
        _adapter.Answer("0");
        Assert.That(await next, Is.True);
        next = walk.MoveNextAsync().AsTask();
        _adapter.Answer("1");
        Assert.That(await next, Is.True);
        Assert.That(walk.Current.Checkpoint.ToString(), Is.EqualTo("2"));

        await Catch.Async<OperationCanceledException>(async () => await walk.MoveNextAsync());
        Assert.That(read, Is.EqualTo(2));
    }

    [Test]
    public async Task Cancellation_does_not_begin_what_waits_for_an_earlier_one()
    {
        using var stop = new CancellationTokenSource();
        await using IAsyncEnumerator<SendResult<Message>> walk = Messages
            .SendManyAsync([To("1", "first"), To("1", "second")], cancellationToken: stop.Token)
            .GetAsyncEnumerator(CancellationToken.None);
        Task<bool> next = walk.MoveNextAsync().AsTask();

        await stop.CancelAsync();
        _adapter.Answer("first");
        Assert.That(await next, Is.True);
        Assert.That(walk.Current.Checkpoint.ToString(), Is.EqualTo("2:1"));

        await Catch.Async<OperationCanceledException>(async () => await walk.MoveNextAsync());
        Assert.That(_adapter.Begun, Is.EqualTo(["first"]));
    }

    [Test]
    public async Task Cancellation_after_the_last_message_is_none()
    {
        using var stop = new CancellationTokenSource();
        await using IAsyncEnumerator<SendResult<Message>> walk = Messages
            .SendManyAsync([To("1", "first")], cancellationToken: stop.Token)
            .GetAsyncEnumerator(CancellationToken.None);
        Task<bool> next = walk.MoveNextAsync().AsTask();
        _adapter.Answer("first");
        await next;

        await stop.CancelAsync();

        Assert.That(await walk.MoveNextAsync(), Is.False);
    }

    [Test]
    public async Task Leaving_the_loop_breaks_off_what_is_under_way()
    {
        IAsyncEnumerator<SendResult<Message>> walk = Messages
            .SendManyAsync([To("1", "first"), To("2", "second"), To("2", "third")])
            .GetAsyncEnumerator();
        Task<bool> next = walk.MoveNextAsync().AsTask();
        _adapter.Answer("first");
        await next;

        await walk.DisposeAsync();

        Assert.That(_adapter.Canceled, Is.EqualTo(["second"]));
        Assert.That(_adapter.Begun, Is.EqualTo(["first", "second"]));
    }

    [Test]
    public async Task Failure_of_the_source_comes_after_the_results()
    {
        static IEnumerable<Message> Source()
        {
            yield return To("1", "first");
            throw new InvalidDataException("Line 2 is broken.");
        }

        await using IAsyncEnumerator<SendResult<Message>> walk = Messages.SendManyAsync(Source()).GetAsyncEnumerator();
        Task<bool> next = walk.MoveNextAsync().AsTask();
        _adapter.Answer("first");

        Assert.That(await next, Is.True);
        Assert.That(walk.Current.Checkpoint.ToString(), Is.EqualTo("1"));
        await Catch.Async<InvalidDataException>(async () => await walk.MoveNextAsync());
    }

    [Test]
    public async Task Error_of_the_condition_to_stop_stops_the_run()
    {
        var options = new SendManyOptions { StopWhen = _ => throw new NotSupportedException("Mine.") };
        await using IAsyncEnumerator<SendResult<Message>> walk = Messages
            .SendManyAsync([To("1", "first"), To("1", "second")], options)
            .GetAsyncEnumerator();
        Task<bool> next = walk.MoveNextAsync().AsTask();
        _adapter.Fail("first", new TimeoutException());

        Assert.That(await next, Is.True);
        Assert.That(walk.Current.MayHaveBeenSent, Is.True);
        SendManyStoppedException stopped =
            await Catch.Async<SendManyStoppedException>(async () => await walk.MoveNextAsync());
        Assert.That(stopped.InnerException, Is.InstanceOf<NotSupportedException>());
        Assert.That(stopped.Checkpoint.ToString(), Is.EqualTo("2:1"));
    }

    [Test]
    public async Task What_may_have_been_sent_is_not_sent_again_by_the_next_run()
    {
        await using IAsyncEnumerator<SendResult<Message>> walk = Messages
            .SendManyAsync([To("1", "first")], new SendManyOptions { StopWhen = _ => true })
            .GetAsyncEnumerator();
        Task<bool> next = walk.MoveNextAsync().AsTask();
        _adapter.Fail("first", new TimeoutException());
        await next;

        SendManyStoppedException stopped =
            await Catch.Async<SendManyStoppedException>(async () => await walk.MoveNextAsync());
        Assert.That(stopped.Checkpoint.IsDone(0), Is.True);
    }

    [Test]
    public async Task Run_starts_from_a_checkpoint()
    {
        var adapter = new AnsweringAdapter();
        var options = new SendManyOptions { StartFrom = SendCheckpoint.Parse("6:1,4") };

        List<SendResult<Message>> results = await new WhatsAppClient(adapter).PhoneNumbers["1"].Messages
            .SendManyAsync(Enumerable.Range(0, 8).Select(i => To($"{i}", "x")), options)
            .ToListAsync();

        Assert.That(results.Select(result => result.Index).Order(), Is.EqualTo([1, 4, 6, 7]));
        Assert.That(results[^1].Checkpoint.ToString(), Is.EqualTo("8"));
    }

    [TestCase("0")]
    [TestCase("12")]
    [TestCase("12:0,11")]
    public void Checkpoint_is_kept_as_text(string text) =>
        Assert.That(SendCheckpoint.Parse(text).ToString(), Is.EqualTo(text));

    [TestCase("")]
    [TestCase("x")]
    [TestCase("-1")]
    [TestCase("5:")]
    [TestCase("5:5")]
    [TestCase("5:1,x")]
    [TestCase("5:1:2")]
    [TestCase("99999999999999999999")]
    public void Text_that_is_no_checkpoint_is_told(string text) =>
        Assert.That(
            () => SendCheckpoint.Parse(text), Throws.InstanceOf<FormatException>().With.Message.Contains($"'{text}'"));

    private static TextMessage To(string to, string body) => new() { To = to, Text = new() { Body = body } };

    private static async IAsyncEnumerable<Message> OneThenAsync(Task more)
    {
        yield return To("1", "1");
        await more;
    }

    /// <summary>Answers each message when the test says so, by its text.</summary>
    private sealed class HeldAdapter : AdapterDouble
    {
        private readonly Lock _gate = new();
        private readonly List<string> _begun = [];
        private readonly Dictionary<string, TaskCompletionSource> _begins = [];
        private readonly Dictionary<string, TaskCompletionSource<MessageResponse>> _held = [];

        public IReadOnlyList<string> Begun
        {
            get
            {
                lock (_gate)
                {
                    return [.. _begun];
                }
            }
        }

        public List<string> Canceled { get; } = [];

        public Task HasBegunAsync(string body)
        {
            lock (_gate)
            {
                return BeginOf(body).Task;
            }
        }

        public void Answer(string body) => Held(body).SetResult(new MessageResponse());

        public void Fail(string body, Exception error) => Held(body).SetException(error);

        protected override async Task<string> AnswerAsync(RequestInformation request, CancellationToken cancellationToken)
        {
            string body = GraphJson.Read<TextMessage>(BodyOf(request)).Text.Body!;
            var held = new TaskCompletionSource<MessageResponse>();
            cancellationToken.Register(() =>
            {
                if (held.TrySetCanceled(cancellationToken))
                {
                    Canceled.Add(body);
                }
            });
            lock (_gate)
            {
                _begun.Add(body);
                _held.Add(body, held);
                BeginOf(body).SetResult();
            }

            return GraphJson.Write(await held.Task);
        }

        private TaskCompletionSource<MessageResponse> Held(string body)
        {
            lock (_gate)
            {
                return _held[body];
            }
        }

        private TaskCompletionSource BeginOf(string body) => _begins.TryGetValue(body, out TaskCompletionSource? begin)
            ? begin
            : _begins[body] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Answers every message soon, on another thread, and counts.</summary>
    private sealed class AnsweringAdapter : AdapterDouble
    {
        private int _atOnce;
        private int _messages;
        private int _mostAtOnce;

        public int Messages => _messages;

        public int MostAtOnce => _mostAtOnce;

        protected override async Task<string> AnswerAsync(RequestInformation request, CancellationToken cancellationToken)
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
