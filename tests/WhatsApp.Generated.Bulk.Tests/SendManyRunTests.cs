using WhatsApp.Generated.Bulk;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Bulk;

/// <summary>Order, bounds and completion of a run, with an adapter that the test controls.</summary>
[TestFixture]
public sealed class SendManyRunTests : SendManyTest
{
    [Test]
    public async Task A_message_waits_for_the_previous_one_to_the_same_recipient()
    {
        await using IAsyncEnumerator<SendResult<Message>> run = Messages
            .SendManyAsync([To("1", "first"), To("+1", "second"), To("2", "other"), To("1", "third")])
            .GetAsyncEnumerator();
        Task<bool> next = run.MoveNextAsync().AsTask();
        Assert.That(Adapter.Started, Is.EqualTo(["first", "other"]));

        Adapter.Complete("first");
        Assert.That(await next, Is.True);
        Assert.That(run.Current.Index, Is.Zero);
        await Adapter.HasStartedAsync("second");

        next = run.MoveNextAsync().AsTask();
        Adapter.Fail("second", new GraphApiException(System.Net.HttpStatusCode.BadRequest, null, "no"));
        Assert.That(await next, Is.True);
        Assert.That(run.Current.IsSent, Is.False);
        await Adapter.HasStartedAsync("third");
        Assert.That(
            Adapter.Started,
            Is.EqualTo(["first", "other", "second", "third"]),
            "a failure does not block the next message");
        Adapter.Complete("third");
        Adapter.Complete("other");
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

        Adapter.Complete("1");
        await next;
        Assert.That(enumerator.Current.Index, Is.EqualTo(1), "results are in the order of completion");
        Assert.That(run.Checkpoint.ToString(), Is.EqualTo("3:0?,2?"));
        Assert.That(read, Is.EqualTo(3));
        Adapter.Complete("0");
        Adapter.Complete("2");
    }

    [Test]
    public async Task Results_are_returned_while_the_source_is_slow()
    {
        var more = new TaskCompletionSource();
        await using IAsyncEnumerator<SendResult<Message>> enumerator = Messages
            .SendManyAsync(OneThenAsync(more.Task))
            .GetAsyncEnumerator();
        Task<bool> next = enumerator.MoveNextAsync().AsTask();

        Adapter.Complete("1");
        Assert.That(await next, Is.True);

        next = enumerator.MoveNextAsync().AsTask();
        more.SetResult();
        Assert.That(await next, Is.False);
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
        Adapter.Complete("first");

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
        Adapter.Fail("first", new TimeoutException());

        Assert.That(await next, Is.True);
        Assert.That(enumerator.Current.MayHaveBeenSent, Is.True);
        SendManyStoppedException stopped =
            await Catch.Async<SendManyStoppedException>(async () => await enumerator.MoveNextAsync());
        Assert.That(stopped.InnerException, Is.InstanceOf<NotSupportedException>());
        Assert.That(stopped.Checkpoint.ToString(), Is.EqualTo("2:1"));
    }

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

    private static async IAsyncEnumerable<Message> OneThenAsync(Task more)
    {
        yield return To("1", "1");
        await more;
    }
}
