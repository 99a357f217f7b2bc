using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Http;

/// <summary>
/// The default adapter of a client. It sends requests with <see cref="System.Net.Http"/> and the handlers of
/// <see cref="WhatsAppClientOptions.Handlers"/>, and never repeats a POST that may have been carried out.
/// </summary>
public sealed partial class GraphRequestAdapter : IGraphSender, IDisposable
{
    private readonly CallExecutor _calls;

    /// <summary>Builds the pipeline.</summary>
    /// <exception cref="ArgumentException">The options are invalid; the message says what to change.</exception>
    public GraphRequestAdapter(WhatsAppClientOptions options)
    {
        _calls = new CallExecutor(options);
    }

    string IGraphPipeline.GraphVersion => _calls.Options.GraphVersion;

    TimeProvider IGraphPipeline.TimeProvider => _calls.Options.TimeProvider;

    Task<T> IGraphSender.SendAsync<T>(GraphRequest request, CancellationToken cancellationToken)
    {
        CallContext call = _calls.Begin(request, isStreamed: false);
        return _calls.SendAsync(call, null, ReadModelAsync<T>, cancellationToken);
    }

    Task<BinaryResponse> IGraphSender.SendForStreamAsync(GraphRequest request, CancellationToken cancellationToken)
    {
        CallContext call = _calls.Begin(request, isStreamed: true);
        return _calls.SendAsync(call, null, ReadStreamAsync, cancellationToken);
    }

    /// <summary>Closes the connections, unless they belong to an HttpClient or a handler of the caller.</summary>
    public void Dispose() => _calls.Dispose();

    private static ValueTask<T> ReadModelAsync<T>(
        CallContext call, HttpResponseMessage response, CancellationToken cancellationToken)
        where T : JsonModel, IJsonModel<T> => ValueTask.FromResult(ResponseBody.Read(call, response, GraphJson.Read<T>));

    private static async ValueTask<BinaryResponse> ReadStreamAsync(
        CallContext call, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        Stream content = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        return new BinaryResponse(content, response);
    }
}
