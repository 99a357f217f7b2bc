using System.Net.Http.Headers;

namespace WhatsApp.Generated;

/// <summary>Sends requests with an HttpClient or a handler of the caller, which is not disposed of.</summary>
internal sealed class HttpClientTransport(HttpMessageInvoker outside) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken) =>
        outside is HttpClient client
            ? SendAsync(client, request, cancellationToken)
            : outside.SendAsync(request, cancellationToken);

    // The handler of an HttpClient cannot be seen, so a redirect can only be noticed afterwards. .NET makes a GET of a POST
    // that was redirected.
    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient client, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await client
            .SendAsync(CopyOf(request), HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            .ConfigureAwait(false);
        string sent = request.RequestUri!.GetLeftPart(UriPartial.Authority);
        string received = response.RequestMessage?.RequestUri?.GetLeftPart(UriPartial.Authority) ?? sent;
        HttpMethod method = response.RequestMessage?.Method ?? request.Method;
        if (received.Equals(sent, StringComparison.OrdinalIgnoreCase) && method == request.Method)
        {
            return response;
        }

        response.Dispose();
        throw new UnusableResponseException(
            $"The {nameof(HttpClient)} followed a redirect: it sent {request.Method} to {sent}, and then {method} to "
                + $"{received}. Create it with a handler whose AllowAutoRedirect is false.");
    }

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
