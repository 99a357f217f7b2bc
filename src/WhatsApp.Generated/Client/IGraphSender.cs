using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Http;

/// <summary>
/// An adapter of the SDK: it sends the requests of builders directly, without a RequestInformation.
/// </summary>
internal interface IGraphSender : IGraphPipeline
{
    /// <summary>Sends a request and reads the model in its response.</summary>
    Task<T> SendAsync<T>(GraphRequest request, CancellationToken cancellationToken)
        where T : JsonModel, IJsonModel<T>;

    /// <summary>Sends a request and reads the list in its response.</summary>
    Task<ItemList<T>> SendForItemsAsync<T>(GraphRequest request, CancellationToken cancellationToken)
        where T : JsonModel, IJsonModel<T> => SendAsync<ItemList<T>>(request, cancellationToken);

    /// <summary>Sends a request and returns the body of its response as a stream.</summary>
    Task<BinaryResponse> SendForStreamAsync(GraphRequest request, CancellationToken cancellationToken);
}
