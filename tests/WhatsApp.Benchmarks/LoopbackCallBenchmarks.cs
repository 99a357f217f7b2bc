using BenchmarkDotNet.Attributes;
using WhatsApp.Benchmarks.Floor;
using WhatsApp.Benchmarks.Payloads;
using WhatsApp.Benchmarks.Processes;
using WhatsApp.Generated;

namespace WhatsApp.Benchmarks;

/// <summary>How many calls a second go through to a server on loopback, and what does each allocate?</summary>
/// <remarks>The server is a process of its own, so that what it allocates is not counted.</remarks>
public class LoopbackCallBenchmarks
{
    private const int Calls = 1280;

    private readonly FloorMessage _floorMessage = OutgoingMessages.FloorText();
    private readonly TextMessage _message = OutgoingMessages.Text();
    private ServerProcess _server = null!;
    private GraphClient _floor = null!;
    private WhatsAppClient _client = null!;

    [Params(1, 64)]
    public int InFlight { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _server = ServerProcess.Start();
        _floor = new GraphClient(_server.Address);
        _client = new WhatsAppClient(
            new WhatsAppClientOptions { AccessToken = "benchmark-token", BaseAddress = _server.Address });
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _floor.Dispose();
        _client.Dispose();
        _server.Dispose();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Calls)]
    public Task RawHttpClient() => RunAsync(() => _floor.SendAsync("106540352242922", _floorMessage));

    [Benchmark(OperationsPerInvoke = Calls)]
    public Task PostAsJsonAsync() => RunAsync(() => _floor.SendAsDocumentedAsync("106540352242922", _floorMessage));

    [Benchmark(OperationsPerInvoke = Calls)]
    public Task Sdk() => RunAsync(() => _client.PhoneNumbers["106540352242922"].Messages.PostAsync(_message));

    private Task RunAsync(Func<Task> call) => Task.WhenAll(Enumerable.Range(0, InFlight).Select(async _ =>
    {
        for (int done = 0; done < Calls / InFlight; done++)
        {
            await call();
        }
    }));
}
