using WhatsApp.Generated.Bulk;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Bulk;

/// <summary>Runs that are canceled or left early, with an adapter that the test controls.</summary>
[TestFixture]
public sealed class SendManyLeaveTests : SendManyTest
{
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
        Assert.That(Adapter.Canceled, Is.Empty);
        Adapter.Complete("0");
        Assert.That(await next, Is.True);
        next = enumerator.MoveNextAsync().AsTask();
        Adapter.Complete("1");
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
        Adapter.Complete("first");
        Assert.That(await next, Is.True);

        await Catch.Async<OperationCanceledException>(async () => await enumerator.MoveNextAsync());
        Assert.That(run.Checkpoint.ToString(), Is.EqualTo("2:1"));
        Assert.That(Adapter.Started, Is.EqualTo(["first"]));
    }

    [Test]
    public async Task Cancellation_after_the_last_message_has_no_effect()
    {
        using var stop = new CancellationTokenSource();
        await using IAsyncEnumerator<SendResult<Message>> enumerator = Messages
            .SendManyAsync([To("1", "first")], cancellationToken: stop.Token)
            .GetAsyncEnumerator(CancellationToken.None);
        Task<bool> next = enumerator.MoveNextAsync().AsTask();
        Adapter.Complete("first");
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
        Adapter.Complete("first");
        await next;

        Task leaving = enumerator.DisposeAsync().AsTask();
        Assert.That(leaving.IsCompleted, Is.False);
        Assert.That(run.Checkpoint.ToString(), Is.EqualTo("3:1?,2?"));
        Adapter.Complete("second");
        await leaving;

        Assert.That(Adapter.Canceled, Is.Empty);
        Assert.That(Adapter.Started, Is.EqualTo(["first", "second"]));
        Assert.That(run.Checkpoint.ToString(), Is.EqualTo("3:2"));
        Assert.That(run.UnreceivedResults.Select(result => result.Index), Is.EqualTo([1]));
    }

    [Test]
    public async Task Message_that_may_have_been_sent_after_the_loop_was_left_is_done_and_reported()
    {
        BulkSend<Message> run = Messages.SendManyAsync([To("1", "first"), To("2", "second")]);
        IAsyncEnumerator<SendResult<Message>> enumerator = run.GetAsyncEnumerator();
        Task<bool> next = enumerator.MoveNextAsync().AsTask();
        Adapter.Complete("first");
        await next;

        Task leaving = enumerator.DisposeAsync().AsTask();
        Adapter.Fail("second", new TimeoutException());
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
        Adapter.Complete("first");
        Adapter.Complete("second");

        await Catch.Async<NotSupportedException>(() => next);

        Assert.That(run.UnreceivedResults.Select(result => result.Index), Is.EquivalentTo([0, 1]));
        Assert.That(run.Checkpoint.ToString(), Is.EqualTo("2"));
    }

    private sealed class FailingProgress : IProgress<SendProgress>
    {
        public void Report(SendProgress value) => throw new NotSupportedException("Mine.");
    }
}
