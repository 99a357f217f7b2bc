using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using WhatsApp.Generated;
using WhatsApp.Generated.AspNetCore;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.Tests.Snippets;

/// <summary>
/// The code of the README, line by line, so that it compiles. <see cref="ReadMeTests"/> finds each block of the README
/// in this file.
/// </summary>
[TestFixture]
public static class ReadMeSnippets
{
    public static void Telemetry(WebApplicationBuilder builder)
    {
        builder.Services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddSource("Microsoft.AspNetCore", WhatsAppTelemetry.Name, WebhookTelemetry.Name))
            .WithMetrics(metrics => metrics.AddMeter(WhatsAppTelemetry.Name, WebhookTelemetry.Name));
    }

    public static async Task FirstExample(string accessToken, string accountId)
    {
        using var client = new WhatsAppClient(accessToken);
        PhoneNumberItemRequestBuilder phone = client.PhoneNumbers["106540352242922"];

        MessageResponse sent = await phone.Messages.PostAsync(
            new TextMessage { To = "+16505551234", Text = new() { Body = "Hello" } });

        await foreach (MessageTemplate template in client.Accounts[accountId].MessageTemplates.ListAsync())
        {
            Console.WriteLine($"{template.Name} {template.Language} {template.Status}");
        }
    }

    public static async Task Errors(PhoneNumberItemRequestBuilder phone, Message message, CancellationToken cancellationToken)
    {
        try
        {
            await phone.Messages.PostAsync(message, cancellationToken: cancellationToken);
        }
        catch (GraphApiException error) when (error.Group == GraphErrorGroup.Authorization)
        {
            Console.WriteLine($"{error.SuggestedAction}: {error.Message}");
        }
    }

    public static async Task Options(
        PhoneNumberItemRequestBuilder phone, Message message, string tenantToken, CancellationToken cancellationToken)
    {
        var options = new RequestOptions
        {
            AccessToken = tenantToken,
            Headers = new Dictionary<string, string> { ["X-Campaign"] = "spring" },
            OnResponse = raw => Console.WriteLine($"{(int)raw.Status}, {raw.Body.Length} bytes"),
        };
        await phone.Messages.PostAsync(message, options, cancellationToken);
    }

    public static async Task Tenants(
        WhatsAppClient client, string tenantToken, string phoneNumberId, Message message, CancellationToken cancellationToken)
    {
        WhatsAppClient shop = client.WithAccessToken(tenantToken);
        await shop.PhoneNumbers[phoneNumberId].Messages.PostAsync(message, cancellationToken: cancellationToken);
    }

    public static async Task Provider(
        Func<string, CancellationToken, Task<(string Token, DateTimeOffset? ExpiresAt)>> findInVaultAsync,
        string mediaId,
        Stream destination)
    {
        var tokens = new AccessTokenCache(async (tenant, cancellationToken) =>
        {
            var (token, expiresAt) = await findInVaultAsync(tenant, cancellationToken);
            return new AccessToken(token, expiresAt);
        });
        using var client = new WhatsAppClient(new WhatsAppClientOptions { AccessTokenProvider = tokens });
        await client.ForTenant("shop-a").Media[mediaId].DownloadAsync(destination);
    }

    public static void DependencyInjection(WebApplicationBuilder builder)
    {
        builder.Services.AddWhatsApp(builder.Configuration.GetSection("WhatsApp"));
        builder.Services.AddWhatsApp("shop-a", builder.Configuration.GetSection("Shops:A"));
    }

    public static async Task SignUp(WhatsAppClient client, string appId, string appSecret, string code)
    {
        AccessTokenResponse business = await client.OAuth.AccessToken.PostAsync(
            new AccessTokenRequest { ClientId = appId, ClientSecret = appSecret, Code = code });
        DebugTokenResponse inspected = await client.WithAccessToken($"{appId}|{appSecret}").DebugToken.GetAsync(
            new DebugTokenQuery { InputToken = business.AccessToken! });
        IEnumerable<string> accountIds = inspected.Data!.GranularScopes!.SelectMany(scope => scope.TargetIds ?? []).Distinct();
    }

    public static async Task Media(
        WhatsAppClient client, PhoneNumberItemRequestBuilder phone, Stream stream, Stream destination)
    {
        MediaUploadResponse media = await phone.Media.PostAsync(
            new MediaUploadRequest { File = new FileUpload(stream, "invoice.pdf", "application/pdf") });
        MediaInfo info = await client.Media[media.Id!].DownloadAsync(destination);
    }

    public static async Task Files(
        WhatsAppClient client, ImageMessageReceived received, FileUpload file, Stream destination)
    {
        await client.Media.DownloadAsync(received.Message.Image!, destination); // the image of a webhook
        string handle = await client.Applications["app"].UploadAsync(file); // for header_handle and profile_picture_handle
    }

    public static async Task BusinessAgent(WhatsAppClient client, string phoneNumberId)
    {
        ItemList<AgentFaq> faqs = await client.PhoneNumbers[phoneNumberId].AgentConfig.Faq.GetAsync();
    }

    public static async Task Webhooks(WhatsAppClient client, byte[] body, string signatureHeader, string appSecret)
    {
        if (WebhookSignature.IsValid(body, signatureHeader, appSecret))
        {
            foreach (TextMessageReceived received in WebhookEvents.Parse(body).OfType<TextMessageReceived>())
            {
                await client.PhoneNumbers[received.PhoneNumberId!].Messages.PostAsync(received.Reply("Thank you!"));
            }
        }
    }

    public static void AspNetCore(WebApplicationBuilder builder)
    {
        builder.Services
            .AddWhatsAppWebhooks(builder.Configuration.GetSection("WhatsApp:Webhooks"))
            .AddHandler<Greeter>();
        WebApplication app = builder.Build();
        app.MapWhatsAppWebhook("/webhooks/whatsapp");
    }

    [Test]
    public static async Task The_bot_of_the_README_answers()
    {
        await using FakeGraphServer server = await FakeGraphServer.StartAsync();
        using WhatsAppClient client = server.CreateClient();
        byte[] webhook = Encoding.UTF8.GetBytes(FakeWebhook.TextMessage("16505551234", "Hi"));

        var received = (TextMessageReceived)WebhookEvents.Parse(webhook).Single();
        await new Greeter(client).HandleAsync(received, CancellationToken.None);

        Assert.That(server.SentMessages.Single().Body["to"]!.ToString(), Is.EqualTo("16505551234"));
    }

    public sealed class Greeter(WhatsAppClient client) : IWebhookHandler<TextMessageReceived>
    {
        public Task HandleAsync(TextMessageReceived received, CancellationToken cancellationToken) =>
            client.PhoneNumbers[received.PhoneNumberId!].Messages.PostAsync(
                received.Reply("Hello"), cancellationToken: cancellationToken);
    }
}
