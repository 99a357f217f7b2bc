using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace WhatsApp.Benchmarks.Scale;

/// <summary>
/// One worker that drains an inbox with the default options, at several distances from the database, and two workers in
/// processes of their own.
/// </summary>
internal sealed class InboxScale : IMeasurement
{
    private const int Rounds = 5;

    private readonly MarkdownTable _table = new(
        "Webhook", "Worker", "Round trip (ms)", "Events/s", "Statements per event");

    private int _schemas;

    public async Task<MarkdownTable> RunAsync(bool quick)
    {
        await using Database database = await Database.StartAsync();
        foreach ((ScaleWebhook webhook, int count) in new[] { (ScaleWebhook.Text, 4000), (ScaleWebhook.Batch, 400) })
        {
            foreach (int delay in new[] { 0, 1, 5 })
            {
                await DrainAsync(database, webhook, quick ? 100 : count, TimeSpan.FromMilliseconds(delay), quick ? 1 : Rounds);
            }
        }

        await ShareAsync(database, quick ? 200 : 8000);
        return _table;
    }

    private async Task DrainAsync(Database database, ScaleWebhook webhook, int count, TimeSpan delay, int rounds)
    {
        DelayProxy? proxy = delay > TimeSpan.Zero ? new(database.ConnectionString, delay) : null;
        string connectionString = proxy?.ConnectionString ?? database.ConnectionString;
        List<double> rates = [];
        long statements = 0;
        for (int round = rounds == 1 ? 0 : -1; round < rounds; round++)
        {
            string schema = $"inbox{++_schemas}";
            await InboxDrain.FillAsync(database.ConnectionString, schema, webhook, 0);
            await database.ResetStatementsAsync();
            double rate = await InboxDrain.RunAsync(database.ConnectionString, connectionString, schema, webhook, count);
            if (round >= 0)
            {
                rates.Add(rate);
                statements += await database.StatementsAsync();
            }
        }

        TimeSpan roundTrip = proxy is null ? TimeSpan.Zero : await proxy.RoundTripAsync();
        await (proxy?.DisposeAsync() ?? ValueTask.CompletedTask);
        _table.Add(
            webhook.Name,
            "one",
            Text(roundTrip.TotalMilliseconds, "0.0"),
            Text(Load.Median(rates), "N0"),
            Text(statements / ((double)rounds * count * webhook.Events), "0.000"));
    }

    // Both start before the inbox is filled.
    private async Task ShareAsync(Database database, int count)
    {
        string schema = $"inbox{++_schemas}";
        await InboxDrain.FillAsync(database.ConnectionString, schema, ScaleWebhook.Text, 0);
        using InboxWorkerProcess one = InboxWorkerProcess.Start(database.ConnectionString, schema);
        using InboxWorkerProcess two = InboxWorkerProcess.Start(database.ConnectionString, schema);
        await one.StartedAsync();
        await two.StartedAsync();
        long began = Stopwatch.GetTimestamp();
        await InboxDrain.FillAsync(database.ConnectionString, schema, ScaleWebhook.Text, count);
        await using NpgsqlDataSource dataSource = NpgsqlDataSource.Create(database.ConnectionString);
        while (await CountAsync(dataSource, schema) > 0)
        {
            await Task.Delay(50);
        }

        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        int[] shares = [await one.StopAsync(), await two.StopAsync()];
        if (shares.Sum() != count)
        {
            throw new InvalidOperationException($"{shares.Sum()} of {count} events were handled.");
        }

        foreach (int share in shares)
        {
            _table.Add(
                ScaleWebhook.Text.Name,
                $"one of two, {Text((double)share / count, "P0")} of the events, while they are stored",
                "0.0",
                Text(share / seconds, "N0"),
                "");
        }
    }

    private static async Task<long> CountAsync(NpgsqlDataSource dataSource, string schema)
    {
        await using NpgsqlCommand command = dataSource.CreateCommand($"SELECT count(*) FROM {schema}.webhook_inbox");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
