using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Quickstart;

/// <summary>An HTTP endpoint that verifies signed webhooks and returns their messages.</summary>
internal static class WebhookEndpoint
{
    public static async Task<WebApplication> StartAsync(string appSecret, Action<IncomingMessage> received)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        WebApplication application = builder.Build();
        application.Urls.Add("http://127.0.0.1:0");
        application.MapPost("/webhooks/whatsapp", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
            byte[] bytes = body.ToArray();
            if (!WebhookSignature.IsValid(bytes, request.Headers[WebhookSignature.HeaderName], appSecret))
            {
                return Results.Unauthorized();
            }

            foreach (IncomingMessage message in GraphJson.Read<WebhookPayload>(bytes).Messages())
            {
                received(message);
            }

            return Results.Ok();
        });
        await application.StartAsync();
        return application;
    }
}
