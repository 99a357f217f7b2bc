using System.Net;
using WhatsApp.Generated.AspNetCore.Tests.Support;

namespace WhatsApp.Generated.AspNetCore.Tests;

[TestFixture]
public sealed class HandshakeTests
{
    [Test]
    public async Task Peer_lesson_4_handshake_is_answered_without_a_signature()
    {
        await using WebhookHost host = await WebhookHost.StartAsync();

        Assert.That(await host.Sender.VerifyAsync(host.Address, WebhookHost.VerifyToken), Is.True);
    }

    [Test]
    public async Task Handshake_answers_the_challenge_as_plain_text_and_nothing_else()
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
    public async Task Other_methods_are_not_allowed()
    {
        await using WebhookHost host = await WebhookHost.StartAsync();

        using HttpResponseMessage response = await host.Client.DeleteAsync(host.Address);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
    }

    private static Task<HttpResponseMessage> GetAsync(WebhookHost host, string query) =>
        host.Client.GetAsync(new Uri($"{host.Address}?{query}"));
}
