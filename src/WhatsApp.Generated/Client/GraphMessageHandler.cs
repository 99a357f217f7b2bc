using System.Net.Http.Headers;

namespace WhatsApp.Generated.Http;

/// <summary>
/// The SDK's pipeline as the last handler of an <see cref="HttpClient"/>, for adapters of Kiota that send with one:
/// retries, access tokens, user agent, timeouts and telemetry, as in a <see cref="GraphRequestAdapter"/>. A response that
/// is an error becomes a <see cref="GraphApiException"/>. Set the timeout of the HTTP client to infinite.
/// </summary>
public sealed class GraphMessageHandler : HttpMessageHandler
{
    private readonly CallExecutor _calls;
    private readonly string _baseUrl;

    /// <summary>Builds the pipeline.</summary>
    /// <exception cref="ArgumentException">The options are invalid; the message says what to change.</exception>
    public GraphMessageHandler(WhatsAppClientOptions options)
    {
        _calls = new CallExecutor(options);
        _baseUrl = _calls.Options.BaseAddress.AbsoluteUri.TrimEnd('/');
    }

    /// <summary>
    /// Sends a message. A message that Kiota has created from a request of the SDK uses the options of its call; any
    /// other uses those of the client.
    /// </summary>
    /// <exception cref="GraphApiException">The API returned an error.</exception>
    /// <exception cref="GraphTimeoutException">The call took longer than it may.</exception>
    /// <exception cref="GraphConnectionException">The connection failed, so there is no response.</exception>
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        CallContext call = _calls.Begin(KiotaMessage.RequestOf(request, _baseUrl), KiotaMessage.IsStreamed(request));
        call.ReadsBodyItself = false;
        request.Options.Set(CallContext.Key, call);
        return _calls.SendAsync(
            call, request, (_, response, token) => ReadAsync(call, request, response, token), cancellationToken);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _calls.Dispose();
        }

        base.Dispose(disposing);
    }

    private static async ValueTask<HttpResponseMessage> ReadAsync(
        CallContext call, HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!call.IsStreamed)
        {
            if (call.Request.RequireModel is { } requireModel && !ResponseBody.Read(response, requireModel))
            {
                FailedResponse.ThrowIfError(request, response);
            }

            await RewindAsync(response, cancellationToken).ConfigureAwait(false);

            // Kiota does not read a body without a type.
            response.Content.Headers.ContentType ??= new MediaTypeHeaderValue("application/json");
        }

        return response;
    }

    // A handler may have read the body or closed its stream, and Kiota reads it next.
    private static async ValueTask RewindAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        Stream body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        if (body is { CanSeek: true, Position: 0 })
        {
            return;
        }

        var content = new ByteArrayContent(ResponseBody.Bytes(response));
        foreach ((string name, HeaderStringValues values) in response.Content.Headers.NonValidated)
        {
            content.Headers.TryAddWithoutValidation(name, values);
        }

        response.Content.Dispose();
        response.Content = content;
    }
}
