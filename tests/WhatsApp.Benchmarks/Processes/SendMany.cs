using System.Diagnostics;
using System.Globalization;
using WhatsApp.Generated.Bulk;
using WhatsApp.Generated;

namespace WhatsApp.Benchmarks.Processes;

/// <summary>
/// Whether the memory of <c>SendManyAsync</c> grows with the number of messages, and whether it is as fast as a loop
/// with as many calls in flight that ignores the results.
/// </summary>
internal sealed class SendMany : IMeasurement
{
    private const int InFlight = 32;

    public async Task<MarkdownTable> RunAsync(bool quick)
    {
        using var server = ServerProcess.Start();
        using var client = new WhatsAppClient(
            new WhatsAppClientOptions { AccessToken = "benchmark-token", BaseAddress = server.Address });
        PhoneNumberMessagesRequestBuilder messages = client.PhoneNumbers["106540352242922"].Messages;
        await SendManyAsync(messages, 2_000);
        await PlainLoopAsync(messages, 2_000);

        var table = new MarkdownTable(
            "Messages", "Loop (messages/s)", "SendManyAsync (messages/s)", "Ratio", "Peak of the managed heap (kB)");
        foreach (int count in quick ? [500] : (int[])[1_000, 10_000, 100_000])
        {
            // In turns, so that other load of the machine affects both.
            double first = await PlainLoopAsync(messages, count);
            double rate = await SendManyAsync(messages, count);
            double loop = (first + await PlainLoopAsync(messages, count)) / 2;
            long peak = await PeakAsync(messages, count);
            table.Add(
                count.ToString("N0", CultureInfo.InvariantCulture),
                Text(loop, "0"),
                Text(rate, "0"),
                Text(rate / loop, "0.00"),
                Text(peak / 1024.0, "0"));
        }

        return table;
    }

    private static async Task<double> PlainLoopAsync(PhoneNumberMessagesRequestBuilder messages, int count)
    {
        long began = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(
            Messages(count),
            new ParallelOptions { MaxDegreeOfParallelism = InFlight },
            async (message, cancellationToken) =>
                await messages.PostAsync(message, cancellationToken: cancellationToken));
        return count / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task<double> SendManyAsync(
        PhoneNumberMessagesRequestBuilder messages, int count, Action<int>? whenSent = null)
    {
        int sent = 0;
        long began = Stopwatch.GetTimestamp();
        await foreach (SendResult<Message> result in messages.SendManyAsync(
            Messages(count), new SendManyOptions { MaxConcurrency = InFlight }))
        {
            sent += result.IsSent ? 1 : 0;
            whenSent?.Invoke(sent);
        }

        return sent == count
            ? count / Stopwatch.GetElapsedTime(began).TotalSeconds
            : throw new InvalidOperationException($"{sent} of {count} messages were sent.");
    }

    // In its own run, since garbage collection takes time.
    private static async Task<long> PeakAsync(PhoneNumberMessagesRequestBuilder messages, int count)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long peak = before;
        await SendManyAsync(messages, count, sent =>
        {
            if (sent % 500 == 0)
            {
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true));
            }
        });
        return peak - before;
    }

    // Each message has its own recipient.
    private static IEnumerable<Message> Messages(int count) => Enumerable.Range(0, count).Select(number =>
        (Message)new TextMessage
        {
            To = (16505550000L + number).ToString(CultureInfo.InvariantCulture),
            Text = new() { Body = "Your order is on its way" },
        });

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
