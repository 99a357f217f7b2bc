namespace WhatsApp.Generated;

/// <summary>
/// The connections of one client of the container. The factory replaces its handlers every few minutes; these
/// connections stay, since they notice changes of DNS themselves, and are closed with the container.
/// </summary>
internal sealed class SharedConnections(WhatsAppClientOptions options) : IDisposable
{
    private readonly HttpMessageInvoker _connections = new(DefaultTransport.Open(options));

    public HttpMessageHandler Borrow() => new Borrowed(_connections);

    public void Dispose() => _connections.Dispose();

    private sealed class Borrowed(HttpMessageInvoker connections) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) =>
            connections.SendAsync(request, cancellationToken);
    }
}

/// <summary>Sends each request with the current handlers of the factory.</summary>
internal sealed class FactoryHandler(IHttpMessageHandlerFactory factory, string name) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpMessageHandler handler = factory.CreateHandler(name);
        using var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
        HttpResponseMessage response = await invoker.SendAsync(request, cancellationToken).ConfigureAwait(false);

        // The factory disposes of handlers without references.
        GC.KeepAlive(handler);
        return response;
    }
}
