using System.Diagnostics;
using System.Globalization;
using WhatsApp.Generated.Bulk;
using WhatsApp.Generated;

namespace WhatsApp.Benchmarks.Processes;

/// <summary>
/// Rate and allocations of <c>SendManyAsync</c> and of a loop that keeps as many calls in flight and ignores their
/// results, and the heap that <c>SendManyAsync</c> needs.
/// </summary>
internal sealed class SendMany : IMeasurement
{
    private const int Rounds = 5;

    public async Task<MarkdownTable> RunAsync(bool quick)
    {
        using var server = ServerProcess.Start();
        using var client = new WhatsAppClient(
            new WhatsAppClientOptions { AccessToken = "benchmark-token", BaseAddress = server.Address });
        PhoneNumberMessagesRequestBuilder messages = client.PhoneNumbers["106540352242922"].Messages;
        var table = new MarkdownTable(
            "Messages",
            "In flight",
            "Loop (messages/s)",
            "SendManyAsync (messages/s)",
            "Ratio",
            "Loop allocates (B/message)",
            "SendManyAsync allocates (B/message)",
            "Peak of the managed heap (kB)");
        foreach ((int count, int inFlight) in quick
            ? [(500, 32), (2_000, 1_000)]
            : ((int, int)[])[(1_000, 32), (10_000, 32), (100_000, 32), (10_000, 1_000), (100_000, 1_000)])
        {
            // Connections and machine code exist before the first round.
            await MeasureAsync(PlainLoopAsync, messages, 5_000, inFlight);
            await MeasureAsync(SendManyAsync, messages, 5_000, inFlight);

            // In turns, since what else the machine does must affect both.
            var loops = new List<Rate>();
            var sends = new List<Rate>();
            for (int round = 0; round < (quick ? 1 : Rounds); round++)
            {
                loops.Add(await MeasureAsync(PlainLoopAsync, messages, count, inFlight));
                sends.Add(await MeasureAsync(SendManyAsync, messages, count, inFlight));
            }

            Rate loop = Median(loops);
            Rate send = Median(sends);
            long peak = await PeakAsync(messages, count, inFlight);
            table.Add(
                count.ToString("N0", CultureInfo.InvariantCulture),
                inFlight.ToString("N0", CultureInfo.InvariantCulture),
                Text(loop.PerSecond, "N0"),
                Text(send.PerSecond, "N0"),
                Text(send.PerSecond / loop.PerSecond, "0.00"),
                Text(loop.Bytes, "N0"),
                Text(send.Bytes, "N0"),
                Text(peak / 1024.0, "N0"));
        }

        return table;
    }

    private static async Task<Rate> MeasureAsync(
        Func<PhoneNumberMessagesRequestBuilder, int, int, Task> sendAsync,
        PhoneNumberMessagesRequestBuilder messages,
        int count,
        int inFlight)
    {
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        long start = Stopwatch.GetTimestamp();
        await sendAsync(messages, count, inFlight);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new Rate(count / seconds, (double)(GC.GetTotalAllocatedBytes(precise: true) - allocated) / count);
    }

    private static Rate Median(List<Rate> rates) => new(
        rates.Select(rate => rate.PerSecond).Order().ElementAt(rates.Count / 2),
        rates.Select(rate => rate.Bytes).Order().ElementAt(rates.Count / 2));

    private static Task PlainLoopAsync(PhoneNumberMessagesRequestBuilder messages, int count, int inFlight) =>
        Parallel.ForEachAsync(
            Messages(count),
            new ParallelOptions { MaxDegreeOfParallelism = inFlight },
            async (message, cancellationToken) =>
                await messages.PostAsync(message, cancellationToken: cancellationToken));

    private static Task SendManyAsync(PhoneNumberMessagesRequestBuilder messages, int count, int inFlight) =>
        SendManyAsync(messages, count, inFlight, null);

    private static async Task SendManyAsync(
        PhoneNumberMessagesRequestBuilder messages, int count, int inFlight, Action<int>? whenSent)
    {
        int sent = 0;
        await foreach (SendResult<Message> result in messages.SendManyAsync(
            Messages(count), new SendManyOptions { MaxConcurrency = inFlight }))
        {
            sent += result.IsSent ? 1 : 0;
            whenSent?.Invoke(sent);
        }

        if (sent != count)
        {
            throw new InvalidOperationException($"{sent} of {count} messages were sent.");
        }
    }

    // In a run of its own, since full collections need time.
    private static async Task<long> PeakAsync(PhoneNumberMessagesRequestBuilder messages, int count, int inFlight)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long peak = before;
        await SendManyAsync(messages, count, inFlight, sent =>
        {
            if (sent % 500 == 0)
            {
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true));
            }
        });
        return peak - before;
    }

    // Each to a different recipient.
    private static IEnumerable<Message> Messages(int count) => Enumerable.Range(0, count).Select(number =>
        (Message)new TextMessage
        {
            To = (16505550000L + number).ToString(CultureInfo.InvariantCulture),
            Text = new() { Body = "Your order is on its way" },
        });

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private readonly record struct Rate(double PerSecond, double Bytes);
}
