using System.Globalization;

namespace WhatsApp.Benchmarks.Scale;

/// <summary>
/// The endpoint with the store in memory, against one that only checks the signature and reads the events.
/// </summary>
internal sealed class EndpointScale : IMeasurement
{
    private const int Connections = 16;
    private const int Rounds = 21;

    public async Task<MarkdownTable> RunAsync(bool quick)
    {
        MarkdownTable table = new(
            "Webhook", "Contender", "Requests/s", "Ratio", "Ratio by CPU", "p99 (ms)", "p99 ratio", "Bytes per event");
        foreach ((ScaleWebhook webhook, int requests) in new[] { (ScaleWebhook.Text, 4000), (ScaleWebhook.Batch, 400) })
        {
            await using LoadTarget floor =
                await LoadTarget.StartAsync("floor", WebhookServer.StartFloorAsync(), Connections);
            await using LoadTarget sdk =
                await LoadTarget.StartAsync("SDK, store in memory", WebhookServer.StartSdkAsync(), Connections);
            LoadTarget[] targets = [floor, sdk];
            LoadRounds load = new(webhook, targets, quick ? 100 : requests);
            await load.RunAsync(quick ? 1 : Rounds);
            for (int index = 0; index < targets.Length; index++)
            {
                Load median = load.Median(index);
                table.Add(
                    webhook.Name,
                    targets[index].Name,
                    Text(median.PerSecond, "N0"),
                    Text(load.Ratio(index, 0, static one => one.PerSecond), "0.00"),
                    Text(load.Ratio(index, 0, static one => 1 / one.Cpu), "0.00"),
                    Text(median.P99, "0.00"),
                    Text(load.Ratio(index, 0, static one => one.P99), "0.00"),
                    Text(median.Bytes, "N0"));
            }
        }

        return table;
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
