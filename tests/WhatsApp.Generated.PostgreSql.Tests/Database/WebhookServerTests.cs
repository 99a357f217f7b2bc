using System.Collections.Concurrent;
using System.Net;
using WhatsApp.Generated.PostgreSql.Tests.Support;
using WhatsApp.Generated.Testing;

namespace WhatsApp.Generated.PostgreSql.Tests.Database;

/// <summary>
/// <c>MapWhatsAppWebhook</c> with the store and the inbox: real processes on real ports, some of which are killed.
/// </summary>
[TestFixture]
public sealed class WebhookServerTests : DatabaseTest, IDisposable
{
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(30) };

    [SetUp]
    public Task CreateEffects() => ExecuteAsync(
        $"CREATE SCHEMA {SchemaName}; CREATE TABLE {SchemaName}.effects (text text NOT NULL)");

    public void Dispose() => _client.Dispose();

    [Test]
    public async Task Stored_webhooks_are_handled_after_the_process_was_killed_and_another_started()
    {
        using ChildProcess first = Child("serve", "Inbox", "hangs");
        Uri address = await AddressAsync(first);
        string[] texts = ["hang 1", "a", "hang 2", "b", "c", "d", "e"];
        for (int number = 0; number < texts.Length; number++)
        {
            // Each from another customer: one that hangs keeps only its own conversation waiting.
            string webhook = FakeWebhook.TextMessage($"1650555000{number}", texts[number]);
            Assert.That(await SendJsonAsync(address, webhook), Is.EqualTo(HttpStatusCode.OK));
        }

        // Both workers hang, so most webhooks are stored and not started.
        Assert.That(
            (string?[])[await first.ReadLineAsync(), await first.ReadLineAsync()],
            Is.EquivalentTo(new[] { "hang 1", "hang 2" }));
        await first.KillAsync();
        long before = await EffectsAsync();
        PostgreSqlWebhookInbox inbox = await InboxAsync();
        WebhookInboxCounts counts = await inbox.CountAsync();
        Assert.That(counts.Waiting + counts.Running, Is.EqualTo(texts.Length - before));
        Assert.That(counts.Running, Is.EqualTo(2));

        using ChildProcess second = Child("serve", "Inbox", "handles");
        await AddressAsync(second);
        await Until(
            async () => await inbox.CountAsync() is { Waiting: 0, Running: 0, Parked: 0 }, "the inbox is drained");

        Assert.That(await AllEffectsAsync(), Is.EqualTo(texts.Order(StringComparer.Ordinal)));
    }

    [Test]
    public async Task Delivery_is_handled_once_when_its_process_is_killed_and_it_is_delivered_again()
    {
        using ChildProcess first = Child("serve", "Direct", "hangs");

        // Started now, since the lease of the first process could expire while the second one starts.
        using ChildProcess second = Child("serve", "Direct", "handles");
        Uri address = await AddressAsync(second);
        string webhook = FakeWebhook.Batch(Text("a"), Text("hang 1"), Text("b"));
        Task<HttpStatusCode> lost = SendJsonAsync(await AddressAsync(first), webhook);
        Assert.That(await first.ReadLineAsync(), Is.EqualTo("hang 1"));

        // A commit may be on its way while the next handler runs.
        await Until(
            async () => await ScalarAsync<long>($"SELECT count(*) FROM {Keys} WHERE handled_at IS NOT NULL") == 1,
            "the first event is committed");
        await first.KillAsync();
        Assert.That(async () => await lost, Throws.InstanceOf<HttpRequestException>());
        Assert.That(await AllEffectsAsync(), Is.EqualTo(new[] { "a" }));

        var statuses = new List<HttpStatusCode>();
        await Until(
            async () =>
            {
                statuses.Add(await SendJsonAsync(address, webhook));
                return statuses[^1] == HttpStatusCode.OK;
            },
            "the delivery is accepted");

        // The claim of the dead process lasts until its lease expires.
        Assert.That(statuses, Has.Count.GreaterThan(1));
        Assert.That(statuses.SkipLast(1), Has.All.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(await AllEffectsAsync(), Is.EqualTo(new[] { "a", "b", "hang 1" }));
    }

    [TestCase("Direct")]
    [TestCase("Inbox")]
    public async Task Event_that_two_processes_receive_at_once_is_handled_once(string mode)
    {
        using ChildProcess one = Child("serve", mode, "handles");
        using ChildProcess other = Child("serve", mode, "handles");
        Uri[] addresses = [await AddressAsync(one), await AddressAsync(other)];
        string[] webhooks = [.. Enumerable.Range(0, 100).Select(number => Text($"{number}"))];
        ConcurrentBag<HttpStatusCode> statuses = [];

        await Parallel.ForEachAsync(
            webhooks.SelectMany(webhook => addresses.Concat(addresses).Select(address => (address, webhook))),
            new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (delivery, _) =>
            {
                HttpStatusCode status;
                while ((status = await SendJsonAsync(delivery.address, delivery.webhook)) != HttpStatusCode.OK)
                {
                    statuses.Add(status);
                }
            });
        PostgreSqlWebhookInbox inbox = await InboxAsync();
        await Until(
            async () => await inbox.CountAsync() is { Waiting: 0, Running: 0, Parked: 0 }, "the inbox is drained");

        Assert.That(statuses, Has.All.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That((await AllEffectsAsync()).Select(int.Parse).Order(), Is.EqualTo(Enumerable.Range(0, 100)));
    }

    private string SchemaName => Keys.Split('.')[0];

    private static string Text(string text) => FakeWebhook.TextMessage("16505551234", text);

    private static async Task<Uri> AddressAsync(ChildProcess process) => new((await process.ReadLineAsync())!);

    private async Task<HttpStatusCode> SendJsonAsync(Uri address, string json)
    {
        using HttpResponseMessage response =
            await new FakeWebhookSender(WebhookApplication.Secret, _client).SendAsync(address, json);
        return response.StatusCode;
    }

    private Task<long> EffectsAsync() => ScalarAsync<long>($"SELECT count(*) FROM {SchemaName}.effects");

    private Task<string[]> AllEffectsAsync() => ScalarAsync<string[]>(
        $"SELECT coalesce(array_agg(text ORDER BY text COLLATE \"C\"), '{{}}') FROM {SchemaName}.effects");
}
