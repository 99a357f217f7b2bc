using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.Flows.Tests;

[TestFixture]
public sealed class MapWhatsAppFlowTests
{
    private FlowEncryption _encryption = null!;

    [SetUp]
    public void ReadKey() => _encryption = FlowEncryption.FromPem(EncryptionFixtures.PrivateKey);

    [TearDown]
    public void ForgetKey() => _encryption.Dispose();

    [Test]
    public async Task Request_of_a_flow_is_decrypted_and_handled()
    {
        await using FlowHost host = await StartAsync(
            application => application.MapWhatsAppFlow<ConfirmHandler>("/flow"));

        FlowHttpResponse response =
            await host.PostAsync(EncryptionFixtures.DataExchange.Body, EncryptionFixtures.DataExchange.Signature);

        Assert.That(response.Status, Is.EqualTo(200));
        Assert.That(response.Body, Is.EqualTo(EncryptionFixtures.DataExchange.Response));
        Assert.That(host.Seen.All, Is.EqualTo(["DETAILS", "disposed"]));
    }

    [Test]
    public async Task Sender_of_the_testing_package_sends_what_a_flow_sends()
    {
        await using FlowHost host = await StartAsync(
            application => application.MapWhatsAppFlow<ConfirmHandler>("/flow"));
        using var key = RsaPrivateKey.FromPem(EncryptionFixtures.PrivateKey);
        using var otherKey = RSA.Create(2048);
        var sender = new FakeFlowSender(EncryptionFixtures.AppSecret, key.ExportPublicKeyPem(), host.Client);

        FakeFlowResponse sent = await sender.SendAsync(
            host.Address, new() { Action = FlowDataAction.DataExchange, Screen = "DETAILS", FlowToken = "t" });
        FakeFlowResponse health = await sender.SendAsync(host.Address, new() { Action = FlowDataAction.Ping });
        FakeFlowResponse unsigned = await new FakeFlowSender("other", key.ExportPublicKeyPem(), host.Client)
            .SendAsync(host.Address, new() { Action = FlowDataAction.Init });
        FakeFlowResponse unread = await new FakeFlowSender(
            EncryptionFixtures.AppSecret, otherKey.ExportSubjectPublicKeyInfoPem(), host.Client)
            .SendAsync(host.Address, new() { Action = FlowDataAction.Init });

        Assert.Multiple(() =>
        {
            Assert.That((sent.Status, sent.Response?.Screen), Is.EqualTo((HttpStatusCode.OK, "CONFIRM")));
            Assert.That(sent.Response?.Data, Is.EqualTo(RawJson.Parse("""{"text":"Grüße 🎉 ä"}""")));
            Assert.That(health.Response?.Data, Is.EqualTo(RawJson.Parse("""{"status":"active"}""")));
            Assert.That(unsigned, Is.EqualTo(new FakeFlowResponse((HttpStatusCode)432, null)));
            Assert.That(unread, Is.EqualTo(new FakeFlowResponse((HttpStatusCode)421, null)));
        });
    }

    [Test]
    public async Task Sender_of_the_testing_package_reads_why_a_flow_cannot_continue()
    {
        FlowEndpoint endpoint = new(_encryption, EncryptionFixtures.AppSecret);
        await using FlowHost host = await StartAsync(application => application.MapWhatsAppFlow(
            "/flow",
            endpoint,
            (request, _) => Task.FromResult(FlowDataResponse.TokenNotValid($"Not {request.Version}"))));
        using var key = RsaPrivateKey.FromPem(EncryptionFixtures.PrivateKey);

        FakeFlowResponse sent = await new FakeFlowSender(
            EncryptionFixtures.AppSecret, key.ExportPublicKeyPem(), host.Client)
            .SendAsync(host.Address, new() { Action = FlowDataAction.Init });

        Assert.That(((int)sent.Status, sent.Response?.TokenError), Is.EqualTo((427, "Not 3.0")));
    }

    [Test]
    public async Task Sender_of_the_testing_package_refuses_an_unencrypted_response()
    {
        await using FlowHost host = await StartAsync(
            application => application.MapPost("/flow", () => """{"screen":"CONFIRM"}"""));
        using var key = RsaPrivateKey.FromPem(EncryptionFixtures.PrivateKey);
        var sender = new FakeFlowSender(EncryptionFixtures.AppSecret, key.ExportPublicKeyPem(), host.Client);

        Assert.That(
            () => sender.SendAsync(host.Address, new() { Action = FlowDataAction.Init }),
            Throws.InvalidOperationException.With.Message.Contains("Use FlowEndpoint"));
        Assert.That(
            () => new FakeFlowSender("x", "not a key", host.Client), Throws.ArgumentException);
    }

    [Test]
    public async Task Health_check_does_not_need_the_handler()
    {
        FlowEndpoint endpoint = new(_encryption, EncryptionFixtures.AppSecret);
        await using FlowHost host = await StartAsync(application => application.MapWhatsAppFlow(
            "/flow", endpoint, (_, _) => throw new InvalidOperationException("Not called.")));

        FlowHttpResponse response =
            await host.PostAsync(EncryptionFixtures.Ping.Body, EncryptionFixtures.Ping.Signature);

        Assert.That(response.Status, Is.EqualTo(200));
        Assert.That(response.Body, Is.EqualTo(EncryptionFixtures.Ping.Response));
    }

    [Test]
    public async Task Wrong_signature_is_432_with_an_empty_body()
    {
        await using FlowHost host = await StartAsync(
            application => application.MapWhatsAppFlow<ConfirmHandler>("/flow"));

        FlowHttpResponse unsigned = await host.PostAsync(EncryptionFixtures.Init.Body, null);
        FlowHttpResponse wrong = await host.PostAsync(EncryptionFixtures.Init.Body, "sha256=00");

        Assert.That((unsigned.Status, unsigned.Body), Is.EqualTo((432, string.Empty)));
        Assert.That(wrong, Is.EqualTo(unsigned));
        Assert.That(host.Seen.All, Is.Empty);
    }

    [Test]
    public void Flow_is_not_mapped_without_an_endpoint() => Assert.That(
        () => WebApplication.CreateSlimBuilder().Build().MapWhatsAppFlow<ConfirmHandler>("/flow"),
        Throws.InvalidOperationException.With.Message.Contains("FlowEndpoint"));

    private Task<FlowHost> StartAsync(Action<WebApplication> map) =>
        FlowHost.StartAsync(new FlowEndpoint(_encryption, EncryptionFixtures.AppSecret), map);

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
