using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpLogging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WhatsApp.Generated.AspNetCore.Tests.Support;
using WhatsApp.Generated.Testing;

namespace WhatsApp.Generated.AspNetCore.Tests;

[TestFixture]
public sealed class HandshakeTests
{
    [Test]
    public async Task Handshake_returns_the_challenge_as_plain_text_and_nothing_else()
    {
        await using WebhookHost host = await WebhookHost.StartAsync();

        using HttpResponseMessage response = await GetAsync(
            host, $"hub.mode=subscribe&hub.challenge=%3Cb%3E&hub.verify_token={WebhookHost.VerifyToken}");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/plain"));
        Assert.That(response.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(["nosniff"]));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("<b>"));
    }

    [TestCase("hub.mode=subscribe&hub.challenge=1&hub.verify_token=wrong")]
    [TestCase("hub.mode=subscribe&hub.challenge=1&hub.verify_token=")]
    [TestCase("hub.mode=subscribe&hub.challenge=1")]
    [TestCase("hub.mode=unsubscribe&hub.challenge=1&hub.verify_token=" + WebhookHost.VerifyToken)]
    [TestCase("hub.challenge=1&hub.verify_token=" + WebhookHost.VerifyToken)]
    [TestCase("hub.mode=subscribe&hub.challenge=1&hub.verify_token=" + WebhookHost.Secret)]
    [TestCase("")]
    public async Task Handshake_is_refused_with_403_and_without_the_challenge(string query)
    {
        await using WebhookHost host = await WebhookHost.StartAsync();

        using HttpResponseMessage response = await GetAsync(host, query);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Not.Contain("1"));
        Assert.That(host.Log.Text, Does.Not.Contain(WebhookHost.VerifyToken));
    }

    [Test]
    public async Task Handshake_without_a_challenge_is_a_bad_request()
    {
        await using WebhookHost host = await WebhookHost.StartAsync();

        using HttpResponseMessage response =
            await GetAsync(host, $"hub.mode=subscribe&hub.verify_token={WebhookHost.VerifyToken}");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task HTTP_logging_of_everything_contains_neither_the_verify_token_nor_a_body()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(
            services: it => it.AddHttpLogging(options => options.LoggingFields = HttpLoggingFields.All)
                .AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.HttpLogging", LogLevel.Information)),
            use: application => application.UseHttpLogging());

        await host.Sender.VerifyAsync(host.Address, WebhookHost.VerifyToken);
        await host.SendAsync(FakeWebhook.TextMessage("16505551234", "what-they-wrote"));

        Assert.That(host.Log.Text, Does.Contain("/webhooks/whatsapp").And.Contain("200"));
        Assert.That(host.Log.Text, Does.Not.Contain(WebhookHost.VerifyToken).And.Not.Contain("what-they-wrote"));
    }

    [Test]
    public async Task Other_methods_are_not_allowed()
    {
        await using WebhookHost host = await WebhookHost.StartAsync();

        using HttpResponseMessage response = await host.Client.DeleteAsync(host.Address);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
    }

    private static Task<HttpResponseMessage> GetAsync(WebhookHost host, string query) =>
        host.Client.GetAsync(new Uri($"{host.Address}?{query}"));
}
