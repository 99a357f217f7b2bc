using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WhatsApp.Generated.AspNetCore;
using WhatsApp.Generated.PostgreSql;

namespace WhatsApp.Benchmarks.Scale;

/// <summary>
/// The endpoint with the store in PostgreSQL, against one that stores each webhook with one INSERT.
/// </summary>
internal sealed class DatabaseScale : IMeasurement
{
    private const int Connections = 32;
    private const int Rounds = 11;

    public async Task<MarkdownTable> RunAsync(bool quick)
    {
        await using Database database = await Database.StartAsync();
        await database.ExecuteAsync(
            "CREATE TABLE floor (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body bytea NOT NULL)");
        await using NpgsqlDataSource unprepared = NpgsqlDataSource.Create(database.ConnectionString);
        await using NpgsqlDataSource prepared =
            NpgsqlDataSource.Create(database.ConnectionString + ";Max Auto Prepare=10;Auto Prepare Min Usages=1");
        MarkdownTable table = new(
            "Webhook",
            "Contender",
            "Webhooks/s",
            "To unprepared",
            "To prepared",
            "CPU (µs)",
            "To unprepared by CPU",
            "To prepared by CPU",
            "Statements per event");
        foreach ((ScaleWebhook webhook, int requests) in new[] { (ScaleWebhook.Text, 1500), (ScaleWebhook.Batch, 150) })
        {
            await using LoadTarget one = await StartFloorAsync("INSERT, unprepared", unprepared);
            await using LoadTarget two = await StartFloorAsync("INSERT, prepared", prepared);
            await using LoadTarget sdk = await StartSdkAsync("SDK", database, recognizesEventKeys: true);
            await using LoadTarget own =
                await StartSdkAsync("SDK, RecognizeEventKeys off", database, recognizesEventKeys: false);
            await AddAsync(table, database, webhook, [one, two, sdk, own], quick ? 100 : requests, quick ? 1 : Rounds);
        }

        return table;
    }

    private static Task<LoadTarget> StartSdkAsync(string name, Database database, bool recognizesEventKeys) =>
        LoadTarget.StartAsync(
            name,
            WebhookServer.StartSdkAsync(webhooks =>
            {
                webhooks.Services.AddWhatsAppPostgreSql(database.ConnectionString);
                webhooks.Services.Configure<WhatsAppWebhookOptions>(
                    options => options.RecognizeEventKeys = recognizesEventKeys);
            }),
            Connections);

    private static Task<LoadTarget> StartFloorAsync(string name, NpgsqlDataSource dataSource) => LoadTarget.StartAsync(
        name,
        WebhookServer.StartFloorAsync(async body =>
        {
            await using NpgsqlCommand command = dataSource.CreateCommand("INSERT INTO floor (body) VALUES ($1)");
            command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = body });
            await command.ExecuteNonQueryAsync();
        }),
        Connections);

    private static async Task AddAsync(
        MarkdownTable table, Database database, ScaleWebhook webhook, LoadTarget[] targets, int requests, int rounds)
    {
        LoadRounds load = new(webhook, targets, requests);
        long[] statements = new long[targets.Length];
        List<double>[] cpu = [.. targets.Select(static _ => new List<double>())];
        TimeSpan before = default;
        await load.RunAsync(
            rounds,
            async () =>
            {
                await database.ResetStatementsAsync();
                before = await CpuAsync(database);
            },
            async index =>
            {
                cpu[index].Add((await CpuAsync(database) - before).TotalMicroseconds / requests);
                statements[index] += await database.StatementsAsync();
            });
        for (int index = 0; index < targets.Length; index++)
        {
            table.Add(
                webhook.Name,
                targets[index].Name,
                Text(load.Median(index).PerSecond, "N0"),
                Text(load.Ratio(index, 0, static one => one.PerSecond), "0.00"),
                Text(load.Ratio(index, 1, static one => one.PerSecond), "0.00"),
                Text(Load.Median(cpu[index]), "N0"),
                Text(Ratio(0), "0.00"),
                Text(Ratio(1), "0.00"),
                Text(statements[index] / ((double)rounds * requests * webhook.Events), "0.000"));

            double Ratio(int to) => Load.Median(cpu[to].Zip(cpu[index], static (floor, one) => floor / one));
        }
    }

    // Of the application and the server.
    private static async Task<TimeSpan> CpuAsync(Database database) =>
        Environment.CpuUsage.TotalTime + await database.CpuAsync();

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
