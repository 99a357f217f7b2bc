using System.Diagnostics.CodeAnalysis;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Abstractions.Store;
using WhatsApp.Generated.Http;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated;

/// <summary>Sends with the adapter of another client, with default options that each call may replace.</summary>
internal sealed class ViewAdapter : IRequestAdapter, IGraphSender
{
    private readonly IRequestAdapter _adapter;
    private readonly RequestOptions _options;

    public ViewAdapter(IRequestAdapter adapter, RequestOptions options)
    {
        // A view of a view uses the first adapter directly.
        _adapter = adapter is ViewAdapter view ? view._adapter : adapter;
        _options = options.Over((adapter as ViewAdapter)?._options);
    }

    public string GraphVersion => _options.GraphVersion
        ?? (_adapter as IGraphPipeline)?.GraphVersion
        ?? WhatsApp.Generated.GraphVersion.Default;

    public TimeProvider TimeProvider => (_adapter as IGraphPipeline)?.TimeProvider ?? TimeProvider.System;

    public ISerializationWriterFactory SerializationWriterFactory => _adapter.SerializationWriterFactory;

    public string? BaseUrl
    {
        get => _adapter.BaseUrl;
        set => _adapter.BaseUrl = value;
    }

    public Task<T> SendAsync<T>(GraphRequest request, CancellationToken cancellationToken)
        where T : JsonModel, IJsonModel<T> => _adapter.SendGraphAsync<T>(Merged(request), cancellationToken);

    public Task<ItemList<T>> SendForItemsAsync<T>(GraphRequest request, CancellationToken cancellationToken)
        where T : JsonModel, IJsonModel<T> => _adapter.SendGraphForItemsAsync<T>(Merged(request), cancellationToken);

    public Task<BinaryResponse> SendForStreamAsync(GraphRequest request, CancellationToken cancellationToken) =>
        _adapter.SendGraphForStreamAsync(Merged(request), cancellationToken);

    public Task<TModel?> SendAsync<TModel>(
        RequestInformation requestInfo,
        ParsableFactory<TModel> factory,
        Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default,
        CancellationToken cancellationToken = default)
        where TModel : IParsable =>
        _adapter.SendAsync(Merged(requestInfo), factory, errorMapping, cancellationToken);

    public Task<IEnumerable<TModel>?> SendCollectionAsync<TModel>(
        RequestInformation requestInfo,
        ParsableFactory<TModel> factory,
        Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default,
        CancellationToken cancellationToken = default)
        where TModel : IParsable =>
        _adapter.SendCollectionAsync(Merged(requestInfo), factory, errorMapping, cancellationToken);

    public Task<TModel?> SendPrimitiveAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] TModel>(
        RequestInformation requestInfo,
        Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default,
        CancellationToken cancellationToken = default) =>
        _adapter.SendPrimitiveAsync<TModel>(Merged(requestInfo), errorMapping, cancellationToken);

    public Task<IEnumerable<TModel>?> SendPrimitiveCollectionAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] TModel>(
        RequestInformation requestInfo,
        Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default,
        CancellationToken cancellationToken = default) =>
        _adapter.SendPrimitiveCollectionAsync<TModel>(Merged(requestInfo), errorMapping, cancellationToken);

    public Task SendNoContentAsync(
        RequestInformation requestInfo,
        Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default,
        CancellationToken cancellationToken = default) =>
        _adapter.SendNoContentAsync(Merged(requestInfo), errorMapping, cancellationToken);

    public Task<T?> ConvertToNativeRequestAsync<T>(
        RequestInformation requestInfo, CancellationToken cancellationToken = default) =>
        _adapter.ConvertToNativeRequestAsync<T>(Merged(requestInfo), cancellationToken);

    public void EnableBackingStore(IBackingStoreFactory backingStoreFactory) =>
        _adapter.EnableBackingStore(backingStoreFactory);

    /// <summary>The request with the options of the view.</summary>
    internal GraphRequest Merged(GraphRequest request) => request.With(request.Options?.Over(_options) ?? _options);

    private RequestInformation Merged(RequestInformation information)
    {
        ArgumentNullException.ThrowIfNull(information);
        RequestOptions? own = information.RequestOptions.OfType<RequestOptions>().FirstOrDefault();
        information.AddRequestOptions([own?.Over(_options) ?? _options]);
        foreach ((string name, string value) in _options.Headers ?? new Dictionary<string, string>())
        {
            // A header that the request has already may have been set by the program.
            if (!information.Headers.ContainsKey(name))
            {
                information.Headers.Add(name, value);
            }
        }

        return information;
    }
}
