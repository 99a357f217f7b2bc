using WhatsApp.Generated.Bulk;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Bulk;

/// <summary>Runs that save a checkpoint or start from one.</summary>
[TestFixture]
public sealed class SendManyCheckpointTests : SendManyTest
{
    [Test]
    public async Task Next_run_does_not_repeat_a_message_that_may_have_been_sent()
    {
        await using IAsyncEnumerator<SendResult<Message>> enumerator = Messages
            .SendManyAsync([To("1", "first")], new SendManyOptions { StopWhen = _ => true })
            .GetAsyncEnumerator();
        Task<bool> next = enumerator.MoveNextAsync().AsTask();
        Adapter.Fail("first", new TimeoutException());
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
        Adapter.Complete("first");
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
}
