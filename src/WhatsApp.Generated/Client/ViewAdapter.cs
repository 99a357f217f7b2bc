using WhatsApp.Generated.Http;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated;

/// <summary>Sends with the adapter of another client, and with options that each call may still change.</summary>
internal sealed class ViewAdapter : IRequestAdapter
{
    private readonly IRequestAdapter _adapter;
    private readonly RequestOptions _options;

    public ViewAdapter(IRequestAdapter adapter, RequestOptions options)
    {
        // A view of a view is as quick as the first.
        _adapter = adapter is ViewAdapter view ? view._adapter : adapter;
        _options = options.Over((adapter as ViewAdapter)?._options);
    }

    public Task<T> SendAsync<T>(
        RequestInformation request,
        RequestOptions? options,
        CancellationToken cancellationToken
    )
        where T : JsonModel, IJsonModel<T> => _adapter.SendAsync<T>(request, Merged(options), cancellationToken);

    public Task<BinaryResponse> SendForStreamAsync(
        RequestInformation request,
        RequestOptions? options,
        CancellationToken cancellationToken
    ) => _adapter.SendForStreamAsync(request, Merged(options), cancellationToken);

    private RequestOptions Merged(RequestOptions? options) => options?.Over(_options) ?? _options;
}
