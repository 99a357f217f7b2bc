using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WhatsApp.Generated.PostgreSql.Tests.Support;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.PostgreSql.Tests.Database;

[TestFixture]
public sealed class SoakTests : DatabaseTest, IDisposable
{
    private const int Distinct = 2500;
    private const int Deliveries = 10_000;

    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(60) };
    private readonly Random _random = new(20261121);

    public void Dispose() => _client.Dispose();

    [Test]
    public async Task Of_10000_deliveries_with_duplicates_failures_and_restarts_each_event_is_handled_once()
    {
        var ledger = new Ledger(
            Enumerable.Range(0, Distinct).Where(number => number % 7 == 0)
                .ToDictionary(number => $"{number}", number => 1 + (number % 3)),
            runsPerLife: 250);
        ConcurrentQueue<Delivery> pending = new(Shuffled());
        ConcurrentBag<string> acceptedTooSoon = [];
        int lives = 0;
        while (!pending.IsEmpty)
        {
            lives++;
            var life = new Life(ledger);
            await using WebApplication process = await StartAsync(life, ledger);
            Uri address = WebhookApplication.Address(process);
            var sender = new FakeWebhookSender(WebhookApplication.Secret, _client);
            while (!pending.IsEmpty && !life.IsOver)
            {
                await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => DeliverAsync(address, sender, life)));
            }

            // The claims of the dead process expire with their leases; the test does not wait for that.
            await process.StopAsync();
            await ExecuteAsync(
                $"UPDATE {Keys} SET leased_until = now() - interval '1 second' WHERE handled_at IS NULL");
        }

        Assert.That(acceptedTooSoon, Is.Empty, "The response was 200, but it is not handled.");
        Assert.That(
            ledger.Deaths.Distinct(), Is.EquivalentTo(Enum.GetValues<Death>()), "Processes died at every point.");
        Assert.That(lives, Is.EqualTo(ledger.Deaths.Count + 1).And.GreaterThan(10));
        Assert.That(ledger.Handled, Has.Count.EqualTo(Distinct), "Nothing was lost.");

        // A process that dies between the work and its commit leaves no trace of the work. Only that is repeated.
        Assert.That(
            ledger.Handled.Where(item => item.Value != 1 + ledger.LostCommits.GetValueOrDefault(item.Key)), Is.Empty);
        Assert.That(ledger.LostCommits.Values.Sum(), Is.InRange(1, 16 * ledger.Deaths.Count));

        async Task DeliverAsync(Uri address, FakeWebhookSender sender, Life life)
        {
            while (!life.IsOver && pending.TryDequeue(out Delivery? delivery))
            {
                using HttpResponseMessage response = await sender.SendAsync(address, delivery.Json);

                // There is no response of a process that died meanwhile; Meta delivers again.
                bool isAccepted = response.StatusCode == HttpStatusCode.OK && !life.IsOver;
                if (!isAccepted)
                {
                    pending.Enqueue(delivery);
                }
                else if (delivery.Texts.Any(text => !ledger.Handled.ContainsKey(text)))
                {
                    acceptedTooSoon.Add(string.Join(' ', delivery.Texts));
                }
            }
        }
    }

    private Task<WebApplication> StartAsync(Life life, Ledger ledger) => WebhookApplication.StartAsync(
        DataSource,
        Options,
        HostMode.Direct,
        webhooks => webhooks.AddHandler<LedgerHandler>(),
        services => services.AddSingleton(life).AddSingleton(ledger).Replace(ServiceDescriptor.Singleton<IWebhookStore>(
            provider => new MortalStore(provider.GetRequiredService<PostgreSqlWebhookStore>(), life, ledger))));

    // Each event some four times, and every tenth delivery with three events.
    private Delivery[] Shuffled()
    {
        string[] webhooks = [.. Enumerable.Range(0, Distinct).Select(number => FakeWebhook.TextMessage(
            "16505551234", $"{number}", new FakeWebhookContext { MessageId = $"{number}" }))];
        Delivery[] deliveries =
        [
            .. Enumerable.Range(0, Deliveries).Select(number =>
            {
                int[] events = number % 10 == 0
                    ? [number % Distinct, _random.Next(Distinct), _random.Next(Distinct)]
                    : [number % Distinct];
                return new Delivery(
                    [.. events.Select(item => $"{item}")], FakeWebhook.Batch(events.Select(item => webhooks[item])));
            }),
        ];
        _random.Shuffle(deliveries);
        return deliveries;
    }

    private sealed record Delivery(string[] Texts, string Json);
}
