using System.Net;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Http;

/// <summary>
/// Sends requests with any adapter: those of the SDK receive them unchanged, others as a
/// <see cref="RequestInformation"/>, and their errors become exceptions of the SDK.
/// </summary>
internal static class GraphRequestSending
{
    public static Task<T> SendGraphAsync<T>(
        this IRequestAdapter adapter, GraphRequest request, CancellationToken cancellationToken)
        where T : JsonModel, IJsonModel<T> =>
        adapter is IGraphSender own
            ? own.SendAsync<T>(request, cancellationToken)
            : SendForeignAsync(
                request,
                () => adapter.SendAsync(
                    KiotaRequest.Of(request, adapter, GraphJson.Require<T>),
                    GraphParseNode.Create<T>,
                    GraphApiException.Mapping,
                    cancellationToken));

    public static Task<ItemList<T>> SendGraphForItemsAsync<T>(
        this IRequestAdapter adapter, GraphRequest request, CancellationToken cancellationToken)
        where T : JsonModel, IJsonModel<T>
    {
        // An adapter with the parse nodes of the SDK keeps items of an unexpected type; Kiota's collections do not.
        return adapter switch
        {
            IGraphSender own => own.SendForItemsAsync<T>(request, cancellationToken),
            IGraphPipeline => adapter.SendGraphAsync<ItemList<T>>(request, cancellationToken),
            _ => SendForeignAsync(request, SendAsync),
        };

        async Task<ItemList<T>?> SendAsync() =>
            await adapter
                .SendCollectionAsync(
                    KiotaRequest.Of(request, adapter),
                    GraphParseNode.Create<T>,
                    GraphApiException.Mapping,
                    cancellationToken)
                .ConfigureAwait(false) is { } items
                ? new ItemList<T>([.. items])
                : null;
    }

    public static Task<BinaryResponse> SendGraphForStreamAsync(
        this IRequestAdapter adapter, GraphRequest request, CancellationToken cancellationToken)
    {
        return adapter is IGraphSender own
            ? own.SendForStreamAsync(request, cancellationToken)
            : SendForeignAsync(request, SendAsync);

        async Task<BinaryResponse?> SendAsync()
        {
            RequestInformation information = KiotaRequest.Of(request, adapter);
            var response = new KiotaStreamResponse();
            information.SetResponseHandler(response);
            Stream? stream = await adapter
                .SendPrimitiveAsync<Stream>(information, GraphApiException.Mapping, cancellationToken)
                .ConfigureAwait(false);
            return response.File ?? (stream is null ? null : new BinaryResponse(stream, null, null));
        }
    }

    public static async Task SendGraphForNothingAsync(
        this IRequestAdapter adapter, GraphRequest request, CancellationToken cancellationToken)
    {
        if (adapter is IGraphSender own)
        {
            BinaryResponse nothing = await own.SendForStreamAsync(request, cancellationToken).ConfigureAwait(false);
            await nothing.DisposeAsync().ConfigureAwait(false);
            return;
        }

        await SendForeignAsync(request, SendAsync).ConfigureAwait(false);

        async Task<object?> SendAsync()
        {
            await adapter
                .SendNoContentAsync(KiotaRequest.Of(request, adapter), GraphApiException.Mapping, cancellationToken)
                .ConfigureAwait(false);
            return adapter;
        }
    }

    // Methods of the SDK return an object or throw an exception of the SDK; other adapters may return null or throw others.
    private static async Task<T> SendForeignAsync<T>(GraphRequest request, Func<Task<T?>> sendAsync)
        where T : class
    {
        try
        {
            return await sendAsync().ConfigureAwait(false)
                ?? throw new GraphApiException(HttpStatusCode.NoContent, null, string.Empty, request.OperationId)
                {
                    SuggestedAction = FailureClassifier.ActionAfterSending(request.Method),
                };
        }
        catch (ApiException error) when (error is not GraphApiException { OperationId: not null })
        {
            throw GraphApiException.Of(error, request.OperationId, request.Method);
        }
        catch (Exception error)
            when (error is not (IGraphFailure or ApiException)
                && FailureClassifier.ActionFor(error, request.Method) is { } advice)
        {
            throw new GraphConnectionException(request.OperationId, advice, error);
        }
    }
}
