using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using WhatsApp.Generated.AspNetCore.Tests.Support;
using WhatsApp.Generated.Testing;

namespace WhatsApp.Generated.AspNetCore.Tests;

[TestFixture]
public sealed class SoakTests
{
    private const int Distinct = 2500;
    private const int Deliveries = 10_000;

    [Test]
    [CancelAfter(120_000)]
    public async Task Of_10000_deliveries_with_duplicates_and_failures_each_event_is_handled_once_or_reported_as_failed(
        CancellationToken cancellationToken)
    {
        await using WebhookHost host = await WebhookHost.StartAsync(
            it => it.AddHandler<ScriptedHandler>().AddHandler<AnyMessageHandler>(),
            services: it => it.AddSingleton<Script>());
        Script script = host.Application.Services.GetRequiredService<Script>();
        ConcurrentDictionary<string, int> runs = new();
        bool isRepaired = false;
        script.Run = async (text, _) =>
        {
            // Every third event fails at first, every tenth until the fault is repaired.
            int number = int.Parse(text);
            int run = runs.AddOrUpdate(text, 1, (_, count) => count + 1);
            await Task.Yield();
            if ((number % 10 == 0 && !isRepaired) || (number % 3 == 0 && run == 1))
            {
                throw new InvalidOperationException("Injected.");
            }
        };
        string[] events = [.. Enumerable.Range(0, Distinct).Select(
            number => FakeWebhook.TextMessage("16505551234", $"{number}"))];
        Random random = new(20261120);
        int[] order = [.. Enumerable.Range(0, Deliveries).Select(at => at % Distinct)];
        random.Shuffle(order);
        ConcurrentDictionary<int, ConcurrentBag<HttpStatusCode>> statuses = new();

        await DeliverAsync(order);
        for (int number = 0; number < Distinct; number++)
        {
            if (statuses[number].Contains(HttpStatusCode.OK))
            {
                Assert.That(
                    script.Done.ContainsKey($"{number}"), $"The response of {number} was 200, but it is not handled.");
            }
        }

        Assert.That(script.Done.Keys.Select(int.Parse), Has.None.Matches<int>(number => number % 10 == 0));

        // As Meta does, rejected webhooks are delivered again.
        isRepaired = true;
        int[] rest = Rejected();
        for (int round = 0; round < 10 && rest.Length > 0; round++)
        {
            await DeliverAsync(rest);
            rest = Rejected();
        }

        Assert.That(rest, Is.Empty);
        Assert.That(statuses.Values.SelectMany(it => it).Distinct(), Is.SubsetOf((HttpStatusCode[])
            [HttpStatusCode.OK, HttpStatusCode.InternalServerError, HttpStatusCode.ServiceUnavailable]));
        Assert.That(script.Done, Has.Count.EqualTo(Distinct));
        Assert.That(script.Done.Values, Has.All.EqualTo(1));
        Assert.That(host.Seen.All, Has.Count.EqualTo(Distinct), "The other handler is not repeated for the first.");

        int[] Rejected() => [.. Enumerable.Range(0, Distinct).Where(
            number => !statuses[number].Contains(HttpStatusCode.OK))];

        Task DeliverAsync(IEnumerable<int> numbers) => Parallel.ForEachAsync(
            numbers,
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancellationToken },
            async (number, _) => statuses.GetOrAdd(number, _ => []).Add(await host.SendAsync(events[number])));
    }
}
