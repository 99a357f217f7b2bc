using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WhatsApp.Generated.Testing;

namespace WhatsApp.Generated.AspNetCore.Tests.Support;

/// <summary>An application with a webhook, on Kestrel at a free port of this machine.</summary>
internal sealed class WebhookHost : IAsyncDisposable
{
    public const string Secret = "app-secret-of-the-test";
    public const string VerifyToken = "verify-token-of-the-test";

    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(20) };
    private bool _isStopped;

    private WebhookHost(WebApplication application, LogRecorder log)
    {
        Application = application;
        Log = log;
        Address = new Uri(new Uri(application.Urls.Single()), "/webhooks/whatsapp");
        Sender = new FakeWebhookSender(Secret, _client);
    }

    public WebApplication Application { get; }

    public LogRecorder Log { get; }

    public Uri Address { get; }

    public HttpClient Client => _client;

    public FakeWebhookSender Sender { get; }

    public Seen Seen => Application.Services.GetRequiredService<Seen>();

    public static async Task<WebhookHost> StartAsync(
        Action<WhatsAppWebhookBuilder>? add = null,
        Action<WhatsAppWebhookOptions>? configure = null,
        Action<IServiceCollection>? services = null,
        Action<WebApplication>? use = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        LogRecorder log = new();
        builder.Logging.ClearProviders();
        builder.Logging.AddProvider(log);
        builder.Logging.SetMinimumLevel(LogLevel.Debug);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Services.AddSingleton<Seen>();
        WhatsAppWebhookBuilder webhooks = builder.Services.AddWhatsAppWebhooks(options =>
        {
            options.AppSecrets.Add(Secret);
            options.VerifyToken = VerifyToken;
            options.BackgroundRetryDelay = TimeSpan.FromMilliseconds(10);
            configure?.Invoke(options);
        });
        add?.Invoke(webhooks);
        services?.Invoke(builder.Services);
        WebApplication application = builder.Build();
        application.Urls.Add("http://127.0.0.1:0");
        use?.Invoke(application);
        application.MapWhatsAppWebhook("/webhooks/whatsapp");
        try
        {
            await application.StartAsync();
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }

        return new WebhookHost(application, log);
    }

    /// <summary>Sends a signed webhook and returns the status of the response.</summary>
    public async Task<HttpStatusCode> SendAsync(string json)
    {
        using HttpResponseMessage response = await Sender.SendAsync(Address, json);
        return response.StatusCode;
    }

    public async Task StopAsync(TimeSpan timeout)
    {
        _isStopped = true;
        using CancellationTokenSource end = new(timeout);
        await Application.StopAsync(end.Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_isStopped)
        {
            await StopAsync(TimeSpan.FromSeconds(10));
        }

        await Application.DisposeAsync();
        _client.Dispose();
    }
}

/// <summary>What handlers were called with, in order.</summary>
internal sealed class Seen
{
    private readonly ConcurrentQueue<string> _all = new();

    public IReadOnlyList<string> All => [.. _all];

    public void Add(string what) => _all.Enqueue(what);
}

/// <summary>Keeps everything that is logged, exceptions and scopes included.</summary>
internal sealed class LogRecorder : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = new();

    public IReadOnlyList<string> Lines => [.. _lines.Select(line => $"{line.Level}: {line.Text}")];

    public string Text => string.Join('\n', Lines);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue((logLevel, $"{formatter(state, exception)} {exception}"));

    public void Dispose()
    {
    }
}
