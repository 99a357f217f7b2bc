using Microsoft.Extensions.Time.Testing;
using WhatsApp.Generated.Bulk;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Bulk;

/// <summary>Long sequences of messages, over real HTTP.</summary>
[TestFixture]
public sealed class SendManyTests : GraphTest
{
    private IEnumerable<string> Recipients =>
        Server.SentMessages.Select(message => $"{message.Body["to"]}");

    [Test]
    public async Task Every_message_is_sent_and_has_a_result()
    {
        BulkSend<Message> run = Phone.Messages.SendManyAsync(Messages(100));
        List<SendResult<Message>> results = await run.ToListAsync();

        Assert.That(results.Select(result => result.Index).Order(), Is.EqualTo(Enumerable.Range(0, 100)));
        Assert.That(results.Select(result => result.IsSent && result.SuggestedAction is null), Has.All.True);
        Assert.That(
            results.Select(result => result.Response!.Messages![0].Id),
            Is.EquivalentTo(Server.SentMessages.Select(message => message.Id)));
        Assert.That(run.Checkpoint.ToString(), Is.EqualTo("100"));
        Assert.That(run.UnreceivedResults, Is.Empty);
        Assert.That(Recipients, Is.EquivalentTo(Enumerable.Range(0, 100).Select(Number)));
    }

    [Test]
    public async Task Items_of_any_type_are_sent_and_returned_in_their_results()
    {
        (int Row, string Name)[] rows = [(7, "Ada"), (8, "Bob"), (9, "")];

        List<SendResult<(int Row, string Name)>> results = await Phone.Messages
            .SendManyAsync(rows, row => row.Name.Length > 0 ? Hello(row.Row) : throw new FormatException("No name."))
            .ToListAsync();

        Assert.That(
            results.Where(result => result.IsSent).Select(result => result.Item.Name),
            Is.EquivalentTo(["Ada", "Bob"]));
        SendResult<(int Row, string Name)> failed = results.Single(result => !result.IsSent);
        Assert.That(failed.Item.Row, Is.EqualTo(9));
        Assert.That(failed.Error, Is.InstanceOf<FormatException>());
        Assert.That(failed.SuggestedAction, Is.EqualTo(SuggestedAction.FixRequest));
    }

    [Test]
    public async Task Failure_of_one_message_does_not_affect_others()
    {
        Server.FailNext(new FakeError { Status = 400, Code = 131026 }, when: request => IsTo(request, 3));
        Server.FailNext(FakeError.Dropped, when: request => IsTo(request, 5));
        var counts = new Counts();

        BulkSend<Message> run = Phone.Messages.SendManyAsync(Messages(10), new SendManyOptions { Progress = counts });
        List<SendResult<Message>> results = await run.ToListAsync();

        SendResult<Message> unreachable = results.Single(result => result.Index == 3);
        SendResult<Message> dropped = results.Single(result => result.Index == 5);
        Assert.Multiple(() =>
        {
            Assert.That(results, Has.Count.EqualTo(10));
            Assert.That(((GraphApiException)unreachable.Error!).Code, Is.EqualTo(131026));
            Assert.That(unreachable.SuggestedAction, Is.EqualTo(SuggestedAction.Never));
            Assert.That(unreachable.MayHaveBeenSent, Is.False);
            Assert.That(dropped.MayHaveBeenSent, Is.True);
            Assert.That(results.Count(result => result.IsSent), Is.EqualTo(8));
            Assert.That(run.Checkpoint.ToString(), Is.EqualTo("10"), "what failed is done as well");
            Assert.That(counts.Last, Is.EqualTo(new SendProgress(8, 2, 0)));
            Assert.That(counts.Count, Is.EqualTo(10));
        });
    }

    [Test]
    public async Task Invalid_token_stops_the_run_which_resumes_and_sends_nothing_twice()
    {
        const int all = 60;
        Server.FailNext(
            FakeError.ExpiredToken,
            times: 8,
            when: request => request.Headers["Authorization"] == "Bearer old" && Server.SentMessages.Count >= 20);
        using WhatsAppClient old = Server.CreateClient(options => options.AccessToken = "old");
        var results = new List<SendResult<Message>>();

        SendManyStoppedException stopped = await Catch.Async<SendManyStoppedException>(async () =>
        {
            await foreach (SendResult<Message> result in old.PhoneNumbers[Server.PhoneNumberId].Messages
                .SendManyAsync(Messages(all), new SendManyOptions { MaxConcurrency = 8 }))
            {
                results.Add(result);
            }
        });

        Assert.That(((GraphApiException)stopped.InnerException!).Code, Is.EqualTo(190));
        Assert.That(stopped.Message, Does.Contain("190"));
        Assert.That(results.Count(result => result.IsSent), Is.EqualTo(Server.SentMessages.Count));
        Assert.That(results.Count(result => !result.IsSent), Is.InRange(1, 8));
        Assert.That(Server.SentMessages.Count, Is.LessThan(all));

        BulkSend<Message> rest = Phone.Messages.SendManyAsync(
            Messages(all), new SendManyOptions { StartFrom = SendCheckpoint.Parse($"{stopped.Checkpoint}") });
        await rest.ToListAsync();

        Assert.That(rest.Checkpoint.ToString(), Is.EqualTo($"{all}"));
        Assert.That(Recipients.Order(), Is.EqualTo(Enumerable.Range(0, all).Select(Number).Order()));
    }

    [Test]
    public async Task Run_continues_after_any_error_if_the_options_say_so()
    {
        Server.FailNext(FakeError.ExpiredToken, times: 3);

        BulkSend<Message> run =
            Phone.Messages.SendManyAsync(Messages(10), new SendManyOptions { StopWhen = _ => false });
        List<SendResult<Message>> results = await run.ToListAsync();

        Assert.That(results.Count(result => result.SuggestedAction == SuggestedAction.RefreshToken), Is.EqualTo(3));
        Assert.That(run.Checkpoint.ToString(), Is.EqualTo("10"));
    }

    [TestCase(3, true)]
    [TestCase(10, true)]
    [TestCase(190, true)]
    [TestCase(368, true)]
    [TestCase(131031, true)]
    [TestCase(131042, true)]
    [TestCase(131048, true)]
    [TestCase(133010, true)]
    [TestCase(100, false)]
    [TestCase(130429, false)]
    [TestCase(130497, false)]
    [TestCase(131026, false)]
    [TestCase(131049, false)]
    [TestCase(131056, false)]
    [TestCase(132001, false)]
    public async Task Errors_of_the_sender_stop_the_run_and_others_do_not(int code, bool stops)
    {
        Server.FailNext(new FakeError { Status = 400, Code = code });
        using WhatsAppClient client = Server.CreateClient(options => options.Retry = RetryOptions.Off);
        GraphApiException error = await Catch.Async<GraphApiException>(
            () => client.PhoneNumbers[Server.PhoneNumberId].Messages.PostAsync(Hello(1)));

        Assert.That(SendManyOptions.AffectsAllMessages(error), Is.EqualTo(stops));
    }

    [Test]
    public async Task Run_waits_for_limits_that_refuse_a_single_message()
    {
        var clock = new SkippingTimeProvider();
        using WhatsAppClient client = Server.CreateClient(options =>
        {
            options.TimeProvider = clock;
            options.Timeout = options.AttemptTimeout = Timeout.InfiniteTimeSpan;
            options.UseMessageLimits(new MessageLimits { MaxWait = TimeSpan.Zero, MessagesPerSecond = 1 });
        });

        List<SendResult<Message>> results = await client.PhoneNumbers[Server.PhoneNumberId].Messages
            .SendManyAsync(Messages(10))
            .ToListAsync();

        Assert.That(results.Select(result => result.IsSent), Has.All.True);
        Assert.That(clock.Waits, Is.Not.Empty);
    }

    [Test]
    public async Task Cancellation_ends_the_wait_for_a_limit_and_the_next_run_sends_the_message()
    {
        using WhatsAppClient client = Server.CreateClient(options =>
        {
            options.TimeProvider = new FakeTimeProvider();
            options.UseMessageLimits(new MessageLimits { PairBurst = 1, MessagesPerSecond = 1_000_000_000 });
        });
        Message[] messages = [Hello(1), Hello(1), Hello(2)];
        using var stop = new CancellationTokenSource();
        var results = new List<SendResult<Message>>();
        BulkSend<Message> run = client.PhoneNumbers[Server.PhoneNumberId].Messages
            .SendManyAsync(messages, cancellationToken: stop.Token);

        await Catch.Async<OperationCanceledException>(async () =>
        {
            await foreach (SendResult<Message> result in run)
            {
                results.Add(result);
                if (results.Count == 2)
                {
                    await stop.CancelAsync();
                }
            }
        });

        Assert.That(results.Select(result => result.Index), Is.EquivalentTo([0, 2]));
        Assert.That(run.Checkpoint.ToString(), Is.EqualTo("3:1"));
        await Phone.Messages
            .SendManyAsync(messages, new SendManyOptions { StartFrom = run.Checkpoint })
            .ToListAsync();
        Assert.That(Recipients.Order(), Is.EqualTo([Number(1), Number(1), Number(2)]));
    }

    private static string Number(int index) => $"1650555{index:0000}";

    private static TextMessage Hello(int index) =>
        new() { To = Number(index), Text = new() { Body = $"Hello {index}" } };

    private static async IAsyncEnumerable<Message> Messages(int count)
    {
        for (int i = 0; i < count; i++)
        {
            await Task.Yield();
            yield return Hello(i);
        }
    }

    private static bool IsTo(RecordedRequest request, int index) =>
        request.Text.Contains(Number(index), StringComparison.Ordinal);

    // Progress<T> reports on other threads, later.
    private sealed class Counts : IProgress<SendProgress>
    {
        public SendProgress Last { get; private set; }

        public int Count { get; private set; }

        public void Report(SendProgress value)
        {
            Last = value;
            Count++;
        }
    }
}
