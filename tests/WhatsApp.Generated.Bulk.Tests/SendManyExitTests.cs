using WhatsApp.Generated.Bulk;
using WhatsApp.Generated.Testing;

namespace WhatsApp.Generated.Tests.Bulk;

/// <summary>Runs that are left at random moments, and resumed, over real HTTP.</summary>
[TestFixture]
public sealed class SendManyExitTests
{
    private const int Messages = 200;
    private const int InFlight = 16;
    private const int Moments = 50;

    /// <summary>How a run is left.</summary>
    public enum Way
    {
        Break,
        ExceptionInTheBody,
        Cancellation,
        StopWhen,
    }

    [Test]
    public async Task Left_run_loses_nothing_and_its_resumption_sends_nothing_twice([Values] Way way)
    {
        var random = new Random(20_261_129 + (int)way);
        int unreceived = 0;
        for (int moment = 0; moment < Moments; moment++)
        {
            int at = random.Next(1, Messages - InFlight);
            await using FakeGraphServer server = await FakeGraphServer.StartAsync();
            server.Delay = TimeSpan.FromMilliseconds(1);
            using WhatsAppClient client = server.CreateClient();
            PhoneNumberMessagesRequestBuilder messages = client.PhoneNumbers[server.PhoneNumberId].Messages;
            var received = new List<SendResult<int>>();
            BulkSend<int> run = await LeaveAsync(way, server, messages, at, received);
            Assert.That(
                run.Checkpoint.Started, Is.Empty, () => $"{way} at {at}: it is known what was sent: {run.Checkpoint}");
            unreceived += run.UnreceivedResults.Count;

            List<SendResult<int>> rest = await messages
                .SendManyAsync(
                    Enumerable.Range(0, Messages),
                    Hello,
                    new SendManyOptions
                    {
                        MaxConcurrency = InFlight,
                        StartFrom = SendCheckpoint.Parse($"{run.Checkpoint}"),
                    })
                .ToListAsync();

            AssertSentOnce(server, at, [.. received, .. run.UnreceivedResults, .. rest]);
        }

        Assert.That(
            unreceived, way is Way.Break or Way.ExceptionInTheBody ? Is.GreaterThan(Moments) : Is.Zero);
    }

    // Leaves a run, and checks that it was left as it should be.
    private static async Task<BulkSend<int>> LeaveAsync(
        Way way,
        FakeGraphServer server,
        PhoneNumberMessagesRequestBuilder messages,
        int at,
        List<SendResult<int>> received)
    {
        using var stop = new CancellationTokenSource();
        if (way == Way.StopWhen)
        {
            server.FailNext(
                FakeError.ExpiredToken,
                when: request => request.Text.Contains(Number(at), StringComparison.Ordinal));
        }

        BulkSend<int> run = messages.SendManyAsync(
            Enumerable.Range(0, Messages),
            index =>
            {
                if (way == Way.Cancellation && index == at)
                {
                    stop.Cancel();
                }

                return Hello(index);
            },
            new SendManyOptions { MaxConcurrency = InFlight },
            stop.Token);

        Exception? error = null;
        try
        {
            await foreach (SendResult<int> result in run)
            {
                received.Add(result);
                if (received.Count == at && way == Way.Break)
                {
                    break;
                }

                if (received.Count == at && way == Way.ExceptionInTheBody)
                {
                    throw new LeaveException();
                }
            }
        }
        catch (Exception expected) when (expected is LeaveException or OperationCanceledException
            or SendManyStoppedException)
        {
            error = expected;
        }

        Assert.That(error, way switch
        {
            Way.Break => Is.Null,
            Way.Cancellation => Is.InstanceOf<OperationCanceledException>(),
            Way.StopWhen => Is.InstanceOf<SendManyStoppedException>(),
            _ => Is.InstanceOf<LeaveException>(),
        });
        if (error is SendManyStoppedException stopped)
        {
            Assert.That(stopped.Checkpoint.ToString(), Is.EqualTo(run.Checkpoint.ToString()));
        }

        return run;
    }

    private static void AssertSentOnce(FakeGraphServer server, int at, List<SendResult<int>> results)
    {
        IReadOnlyList<Testing.RecordedMessage> arrived = server.SentMessages;
        Assert.Multiple(() =>
        {
            Assert.That(
                arrived.Select(message => $"{message.Body["to"]}").Order(),
                Is.EqualTo(Enumerable.Range(0, Messages).Select(Number)),
                () => $"Left at {at}.");
            Assert.That(
                results.Where(result => result.IsSent).Select(result => result.Response!.Messages![0].Id),
                Is.EquivalentTo(arrived.Select(message => message.Id)),
                () => $"Left at {at}: each message id is known.");
        });
    }

    private static string Number(int index) => $"1650555{index:0000}";

    private static TextMessage Hello(int index) =>
        new() { To = Number(index), Text = new() { Body = "Hello" } };

    private sealed class LeaveException : Exception;
}
