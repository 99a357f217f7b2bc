using System.Diagnostics;
using System.Globalization;
using WhatsApp.Benchmarks.Floor;
using WhatsApp.Benchmarks.Payloads;
using WhatsApp.Generated;

namespace WhatsApp.Benchmarks.Processes;

/// <summary>How many calls a second go through to a server on loopback, and what does each allocate?</summary>
/// <remarks>
/// The server is a process of its own, so that what it allocates is not counted. Clients call in turns within one
/// process: how the machine shares its cores between client and server changes from minute to minute, by far more than
/// one client differs from another.
/// </remarks>
internal sealed class LoopbackCall : IMeasurement
{
    private const string PhoneNumberId = "106540352242922";

    public async Task<MarkdownTable> RunAsync(bool quick)
    {
        using var server = ServerProcess.Start();
        using var floor = new GraphClient(server.Address);
        using var client = new WhatsAppClient(
            new WhatsAppClientOptions { AccessToken = "benchmark-token", BaseAddress = server.Address });
        FloorMessage floorMessage = OutgoingMessages.FloorText();
        TextMessage message = OutgoingMessages.Text();
        (string Name, Func<Task> Call)[] clients =
        [
            ("HttpClient", () => floor.SendAsync(PhoneNumberId, floorMessage)),
            ("PostAsJsonAsync", () => floor.SendAsDocumentedAsync(PhoneNumberId, floorMessage)),
            ("SDK", () => client.PhoneNumbers[PhoneNumberId].Messages.PostAsync(message)),
        ];

        var table = new MarkdownTable(
            "Client", "Calls in flight", "Median (μs)", "Half of the rounds (μs)", "Ratio", "Allocated (kB)", "Alloc Ratio");
        foreach (int inFlight in (int[])[1, 64])
        {
            Rounds[] all = [.. clients.Select(_ => new Rounds())];
            int count = quick ? 2 : 100;
            for (int round = -count / 5; round < count; round++)
            {
                IEnumerable<int> order = Enumerable.Range(0, clients.Length);
                foreach (int index in round % 2 == 0 ? order : order.Reverse())
                {
                    await all[index].AddAsync(clients[index].Call, inFlight, isWarmUp: round < 0);
                }
            }

            for (int index = 0; index < clients.Length; index++)
            {
                table.Add([clients[index].Name, Text(inFlight, "0"), .. all[index].ToCells(all[0])]);
            }
        }

        return table;
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>What the rounds of one client took, for each call.</summary>
    private sealed class Rounds
    {
        private const int Calls = 1280;

        private readonly List<double> _times = [];
        private readonly List<double> _bytes = [];

        public async Task AddAsync(Func<Task> call, int inFlight, bool isWarmUp)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            long began = Stopwatch.GetTimestamp();
            await Task.WhenAll(Enumerable.Range(0, inFlight).Select(async _ =>
            {
                for (int done = 0; done < Calls / inFlight; done++)
                {
                    await call();
                }
            }));
            double time = Stopwatch.GetElapsedTime(began).TotalMicroseconds / Calls;
            if (!isWarmUp)
            {
                _times.Add(time);
                _bytes.Add((GC.GetTotalAllocatedBytes(precise: true) - before) / 1024.0 / Calls);
            }
        }

        public string[] ToCells(Rounds floor)
        {
            double[] sorted = [.. _times.Order()];
            return
            [
                Text(Time, "0.0"),
                $"{Text(sorted[sorted.Length / 4], "0.0")} to {Text(sorted[sorted.Length * 3 / 4], "0.0")}",
                Text(Time / floor.Time, "0.00"),
                Text(Bytes, "0.00"),
                Text(Bytes / floor.Bytes, "0.00"),
            ];
        }

        private double Time => ProcessTimes.Median(_times);

        private double Bytes => ProcessTimes.Median(_bytes);
    }
}
