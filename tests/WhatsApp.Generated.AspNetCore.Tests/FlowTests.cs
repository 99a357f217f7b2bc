using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using WhatsApp.Generated.AspNetCore.Tests.Support;
using WhatsApp.Generated.Encryption;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Encryption;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.AspNetCore.Tests;

[TestFixture]
public sealed class FlowTests
{
    private FlowEncryption _encryption = null!;

    [SetUp]
    public void ReadKey() => _encryption = FlowEncryption.FromPem(EncryptionFixtures.PrivateKey);

    [TearDown]
    public void ForgetKey() => _encryption.Dispose();

    [Test]
    public async Task Request_of_a_flow_is_decrypted_handled_and_answered()
    {
        await using WebhookHost host = await StartAsync(
            application => application.MapWhatsAppFlow<ConfirmHandler>("/flow"));

        (HttpStatusCode status, string body) = await PostAsync(host, EncryptionFixtures.DataExchange);

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(body, Is.EqualTo(EncryptionFixtures.DataExchange.Answer));
        Assert.That(host.Seen.All, Is.EqualTo(["DETAILS", "disposed"]));
    }

    [Test]
    public async Task Sender_of_the_testing_package_asks_as_a_flow_does()
    {
        await using WebhookHost host = await StartAsync(
            application => application.MapWhatsAppFlow<ConfirmHandler>("/flow"));
        using var key = RsaPrivateKey.FromPem(EncryptionFixtures.PrivateKey);
        using var otherKey = RSA.Create(2048);
        var sender = new FakeFlowSender(EncryptionFixtures.AppSecret, key.ExportPublicKeyPem(), host.Client);
        Uri url = new(host.Address, "/flow");

        FakeFlowAnswer answer = await sender.SendAsync(
            url, new() { Action = FlowDataAction.DataExchange, Screen = "DETAILS", FlowToken = "t" });
        FakeFlowAnswer health = await sender.SendAsync(url, new() { Action = FlowDataAction.Ping });
        FakeFlowAnswer unsigned = await new FakeFlowSender("other", key.ExportPublicKeyPem(), host.Client)
            .SendAsync(url, new() { Action = FlowDataAction.Init });
        FakeFlowAnswer unread = await new FakeFlowSender(
            EncryptionFixtures.AppSecret, otherKey.ExportSubjectPublicKeyInfoPem(), host.Client)
            .SendAsync(url, new() { Action = FlowDataAction.Init });

        Assert.Multiple(() =>
        {
            Assert.That((answer.Status, answer.Response?.Screen), Is.EqualTo((HttpStatusCode.OK, "CONFIRM")));
            Assert.That(answer.Response?.Data, Is.EqualTo(RawJson.Parse("""{"text":"Grüße 🎉 ä"}""")));
            Assert.That(health.Response?.Data, Is.EqualTo(RawJson.Parse("""{"status":"active"}""")));
            Assert.That(unsigned, Is.EqualTo(new FakeFlowAnswer((HttpStatusCode)432, null)));
            Assert.That(unread, Is.EqualTo(new FakeFlowAnswer((HttpStatusCode)421, null)));
        });
    }

    [Test]
    public async Task Sender_of_the_testing_package_reads_why_a_flow_cannot_go_on()
    {
        FlowEndpoint endpoint = new(_encryption, EncryptionFixtures.AppSecret);
        await using WebhookHost host = await StartAsync(application => application.MapWhatsAppFlow(
            "/flow", endpoint, (request, _) => Task.FromResult(FlowDataResponse.TokenNotValid($"Not {request.Version}"))));
        using var key = RsaPrivateKey.FromPem(EncryptionFixtures.PrivateKey);

        FakeFlowAnswer answer = await new FakeFlowSender(
            EncryptionFixtures.AppSecret, key.ExportPublicKeyPem(), host.Client)
            .SendAsync(new(host.Address, "/flow"), new() { Action = FlowDataAction.Init });

        Assert.That(((int)answer.Status, answer.Response?.TokenError), Is.EqualTo((427, "Not 3.0")));
    }

    [Test]
    public async Task Sender_of_the_testing_package_refuses_an_answer_in_the_clear()
    {
        await using WebhookHost host = await StartAsync(
            application => application.MapPost("/flow", () => """{"screen":"CONFIRM"}"""));
        using var key = RsaPrivateKey.FromPem(EncryptionFixtures.PrivateKey);
        var sender = new FakeFlowSender(EncryptionFixtures.AppSecret, key.ExportPublicKeyPem(), host.Client);

        Assert.That(
            () => sender.SendAsync(new(host.Address, "/flow"), new() { Action = FlowDataAction.Init }),
            Throws.InvalidOperationException.With.Message.Contains("Answer with FlowEndpoint"));
        Assert.That(
            () => new FakeFlowSender("x", "not a key", host.Client), Throws.ArgumentException);
    }

    [Test]
    public async Task Function_may_answer_and_the_health_check_needs_no_handler()
    {
        FlowEndpoint endpoint = new(_encryption, EncryptionFixtures.AppSecret);
        await using WebhookHost host = await StartAsync(application => application.MapWhatsAppFlow(
            "/flow", endpoint, (_, _) => throw new InvalidOperationException("Not called.")));

        (HttpStatusCode status, string body) = await PostAsync(host, EncryptionFixtures.Ping);

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(body, Is.EqualTo(EncryptionFixtures.Ping.Answer));
    }

    [Test]
    public async Task Wrong_signature_is_432_and_wrong_key_421_with_empty_bodies()
    {
        await using WebhookHost host = await StartAsync(
            application => application.MapWhatsAppFlow<ConfirmHandler>("/flow"));

        Assert.That(
            await PostAsync(host, EncryptionFixtures.Init, "sha256=00"), Is.EqualTo(((HttpStatusCode)432, "")));
        Assert.That(await PostAsync(host, EncryptionFixtures.OtherKey), Is.EqualTo(((HttpStatusCode)421, "")));
        Assert.That(host.Seen.All, Is.All.EqualTo("disposed"));
    }

    [Test]
    public void Flow_is_not_mapped_without_an_endpoint() => Assert.That(
        () => WebApplication.CreateSlimBuilder().Build().MapWhatsAppFlow<ConfirmHandler>("/flow"),
        Throws.InvalidOperationException.With.Message.Contains("FlowEndpoint"));

    private static async Task<(HttpStatusCode Status, string Body)> PostAsync(
        WebhookHost host, FlowFixture fixture, string? signature = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(host.Address, "/flow"))
        {
            Content = new ByteArrayContent(fixture.Body),
        };
        request.Headers.Add(WebhookSignature.HeaderName, signature ?? fixture.Signature);
        using HttpResponseMessage response = await host.Client.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private Task<WebhookHost> StartAsync(Action<WebApplication> use) => WebhookHost.StartAsync(
        services: it => it.AddSingleton(new FlowEndpoint(_encryption, EncryptionFixtures.AppSecret)), use: use);

    private sealed class ConfirmHandler(Seen seen) : IFlowDataHandler, IDisposable
    {
        public Task<FlowDataResponse> HandleAsync(FlowDataRequest request, CancellationToken cancellationToken)
        {
            seen.Add($"{request.Screen}");
            return Task.FromResult(
                FlowDataResponse.Show("CONFIRM", RawJson.Parse("""{"text":"Grüße 🎉 ä"}""")));
        }

        public void Dispose() => seen.Add("disposed");
    }
}
