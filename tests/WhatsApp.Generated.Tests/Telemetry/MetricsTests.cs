using System.Diagnostics.Metrics;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Telemetry;

[TestFixture]
public sealed class MetricsTests : GraphTest
{
    private readonly List<(string Name, double Value, Dictionary<string, object?> Tags)> _measured = [];
    private MeterListener _listener = null!;

    private static TextMessage Hello => new() { To = "+16505551234", Text = new() { Body = "Hello" } };

    [SetUp]
    public void Listen()
    {
        _listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == WhatsAppTelemetry.Name)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.Start();
    }

    [TearDown]
    public void StopListening() => _listener.Dispose();

    [Test]
    public async Task Duration_of_a_call_is_measured_by_operation_version_and_status()
    {
        await Phone.GetAsync();

        (_, double seconds, Dictionary<string, object?> tags) = Measured("whatsapp.client.call.duration").Single();
        Assert.That(seconds, Is.Positive.And.LessThan(60));
        Assert.That(tags, Is.EquivalentTo(new Dictionary<string, object?>
        {
            ["whatsapp.operation"] = "getPhoneNumber",
            ["whatsapp.graph_version"] = GraphVersion.Default,
            ["http.request.method"] = "GET",
            ["http.response.status_code"] = 200,
        }));
        Assert.That(Measured("messaging.client.sent.messages"), Is.Empty);
    }

    [Test]
    public async Task Messages_are_counted_with_the_code_of_those_that_failed()
    {
        await Phone.Messages.PostAsync(Hello);
        Server.FailNext(new FakeError { Status = 400, Code = 131026 });
        await Catch.Async<GraphApiException>(() => Phone.Messages.PostAsync(Hello));

        var sent = Measured("messaging.client.sent.messages").ToList();
        Assert.That(sent.Select(one => one.Value), Is.EqualTo([1, 1]));
        Assert.That(sent[0].Tags.Keys, Does.Not.Contain("error.type"));
        Assert.That(sent[1].Tags["error.type"], Is.EqualTo("code 131026"));
        Assert.That(sent[1].Tags["messaging.system"], Is.EqualTo("whatsapp"));
    }

    [Test]
    public async Task Read_receipt_is_not_a_sent_message()
    {
        await Phone.Messages.PostAsync(new ReadReceipt { MessageId = "wamid.1" });

        Assert.That(Measured("messaging.client.sent.messages"), Is.Empty);
    }

    [Test]
    public async Task Retries_are_measured_with_reason_and_delay()
    {
        using WhatsAppClient client = Server.CreateClient(options =>
        {
            options.TimeProvider = new SkippingTimeProvider();
            options.Timeout = options.AttemptTimeout = Timeout.InfiniteTimeSpan;
        });
        Server.FailNext(FakeError.RateLimited with { Code = 130429, RetryAfter = TimeSpan.FromSeconds(3) });

        await client.PhoneNumbers["1"].Messages.PostAsync(Hello);

        Assert.That(Measured("whatsapp.client.retries").Single().Tags["error.type"], Is.EqualTo("code 130429"));
        Assert.That(Measured("whatsapp.client.retry.delay").Single().Value, Is.EqualTo(3));
    }

    private IEnumerable<(string Name, double Value, Dictionary<string, object?> Tags)> Measured(string name) =>
        _measured.Where(one => one.Name == name);

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        lock (_measured)
        {
            _measured.Add((instrument.Name, value, tags.ToArray().ToDictionary()));
        }
    }
}
