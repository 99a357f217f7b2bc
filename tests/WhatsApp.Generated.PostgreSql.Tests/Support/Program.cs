using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.PostgreSql.Tests.Support;

/// <summary>What a process that a test starts does: <c>mode connectionString schema …</c>.</summary>
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

            // Takes bodies and never ends with any.
            case "take":
                await inbox.RunAsync(
                    (item, _) =>
                    {
                        Console.WriteLine(item.Id);
                        return Task.Delay(Timeout.Infinite, CancellationToken.None);
                    },
                    CancellationToken.None);
                break;

            // Receives webhooks: serve connectionString schema inbox|direct hangs|handles. What hangs is killed, and
            // its leases end soon; what handles is given all the time that a busy machine may need.
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
                    hasInbox: args[3] == "inbox",
                    webhooks => webhooks.AddHandler<EffectHandler>(),
                    services => services.AddSingleton(dataSource).AddSingleton(settings)))
                {
                    Console.WriteLine(WebhookApplication.Address(application));
                    await application.WaitForShutdownAsync();
                }

                break;

            // Claims many keys as fast as it can, and says which ones it got.
            case "race":
                Console.WriteLine("ready");
                Console.ReadLine();
                await Parallel.ForEachAsync(
                    Enumerable.Range(0, int.Parse(args[3], null)),
                    new ParallelOptions { MaxDegreeOfParallelism = 8 },
                    async (key, token) =>
                    {
                        WebhookClaim got = await store.ClaimAsync($"key {key}", TimeSpan.FromMinutes(5), token);
                        if (got.Outcome == WebhookClaimOutcome.Claimed)
                        {
                            Console.WriteLine(key);
                        }
                    });
                break;
        }
    }
}
