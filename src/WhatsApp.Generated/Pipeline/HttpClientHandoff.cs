namespace WhatsApp.Generated;

/// <summary>Ends the pipeline at an HttpClient or a handler from outside, which stays open.</summary>
internal sealed class HttpClientHandoff(HttpMessageInvoker outside) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken) =>
        outside is HttpClient client
            ? client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            : outside.SendAsync(request, cancellationToken);
}
