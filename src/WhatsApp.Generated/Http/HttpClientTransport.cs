using System.Net.Http.Headers;

namespace WhatsApp.Generated;

/// <summary>Sends requests with an HttpClient or a handler of the caller, which is not disposed of.</summary>
internal sealed class HttpClientTransport(HttpMessageInvoker outside) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken) =>
        outside is HttpClient client
            ? client.SendAsync(CopyOf(request), HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            : outside.SendAsync(request, cancellationToken);

    // An HttpClient refuses to send a message a second time, but a call may have several attempts.
    private static HttpRequestMessage CopyOf(HttpRequestMessage request)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri)
        {
            Content = request.Content,
            Version = request.Version,
            VersionPolicy = request.VersionPolicy,
        };
        foreach ((string name, HeaderStringValues values) in request.Headers.NonValidated)
        {
            copy.Headers.TryAddWithoutValidation(name, values);
        }

        copy.Options.Set(CallContext.Key, CallContext.Of(request));
        foreach ((string name, object? value) in request.Options)
        {
            ((IDictionary<string, object?>)copy.Options)[name] = value;
        }

        return copy;
    }
}
