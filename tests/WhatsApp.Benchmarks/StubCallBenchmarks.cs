using BenchmarkDotNet.Attributes;
using WhatsApp.Benchmarks.Floor;
using WhatsApp.Benchmarks.Payloads;
using WhatsApp.Generated;

namespace WhatsApp.Benchmarks;

/// <summary>What does a call take apart from the network?</summary>
public class StubCallBenchmarks
{
    private const int Calls = 100;

    private readonly MessageAnswer.Transport _transport = new();
    private readonly FloorMessage _floorMessage = OutgoingMessages.FloorText();
    private readonly TextMessage _message = OutgoingMessages.Text();
    private GraphClient _floor = null!;
    private WhatsAppClient _client = null!;

    [GlobalSetup]
    public void Setup()
    {
        _floor = new GraphClient(new Uri("https://graph.facebook.com"), _transport);
        _client = new WhatsAppClient(
            new WhatsAppClientOptions { AccessToken = "benchmark-token", HttpMessageHandler = _transport });
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _floor.Dispose();
        _client.Dispose();
        _transport.Dispose();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Calls)]
    public async Task RawHttpClient()
    {
        for (int call = 0; call < Calls; call++)
        {
            await _floor.SendAsync("106540352242922", _floorMessage);
        }
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public async Task PostAsJsonAsync()
    {
        for (int call = 0; call < Calls; call++)
        {
            await _floor.SendAsDocumentedAsync("106540352242922", _floorMessage);
        }
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public async Task Sdk()
    {
        for (int call = 0; call < Calls; call++)
        {
            await _client.PhoneNumbers["106540352242922"].Messages.PostAsync(_message);
        }
    }
}
