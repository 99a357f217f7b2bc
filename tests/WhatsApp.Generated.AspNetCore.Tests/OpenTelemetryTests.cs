using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Trace;
using WhatsApp.Generated.AspNetCore.Tests.Support;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.AspNetCore.Tests;

/// <summary>Calls that a handler makes are spans of OpenTelemetry, with the sources that the README names.</summary>
[TestFixture]
[NonParallelizable]
public sealed class OpenTelemetryTests
{
    [Test]
    public async Task Call_of_a_handler_is_a_span_within_the_span_of_its_request()
    {
        List<Activity> spans = await SpansAsync("Microsoft.AspNetCore", WhatsAppTelemetry.Name);

        Activity call = spans.Single(span => span.Source.Name == WhatsAppTelemetry.Name);
        Activity request = spans.Single(span => span.Source.Name == "Microsoft.AspNetCore");
        Assert.That(call.OperationName, Is.EqualTo("sendMessage"));
        Assert.That(call.TraceId, Is.EqualTo(request.TraceId));
    }

    // ASP.NET Core starts an activity for each request, and without a listener it is not sampled; OpenTelemetry's default
    // sampler then drops everything within it.
    [Test]
    public async Task Call_of_a_handler_is_no_span_without_the_source_of_ASP_NET_Core() =>
        Assert.That(await SpansAsync(WhatsAppTelemetry.Name), Is.Empty);

    private static async Task<List<Activity>> SpansAsync(params string[] sources)
    {
        var spans = new List<Activity>();
        await using FakeGraphServer server = await FakeGraphServer.StartAsync();
        using WhatsAppClient client = server.CreateClient();
        await using WebhookHost host = await WebhookHost.StartAsync(
            webhooks => webhooks.AddHandler<Replying>(),
            services: services =>
            {
                services.AddSingleton(client);
                services.AddSingleton(server);
                services.AddOpenTelemetry()
                    .WithTracing(tracing => tracing.AddSource(sources).AddInMemoryExporter(spans));
            });

        await host.SendAsync(FakeWebhook.TextMessage("16505551234", "Hi"));
        await host.Application.StopAsync();
        host.Application.Services.GetRequiredService<TracerProvider>().ForceFlush();

        Assert.That(server.SentMessages, Has.Count.EqualTo(1));
        return spans;
    }

    private sealed class Replying(WhatsAppClient client, FakeGraphServer server) : IWebhookHandler<TextMessageReceived>
    {
        public Task HandleAsync(TextMessageReceived received, CancellationToken cancellationToken) =>
            client.PhoneNumbers[server.PhoneNumberId].Messages.PostAsync(
                received.Reply("Hello"), cancellationToken: cancellationToken);
    }
}
