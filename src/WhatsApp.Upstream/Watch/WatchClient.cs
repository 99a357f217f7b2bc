using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace WhatsApp.Upstream.Watch;

/// <summary>What came of a request.</summary>
/// <param name="Text">The text; null where it is not modified or could not be read.</param>
/// <param name="Problem">Why it could not be read; null where it could.</param>
public sealed record WatchResponse(string? Text, string? Problem)
{
    /// <summary>The header <c>ETag</c>.</summary>
    public string? ETag { get; init; }

    /// <summary>The header <c>Last-Modified</c>.</summary>
    public string? Modified { get; init; }
}

/// <summary>
/// Reads addresses one after the other, with the name of this program. Stops when the server asks it to, and when
/// several requests in a row have failed.
/// </summary>
public sealed class WatchClient : IDisposable
{
    /// <summary>Failed requests in a row, after which it stops.</summary>
    public const int MaxFailures = 5;

    /// <summary>The problem of an address that was not requested.</summary>
    public const string NotRequested = "not requested";

    private const int MaxBytes = 16 * 1024 * 1024;

    private readonly HttpClient _http;
    private int _failures;

    /// <summary>Reads from a server.</summary>
    /// <param name="baseAddress">Its address, such as <c>https://developers.facebook.com</c>.</param>
    public WatchClient(Uri baseAddress)
    {
        _http = new HttpClient(new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.All,
            MaxAutomaticRedirections = 3,
            MaxConnectionsPerServer = 1,
        })
        {
            BaseAddress = baseAddress,
            MaxResponseContentBufferSize = MaxBytes,
            Timeout = TimeSpan.FromSeconds(60),
        };
        string version = typeof(WatchClient).Assembly.GetName().Version!.ToString(3);
        _http.DefaultRequestHeaders.UserAgent.ParseAdd(
            $"WhatsApp.Generated.Watch/{version} .NET/{Environment.Version.ToString(2)}");
        _http.DefaultRequestHeaders.Accept.ParseAdd(
            "text/markdown, text/plain;q=0.9, application/xml;q=0.8, */*;q=0.1");
    }

    /// <summary>Why no more requests are sent; null while they are.</summary>
    public string? Stopped { get; private set; }

    /// <summary>Number of requests.</summary>
    public int Requests { get; private set; }

    /// <summary>Reads an address, unless it has not changed since it was read last.</summary>
    /// <param name="address">The address without the host.</param>
    /// <param name="etag">The <c>ETag</c> of that time.</param>
    /// <param name="modified">The <c>Last-Modified</c> of that time.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task<WatchResponse> GetAsync(
        string address, string? etag, string? modified, CancellationToken cancellationToken)
    {
        if (Stopped is not null)
        {
            return new WatchResponse(null, NotRequested);
        }

        Requests++;
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        _ = etag is null || request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        _ = modified is null || request.Headers.TryAddWithoutValidation("If-Modified-Since", modified);
        try
        {
            using HttpResponseMessage response = await _http.SendAsync(request, cancellationToken);
            return await ReadAsync(response, cancellationToken);
        }
        catch (HttpRequestException error)
        {
            return Failed(error.Message);
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed($"no response within {_http.Timeout.TotalSeconds:0} seconds");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<WatchResponse> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.NotModified)
        {
            _failures = 0;
            return new WatchResponse(null, null);
        }

        string status = $"{(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd();
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            Stopped = $"the server responded {status}{Wait(response.Headers.RetryAfter)}";
            return new WatchResponse(null, status);
        }

        if (!response.IsSuccessStatusCode)
        {
            return (int)response.StatusCode >= 500 ? Failed(status) : new WatchResponse(null, status);
        }

        _failures = 0;
        string? type = response.Content.Headers.ContentType?.MediaType;
        if (type is "text/html" or "application/xhtml+xml")
        {
            return new WatchResponse(null, $"the server responded with {type}, which is for browsers");
        }

        return new WatchResponse(await response.Content.ReadAsStringAsync(cancellationToken), null)
        {
            ETag = response.Headers.ETag?.ToString(),
            Modified = response.Content.Headers.LastModified?.ToString("R", CultureInfo.InvariantCulture),
        };
    }

    private WatchResponse Failed(string problem)
    {
        if (++_failures == MaxFailures)
        {
            Stopped = $"{MaxFailures} requests in a row failed, the last with: {problem}";
        }

        return new WatchResponse(null, problem);
    }

    private static string Wait(RetryConditionHeaderValue? after) =>
        after?.Delta is { } delta
            ? string.Create(CultureInfo.InvariantCulture, $", retry after {delta.TotalSeconds:0} seconds")
        : after?.Date is { } date ? $", retry after {date.ToString("u", CultureInfo.InvariantCulture)}"
        : string.Empty;
}
