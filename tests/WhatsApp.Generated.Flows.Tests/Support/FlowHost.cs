using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.Flows.Tests;

/// <summary>An application with flow endpoints, on Kestrel at a free port of this machine.</summary>
internal sealed class FlowHost : IAsyncDisposable
{
    private readonly WebApplication _application;

    private FlowHost(WebApplication application, LogRecorder log)
    {
        _application = application;
        Log = log;
        Client = new HttpClient { BaseAddress = new Uri(application.Urls.Single()) };
        Address = new Uri(Client.BaseAddress, "/flow");
    }

    public LogRecorder Log { get; }

    public HttpClient Client { get; }

    /// <summary>Address of the endpoint that is mapped at <c>/flow</c>.</summary>
    public Uri Address { get; }

    public Seen Seen => _application.Services.GetRequiredService<Seen>();

    public static async Task<FlowHost> StartAsync(FlowEndpoint endpoint, Action<WebApplication> map)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        var log = new LogRecorder();
        builder.Logging.ClearProviders();
        builder.Logging.AddProvider(log);
        builder.Services.AddSingleton<Seen>();
        builder.Services.AddSingleton(endpoint);
        WebApplication application = builder.Build();
        application.Urls.Add("http://127.0.0.1:0");
        map(application);
        await application.StartAsync();
        return new FlowHost(application, log);
    }

    /// <summary>Sends a body with a signature.</summary>
    public async Task<FlowHttpResponse> PostAsync(byte[] body, string? signature)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, Address) { Content = new ByteArrayContent(body) };
        if (signature is not null)
        {
            request.Headers.Add(WebhookSignature.HeaderName, signature);
        }

        using HttpResponseMessage response = await Client.SendAsync(request);
        return new FlowHttpResponse(
            (int)response.StatusCode,
            string.Join('\n', Lines(response.Headers).Concat(Lines(response.Content.Headers)).Order()),
            await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _application.DisposeAsync();
    }

    // The date differs from request to request.
    private static IEnumerable<string> Lines(HttpHeaders headers) => headers
        .Where(header => header.Key != "Date")
        .Select(header => $"{header.Key}: {string.Join(',', header.Value)}");
}

/// <summary>A response as it was received, without its date.</summary>
internal sealed record FlowHttpResponse(int Status, string Headers, string Body);

/// <summary>What handlers were called with, in order.</summary>
internal sealed class Seen
{
    private readonly ConcurrentQueue<string> _all = new();

    public IReadOnlyList<string> All => [.. _all];

    public void Add(string what) => _all.Enqueue(what);
}

/// <summary>Keeps everything that is logged, exceptions included.</summary>
internal sealed class LogRecorder : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();

    public string Text => string.Join('\n', _lines);

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
        _lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
