using WhatsApp.Generated;
using WhatsApp.Generated.AspNetCore;
using WhatsApp.Generated.Webhooks;

namespace Docs.Tests.Snippets;

/// <summary>The code of docs/client.md.</summary>
public static class ClientSnippets
{
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
        WhatsAppClient client,
        string tenantToken,
        string phoneNumberId,
        Message message,
        CancellationToken cancellationToken)
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

    public static void Telemetry(WebApplicationBuilder builder)
    {
        builder.Services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddSource("Microsoft.AspNetCore", WhatsAppTelemetry.Name, WebhookTelemetry.Name))
            .WithMetrics(metrics => metrics.AddMeter(WhatsAppTelemetry.Name, WebhookTelemetry.Name));
    }
}
