using System.Diagnostics.Metrics;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Client;

/// <summary>Thousands of calls that succeed, fail, time out or are canceled, without a leak.</summary>
[TestFixture]
public sealed class LeakTests : IDisposable
{
    private const int Calls = 3000;

    private readonly ObservedTimeProvider _clock = new();
    private readonly CancellationTokenSource _longLived = new();
    private readonly List<WeakReference> _sent = [];
    private readonly MeterListener _listener = new();
    private int _connections;
    private int _mostConnections;

    [SetUp]
    public void CountConnections()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Name: "http.client.open_connections", Meter.Name: "System.Net.Http" })
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, change, tags, _) =>
        {
            int now = Interlocked.Add(ref _connections, (int)change);
            _mostConnections = Math.Max(_mostConnections, now);
        });
        _listener.Start();
    }

    public void Dispose()
    {
        _listener.Dispose();
        _longLived.Dispose();
    }

    [Test]
    public async Task Day_of_calls_leaves_no_timer_no_socket_and_no_message_behind()
    {
        await using (FakeGraphServer server = await FakeGraphServer.StartAsync())
        {
            using (WhatsAppClient client = server.CreateClient(options =>
            {
                options.TimeProvider = _clock;
                options.Retry = new RetryOptions { BaseDelay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero };
            }))
            {
                for (int call = 0; call < Calls; call++)
                {
                    await EndAsync(call % 6, server, client);
                }

                Assert.That(_clock.TimerCount, Is.Zero);
            }

            Assert.That(_mostConnections, Is.LessThanOrEqualTo(4), "Calls one after the other share their connections.");
            Assert.That(
                () => Volatile.Read(ref _connections), Is.Zero.After(5).Seconds.PollEvery(20).MilliSeconds);
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.That(_sent, Has.Count.EqualTo(Calls));
        Assert.That(
            _sent.Count(message => message.IsAlive),
            Is.LessThanOrEqualTo(1),
            "The long-lived token must not keep the messages alive; only the last may be in a local variable.");
    }

    private async Task EndAsync(int way, FakeGraphServer server, WhatsAppClient client)
    {
        PhoneNumberMessagesRequestBuilder messages = client.PhoneNumbers[server.PhoneNumberId].Messages;
        switch (way)
        {
            case 0:
                await messages.PostAsync(Message(), cancellationToken: _longLived.Token);
                break;
            case 1:
                server.FailNext(new FakeError { Code = 131009 });
                await Catch.Async<GraphApiException>(
                    () => messages.PostAsync(Message(), cancellationToken: _longLived.Token));
                break;
            case 2:
                server.FailNext(FakeError.Dropped);
                await Catch.Async<GraphConnectionException>(
                    () => messages.PostAsync(Message(), cancellationToken: _longLived.Token));
                break;
            case 3:
                server.FailNext(FakeError.RateLimited);
                await messages.PostAsync(Message(), cancellationToken: _longLived.Token);
                break;
            case 4:
                using (var now = CancellationTokenSource.CreateLinkedTokenSource(_longLived.Token))
                {
                    Task call = messages.PostAsync(Message(), cancellationToken: now.Token);
                    await now.CancelAsync();
                    await EndedAsync<OperationCanceledException>(call);
                }

                break;
            default:
                Task late = messages.PostAsync(Message(), cancellationToken: _longLived.Token);
                _clock.Advance(TimeSpan.FromSeconds(100));
                await EndedAsync<GraphTimeoutException>(late);
                break;
        }
    }

    private TextMessage Message()
    {
        var message = new TextMessage { To = "16505551234", Text = new() { Body = "Hello" } };
        _sent.Add(new WeakReference(message));
        return message;
    }

    // The response may arrive first.
    private static async Task EndedAsync<T>(Task call)
        where T : Exception
    {
        try
        {
            await call;
        }
        catch (T)
        {
            // The expected end of the call.
        }
    }
}
