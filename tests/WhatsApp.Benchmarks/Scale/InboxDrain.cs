using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using WhatsApp.Generated.AspNetCore;
using WhatsApp.Generated.PostgreSql;

namespace WhatsApp.Benchmarks.Scale;

/// <summary>Fills an inbox, and has it drained by a worker.</summary>
internal static class InboxDrain
{
    private static long s_next = DateTimeOffset.UtcNow.ToUnixTimeSeconds();

    /// <summary>Stores so many webhooks in the inbox of a schema, and creates its tables.</summary>
    public static async Task FillAsync(string connectionString, string schema, ScaleWebhook webhook, int count)
    {
        await using NpgsqlDataSource dataSource = NpgsqlDataSource.Create(connectionString);
        PostgreSqlWebhookOptions options = new() { Schema = schema };
        await new PostgreSqlWebhookStore(dataSource, options).MigrateAsync();
        PostgreSqlWebhookInbox inbox = new(dataSource, options);
        await inbox.MigrateAsync();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (_, token) => await inbox.StoreAsync(webhook.Create(Interlocked.Add(ref s_next, webhook.Events)), token));
    }

    /// <summary>Starts a worker with the default options.</summary>
    public static async Task<IHost> StartWorkerAsync(string connectionString, string schema, EventCount count)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(count);
        builder.Services.AddWhatsAppPostgreSql(connectionString, options => options.Schema = schema);
        builder.Services.AddWhatsAppWebhooks(options =>
            {
                options.AppSecrets.Add("4f1c9e2b7a6d4c0d9e8f7a6b5c4d3e2f");
                options.VerifyToken = "verify-token";
            })
            .AddHandler<CountingHandler>()
            .UseInbox(provider => provider.GetRequiredService<PostgreSqlWebhookInbox>());
        IHost host = builder.Build();
        await host.StartAsync();
        return host;
    }

    /// <summary>Fills the inbox and drains it.</summary>
    /// <returns>Events per second, from the start of the host to the end of its last handler.</returns>
    public static async Task<double> RunAsync(
        string connectionString, string workerConnectionString, string schema, ScaleWebhook webhook, int count)
    {
        await FillAsync(connectionString, schema, webhook, count);
        EventCount handled = new();
        Task done = handled.Restart(count * webhook.Events);
        long began = Stopwatch.GetTimestamp();
        using IHost host = await StartWorkerAsync(workerConnectionString, schema, handled);
        await done;
        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await host.StopAsync();
        return handled.Value == count * webhook.Events
            ? handled.Value / seconds
            : throw new InvalidOperationException($"{handled.Value} of {count * webhook.Events} events were handled.");
    }
}
