using WhatsApp.Generated;
using WhatsApp.Generated.Testing;

namespace Docs.Tests.Snippets;

/// <summary>The code of docs/analytics.md, which runs.</summary>
[TestFixture]
public sealed class AnalyticsSnippets
{
    [Test]
    public async Task Prices_are_listed()
    {
        await using FakeGraphServer server = await FakeGraphServer.StartAsync();
        using WhatsAppClient client = server.CreateClient();
        AccountItemRequestBuilder account = client.Accounts[server.AccountId];

        DateTimeOffset from = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), to = from.AddDays(7);

        var query = new PricingAnalyticsQuery
        {
            Start = from,
            End = to,
            Granularity = AnalyticsGranularity.Daily,
            Dimensions = [PricingDimension.Country, PricingDimension.PricingCategory],
        };
        await foreach (PricingAnalytics analytics in account.PricingAnalytics.ListAsync(query))
        {
            foreach (PricingDataPoint day in analytics.DataPoints ?? [])
            {
                Console.WriteLine($"{day.Start:d} {day.Country} {day.PricingCategory}: {day.Volume} for {day.Cost}");
            }
        }

        Assert.That(server.Requests[0].Path, Does.EndWith("/pricing_analytics"));
    }

    [Test]
    public async Task Messages_are_counted()
    {
        await using FakeGraphServer server = await FakeGraphServer.StartAsync();
        using WhatsAppClient client = server.CreateClient();
        AccountItemRequestBuilder account = client.Accounts[server.AccountId];

        DateTimeOffset from = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), to = from.AddDays(7);

        var query = new MessagingAnalyticsQuery { Start = from, End = to, Granularity = MessagingGranularity.Day };
        WhatsAppBusinessAccount counted = await account.GetAsync(new() { Fields = [query.ToField()] });
        foreach (MessagingDataPoint day in counted.Analytics?.DataPoints ?? [])
        {
            Console.WriteLine($"{day.Start:d}: {day.Sent} sent, {day.Delivered} delivered");
        }

        Assert.That(server.Requests.Single().Query["fields"], Does.StartWith("analytics.start(1793491200)"));
    }

    [Test]
    public async Task Templates_are_counted()
    {
        await using FakeGraphServer server = await FakeGraphServer.StartAsync();
        using WhatsAppClient client = server.CreateClient();
        AccountItemRequestBuilder account = client.Accounts[server.AccountId];

        string templateId = server.AddTemplate("order_ready").Id;

        var query = new TemplateAnalyticsQuery
        {
            Start = new DateOnly(2026, 11, 1),
            End = new DateOnly(2026, 11, 30),
            Granularity = AnalyticsGranularity.Daily,
            TemplateIds = [templateId],
        };
        await foreach (TemplateAnalytics analytics in account.TemplateAnalytics.ListAsync(query))
        {
            foreach (TemplateDataPoint day in analytics.DataPoints ?? [])
            {
                long clicks = day.Clicked?.Sum(button => button.Count) ?? 0;
                Console.WriteLine($"{day.Start:d}: {day.Sent} sent, {day.Read} read, {clicks} clicks");
            }
        }

        Assert.That(server.Requests[0].Path, Does.EndWith("/template_analytics"));
    }

    [Test]
    public async Task Calls_are_counted()
    {
        await using FakeGraphServer server = await FakeGraphServer.StartAsync();
        using WhatsAppClient client = server.CreateClient();
        AccountItemRequestBuilder account = client.Accounts[server.AccountId];

        DateTimeOffset from = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), to = from.AddDays(7);

        var calls = new CallAnalyticsQuery { Start = from, End = to, Granularity = AnalyticsGranularity.Daily };
        await foreach (CallAnalytics analytics in account.CallAnalytics.ListAsync(calls))
        {
            foreach (CallDataPoint day in analytics.DataPoints ?? [])
            {
                Console.WriteLine($"{day.Start:d}: {day.Count} calls of {day.AverageDuration} seconds");
            }
        }

        Assert.That(server.Requests[0].Path, Does.EndWith("/call_analytics"));
    }
}
