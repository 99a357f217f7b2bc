using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WhatsApp.Generated.AspNetCore;

namespace WhatsApp.Benchmarks.Scale;

/// <summary>An application that receives webhooks on Kestrel.</summary>
internal sealed class WebhookServer : IAsyncDisposable
{
    public const string Secret = "4f1c9e2b7a6d4c0d9e8f7a6b5c4d3e2f";

    private const string Path = "/webhooks/whatsapp";

    private static readonly byte[] SecretBytes = Encoding.UTF8.GetBytes(Secret);

    private readonly WebApplication _application;

    private WebhookServer(WebApplication application, EventCount count)
    {
        _application = application;
        Count = count;
    }

    /// <summary>The events that were handled.</summary>
    public EventCount Count { get; }

    public Uri Address => new(_application.Urls.Single());

    /// <summary>Starts the endpoint of the SDK.</summary>
    /// <param name="configure">Adds a store or an inbox. Null uses the store in memory.</param>
    public static Task<WebhookServer> StartSdkAsync(Action<WhatsAppWebhookBuilder>? configure = null) => StartAsync(
        services =>
        {
            WhatsAppWebhookBuilder webhooks = services.AddWhatsAppWebhooks(options =>
            {
                options.AppSecrets.Add(Secret);
                options.VerifyToken = "verify-token";
            });
            webhooks.AddHandler<CountingHandler>();
            configure?.Invoke(webhooks);
        },
        static (application, _) => application.MapWhatsAppWebhook(Path));

    /// <summary>Starts what a program does at least: the signature, and the events by source generation.</summary>
    /// <param name="store">Stores the body, unless it is null.</param>
    public static Task<WebhookServer> StartFloorAsync(Func<byte[], Task>? store = null) => StartAsync(
        static _ => { },
        (application, count) => application.MapPost(Path, (RequestDelegate)(context => ReceiveAsync(context, store, count))));

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static async Task<WebhookServer> StartAsync(
        Action<IServiceCollection> add, Action<WebApplication, EventCount> map)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        EventCount count = new();
        builder.Services.AddSingleton(count);
        add(builder.Services);
        WebApplication application = builder.Build();
        application.Urls.Add("http://127.0.0.1:0");
        map(application, count);
        await application.StartAsync();
        return new(application, count);
    }

    private static async Task ReceiveAsync(HttpContext context, Func<byte[], Task>? store, EventCount count)
    {
        byte[] body = new byte[(int)context.Request.ContentLength!];
        await context.Request.Body.ReadExactlyAsync(body, context.RequestAborted);
        if (!IsSigned(body, context.Request.Headers["X-Hub-Signature-256"].ToString()))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        if (store is not null)
        {
            await store(body);
        }

        foreach (Floor.WebhookEvent _ in Floor.WebhookEvents.Parse(body))
        {
            count.Add(1);
        }
    }

    private static bool IsSigned(byte[] body, string header)
    {
        Span<byte> actual = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(SecretBytes, body, actual);
        Convert.FromHexString(header.AsSpan("sha256=".Length), expected, out _, out _);
        return CryptographicOperations.FixedTimeEquals(actual, expected);
    }
}
