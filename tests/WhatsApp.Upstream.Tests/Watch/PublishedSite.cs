using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using WhatsApp.Upstream.Watch;

namespace WhatsApp.Upstream.Tests.Watch;

/// <summary>A request that the site has received.</summary>
internal sealed record SiteRequest(string Path, string UserAgent, string? IfNoneMatch, string? IfModifiedSince);

/// <summary>A server on loopback with the texts that a test writes.</summary>
internal sealed class PublishedSite : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ConcurrentDictionary<string, string> _texts = new();
    private readonly ConcurrentQueue<SiteRequest> _requests = [];
    private int _open;

    private PublishedSite()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Run(RespondAsync);
    }

    /// <summary>The address.</summary>
    public Uri Address => new(_server.Urls.Single());

    /// <summary>The requests, in their order.</summary>
    public IReadOnlyList<SiteRequest> Requests => [.. _requests];

    /// <summary>The largest number of requests at one time.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>Responses by path that are not the text: a status, or a disconnection where it is 0.</summary>
    public ConcurrentDictionary<string, int> Failures { get; } = new();

    /// <summary>Whether responses have <c>Last-Modified</c> in place of <c>ETag</c>.</summary>
    public bool HasDates { get; set; }

    /// <summary>The media type of pages.</summary>
    public string MediaType { get; set; } = "text/markdown; charset=utf-8";

    /// <summary>The value of <c>Retry-After</c> with the status 429.</summary>
    public string RetryAfter { get; set; } = "120";

    /// <summary>Starts it.</summary>
    public static async Task<PublishedSite> StartAsync()
    {
        var site = new PublishedSite();
        await site._server.StartAsync();
        return site;
    }

    /// <summary>Publishes a text.</summary>
    public void Write(string path, string text) => _texts[path] = text;

    /// <summary>Takes a text away.</summary>
    public void Remove(string path) => _texts.TryRemove(path, out _);

    /// <summary>Forgets the requests.</summary>
    public void Forget() => _requests.Clear();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task RespondAsync(HttpContext context)
    {
        MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _open));
        try
        {
            HttpRequest request = context.Request;
            string path = request.Path;
            _requests.Enqueue(new SiteRequest(
                path, request.Headers.UserAgent.ToString(), Header(request, "If-None-Match"),
                Header(request, "If-Modified-Since")));
            if (Failures.TryGetValue(path, out int status))
            {
                Fail(context, status);
            }
            else if (_texts.TryGetValue(path, out string? text))
            {
                await RespondAsync(context, text);
            }
            else
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
            }
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private void Fail(HttpContext context, int status)
    {
        if (status == 0)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = status;
        if (status == (int)HttpStatusCode.TooManyRequests)
        {
            context.Response.Headers.RetryAfter = RetryAfter;
        }
    }

    private async Task RespondAsync(HttpContext context, string text)
    {
        string hash = PublishedText.Hash(text)[..8];
        var date = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        string modified = date.AddSeconds(Convert.ToInt32(hash[..5], 16)).ToString("R");
        (string name, string value) = HasDates ? ("Last-Modified", modified) : ("ETag", $"\"{hash}\"");
        string asked = HasDates ? "If-Modified-Since" : "If-None-Match";
        context.Response.Headers[name] = value;
        context.Response.ContentType = MediaType;
        if (Header(context.Request, asked) == value)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        await context.Response.WriteAsync(text, context.RequestAborted);
    }

    private static string? Header(HttpRequest request, string name) =>
        request.Headers.TryGetValue(name, out var value) ? value.ToString() : null;
}
