using System.Diagnostics;

namespace WhatsApp.Benchmarks.Scale;

/// <summary>What one round of requests to an endpoint took.</summary>
/// <param name="PerSecond">Requests per second.</param>
/// <param name="Cpu">CPU time of the process per request, with that of the client, in microseconds.</param>
/// <param name="P99">The time that 99 of 100 requests stay below, in milliseconds.</param>
/// <param name="Bytes">Allocated bytes per event, with those of the client.</param>
internal readonly record struct Load(double PerSecond, double Cpu, double P99, double Bytes)
{
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}

/// <summary>An endpoint, and the client that sends to it.</summary>
internal sealed class LoadTarget : IAsyncDisposable
{
    private readonly WebhookServer _server;
    private readonly LoadClient _client;

    private LoadTarget(string name, WebhookServer server, LoadClient client)
    {
        Name = name;
        _server = server;
        _client = client;
    }

    public string Name { get; }

    public static async Task<LoadTarget> StartAsync(string name, Task<WebhookServer> starting, int connections)
    {
        WebhookServer server = await starting;
        return new(name, server, await LoadClient.ConnectAsync(server.Address, connections));
    }

    /// <summary>Sends requests, and checks that each event was handled once.</summary>
    public async Task<Load> RunAsync(SignedRequests source, int requests, int eventsPerRequest)
    {
        long[] times = new long[requests];
        ReadOnlyMemory<byte[]> prepared = source.Next(requests);
        _ = _server.Count.Restart(int.MaxValue);
        long bytes = GC.GetTotalAllocatedBytes(precise: true);
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        long began = Stopwatch.GetTimestamp();
        await _client.SendAsync(prepared, times);
        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        cpu = Environment.CpuUsage.TotalTime - cpu;
        bytes = GC.GetTotalAllocatedBytes(precise: true) - bytes;
        int events = requests * eventsPerRequest;
        if (_server.Count.Value != events)
        {
            throw new InvalidOperationException($"{Name} handled {_server.Count.Value} of {events} events.");
        }

        Array.Sort(times);
        return new(
            requests / seconds,
            cpu.TotalMicroseconds / requests,
            Stopwatch.GetElapsedTime(0, times[(int)(requests * 0.99)]).TotalMilliseconds,
            (double)bytes / events);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }
}
