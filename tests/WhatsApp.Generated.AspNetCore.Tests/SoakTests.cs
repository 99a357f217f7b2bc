using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using WhatsApp.Generated.AspNetCore.Tests.Support;
using WhatsApp.Generated.Testing;

namespace WhatsApp.Generated.AspNetCore.Tests;

[TestFixture]
public sealed class SoakTests
{
    private const int Distinct = 500;
    private const int Deliveries = 2000;

    [Test]
    [CancelAfter(30_000)]
    public async Task Of_2000_deliveries_with_duplicates_and_failures_each_event_is_handled_once_or_answered_as_failed(
        CancellationToken cancellationToken)
    {
        await using WebhookHost host = await WebhookHost.StartAsync(
            it => it.AddHandler<ScriptedHandler>().AddHandler<AnyMessageHandler>(),
            services: it => it.AddSingleton<Script>());
        Script script = host.Application.Services.GetRequiredService<Script>();
        ConcurrentDictionary<string, int> runs = new();
        script.Run = async (text, _) =>
        {
            // Every third event fails at first, every tenth whenever it comes.
            int number = int.Parse(text);
            int run = runs.AddOrUpdate(text, 1, (_, count) => count + 1);
            await Task.Yield();
            if (number % 10 == 0 || (number % 3 == 0 && run == 1))
            {
                throw new InvalidOperationException("Injected.");
            }
        };
        string[] events = [.. Enumerable.Range(0, Distinct).Select(
            number => FakeWebhook.TextMessage("16505551234", $"{number}"))];
        Random random = new(20261120);
        int[] order = [.. Enumerable.Range(0, Deliveries).Select(at => at % Distinct)];
        random.Shuffle(order);
        ConcurrentDictionary<int, ConcurrentBag<HttpStatusCode>> answers = new();

        await Parallel.ForEachAsync(
            order,
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancellationToken },
            async (number, _) => answers.GetOrAdd(number, _ => []).Add(await host.SendAsync(events[number])));

        // What was turned away for another delivery that then failed comes once more.
        for (int number = 0; number < Distinct; number++)
        {
            answers[number].Add(await host.SendAsync(events[number]));
        }

        Assert.That(answers.Values.SelectMany(it => it).Distinct(), Is.SubsetOf((HttpStatusCode[])
            [HttpStatusCode.OK, HttpStatusCode.InternalServerError, HttpStatusCode.ServiceUnavailable]));
        Assert.That(script.Done.Values, Has.All.EqualTo(1));
        for (int number = 0; number < Distinct; number++)
        {
            bool isHandled = script.Done.ContainsKey($"{number}");
            bool isAnsweredOk = answers[number].Contains(HttpStatusCode.OK);
            Assert.That(isHandled, Is.EqualTo(number % 10 != 0), $"{number}");
            Assert.That(isAnsweredOk ? isHandled : true, Is.True, $"{number} was answered with 200, but not handled.");
        }

        Assert.That(host.Seen.All, Has.Count.EqualTo(Distinct));
    }
}
