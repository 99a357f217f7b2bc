using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.PostgreSql.Tests.Support;

/// <summary>The program of a process that a test starts: <c>mode connectionString schema …</c>.</summary>
internal static class Program
{
    private static async Task Main(string[] args)
    {
        await using NpgsqlDataSource dataSource = NpgsqlDataSource.Create(args[1]);
        var options = new PostgreSqlWebhookOptions { Schema = args[2], Lease = TimeSpan.FromSeconds(3) };
        var store = new PostgreSqlWebhookStore(dataSource, options);
        var inbox = new PostgreSqlWebhookInbox(dataSource, options);
        switch (args[0])
        {
            // Claims a key and never commits it.
            case "claim":
                WebhookClaim claim = await store.ClaimAsync(args[3], options.Lease, CancellationToken.None);
                Console.WriteLine(claim.Outcome);
                await Task.Delay(Timeout.Infinite);
                break;

            // Leases bodies and never completes one.
            case "lease":
                await inbox.RunAsync(
                    (item, _) =>
                    {
                        Console.WriteLine(item.Id);
                        return Task.Delay(Timeout.Infinite, CancellationToken.None);
                    },
                    CancellationToken.None);
                break;

            // Receives webhooks: serve connectionString schema Inbox|Direct hangs|handles. A process that hangs is
            // killed, and its leases are short; one that handles gets all the time that a busy machine may need.
            case "serve":
                options.Lease = TimeSpan.FromSeconds(args[4] == "hangs" ? 3 : 120);
                options.MaxConcurrency = 2;
                options.FirstRetryDelay = TimeSpan.FromMilliseconds(100);
                options.PollInterval = TimeSpan.FromMilliseconds(100);
                var settings = new EffectSettings(
                    $"\"{args[2].Replace("\"", "\"\"", StringComparison.Ordinal)}\".effects", args[4] == "hangs");
                await using (WebApplication application = await WebhookApplication.StartAsync(
                    dataSource,
                    options,
                    Enum.Parse<HostMode>(args[3]),
                    webhooks => webhooks.AddHandler<EffectHandler>(),
                    services => services.AddSingleton(dataSource).AddSingleton(settings)))
                {
                    Console.WriteLine(WebhookApplication.Address(application));
                    await application.WaitForShutdownAsync();
                }

                break;

            // Claims many keys as fast as it can, and prints those that it claimed.
            case "race":
                Console.WriteLine("ready");
                Console.ReadLine();
                await Parallel.ForEachAsync(
                    Enumerable.Range(0, int.Parse(args[3], null)),
                    new ParallelOptions { MaxDegreeOfParallelism = 8 },
                    async (key, token) =>
                    {
                        WebhookClaim claimed = await store.ClaimAsync($"key {key}", TimeSpan.FromMinutes(5), token);
                        if (claimed.Outcome == WebhookClaimOutcome.Claimed)
                        {
                            Console.WriteLine(key);
                        }
                    });
                break;
        }
    }
}
