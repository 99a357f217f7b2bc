using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Abstractions.Store;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Http;

// Kiota's interface, for requests that a program creates itself. The calls of the client do not use it.
public sealed partial class GraphRequestAdapter : IRequestAdapter
{
    /// <inheritdoc/>
    public ISerializationWriterFactory SerializationWriterFactory { get; } = new GraphSerializationWriterFactory();

    /// <summary>The address of the API, from the options. It cannot be changed.</summary>
    /// <exception cref="NotSupportedException">Another address is set.</exception>
    public string? BaseUrl
    {
        get => _calls.Options.BaseAddress.AbsoluteUri.TrimEnd('/');
        set
        {
            if (value?.TrimEnd('/') != BaseUrl)
            {
                throw new NotSupportedException(
                    $"The address of this adapter is {BaseUrl}. Set {nameof(WhatsAppClientOptions)}."
                        + $"{nameof(WhatsAppClientOptions.BaseAddress)} and make another adapter.");
            }
        }
    }

    /// <inheritdoc/>
    public Task<TModel?> SendAsync<TModel>(
        RequestInformation requestInfo,
        ParsableFactory<TModel> factory,
        Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default,
        CancellationToken cancellationToken = default)
        where TModel : IParsable =>
        SendAsync(requestInfo, errorMapping, node => node.GetObjectValue(factory), cancellationToken);

    /// <inheritdoc/>
    public Task<IEnumerable<TModel>?> SendCollectionAsync<TModel>(
        RequestInformation requestInfo,
        ParsableFactory<TModel> factory,
        Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default,
        CancellationToken cancellationToken = default)
        where TModel : IParsable =>
        SendAsync<IEnumerable<TModel>>(
            requestInfo, errorMapping, node => node.GetCollectionOfObjectValues(factory), cancellationToken);

    /// <summary>
    /// Sends a request whose response is a stream, a text or a single value. A stream reads from the connection.
    /// </summary>
    /// <inheritdoc/>
    public async Task<TModel?> SendPrimitiveAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] TModel>(
        RequestInformation requestInfo,
        Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default,
        CancellationToken cancellationToken = default)
    {
        if (typeof(TModel) != typeof(Stream))
        {
            return await SendAsync(
                    requestInfo, errorMapping, node => (TModel?)node.GetPrimitiveValue(typeof(TModel)), cancellationToken)
                .ConfigureAwait(false);
        }

        (CallContext call, HttpRequestMessage message) = Begin(requestInfo, isStreamed: true);
        BinaryResponse? file = null;
        TModel? handled = await _calls
            .SendAsync(call, message, async (_, response, token) =>
            {
                if (HandlerOf(requestInfo) is { } handler)
                {
                    return await handler.HandleResponseAsync<HttpResponseMessage, TModel>(response, errorMapping)
                        .ConfigureAwait(false);
                }

                file = await ReadStreamAsync(call, response, token).ConfigureAwait(false);
                return default;
            }, cancellationToken)
            .ConfigureAwait(false);
        return file is null ? handled : (TModel)(object)file.Content;
    }

    /// <inheritdoc/>
    public Task<IEnumerable<TModel>?> SendPrimitiveCollectionAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] TModel>(
        RequestInformation requestInfo,
        Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default,
        CancellationToken cancellationToken = default) =>
        SendAsync<IEnumerable<TModel>>(
            requestInfo, errorMapping, node => node.GetCollectionOfPrimitiveValues<TModel>(), cancellationToken);

    /// <inheritdoc/>
    public async Task SendNoContentAsync(
        RequestInformation requestInfo,
        Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default,
        CancellationToken cancellationToken = default) =>
        await SendAsync<object>(requestInfo, errorMapping, _ => null, cancellationToken).ConfigureAwait(false);

    /// <summary>The message of a request: an <see cref="HttpRequestMessage"/>, without an access token.</summary>
    /// <exception cref="NotSupportedException">Another type is asked for.</exception>
    public Task<T?> ConvertToNativeRequestAsync<T>(
        RequestInformation requestInfo, CancellationToken cancellationToken = default)
    {
        HttpRequestMessage message = Begin(requestInfo, isStreamed: false).Message;
        return message is T native
            ? Task.FromResult<T?>(native)
            : throw new NotSupportedException($"Requests are {nameof(HttpRequestMessage)}, not {typeof(T).Name}.");
    }

    /// <summary>The models of the SDK have no backing store.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public void EnableBackingStore(IBackingStoreFactory backingStoreFactory) =>
        throw new NotSupportedException("The models of this SDK have no backing store. Send a model with what has changed.");

    private static IResponseHandler? HandlerOf(RequestInformation information) =>
        information.RequestOptions.OfType<ResponseHandlerOption>().FirstOrDefault()?.ResponseHandler;

    private Task<T?> SendAsync<T>(
        RequestInformation information,
        Dictionary<string, ParsableFactory<IParsable>>? errorMapping,
        Func<GraphParseNode, T?> read,
        CancellationToken cancellationToken)
    {
        // A handler of responses owns the response that it is given, and may read it from the connection.
        bool isHandled = HandlerOf(information) is not null;
        (CallContext call, HttpRequestMessage message) = Begin(information, isStreamed: isHandled);
        return _calls.SendAsync(call, message, ReadAsync, cancellationToken);

        async ValueTask<T?> ReadAsync(CallContext _, HttpResponseMessage response, CancellationToken token)
        {
            if (HandlerOf(information) is { } handler)
            {
                return await handler.HandleResponseAsync<HttpResponseMessage, T>(response, errorMapping)
                    .ConfigureAwait(false);
            }

            // The executor finds an error in a model. Lists, single values and no content are checked here.
            byte[] body = ResponseBody.Bytes(response);
            if (!typeof(JsonModel).IsAssignableFrom(typeof(T)) && body.AsSpan().IndexOf("\"error\""u8) >= 0)
            {
                FailedResponse.ThrowIfError(message, response);
            }

            return body.Length == 0 ? default : read(new GraphParseNode(body));
        }
    }

    private (CallContext Call, HttpRequestMessage Message) Begin(RequestInformation information, bool isStreamed)
    {
        ArgumentNullException.ThrowIfNull(information);
        CallContext call = _calls.Begin(KiotaMessage.RequestOf(information, BaseUrl!), isStreamed);
        call.ReadsBodyItself = false;
        return (call, KiotaMessage.Of(information, call, BaseUrl!));
    }
}
