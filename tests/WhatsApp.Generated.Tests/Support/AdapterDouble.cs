using System.Diagnostics.CodeAnalysis;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Abstractions.Store;
using WhatsApp.Generated.Http;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Tests.Support;

/// <summary>A Kiota adapter of a test. It gets requests like any adapter, and returns JSON.</summary>
internal abstract class AdapterDouble : IRequestAdapter
{
    public ISerializationWriterFactory SerializationWriterFactory { get; } = new GraphSerializationWriterFactory();

    public string? BaseUrl { get; set; }

    public async Task<TModel?> SendAsync<TModel>(
        RequestInformation requestInfo,
        ParsableFactory<TModel> factory,
        Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default,
        CancellationToken cancellationToken = default)
        where TModel : IParsable =>
        new GraphParseNode(System.Text.Encoding.UTF8.GetBytes(await RespondAsync(requestInfo, cancellationToken)))
            .GetObjectValue(factory);

    public Task<IEnumerable<TModel>?> SendCollectionAsync<TModel>(
        RequestInformation requestInfo,
        ParsableFactory<TModel> factory,
        Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default,
        CancellationToken cancellationToken = default)
        where TModel : IParsable => throw new NotSupportedException();

    public virtual Task<TModel?> SendPrimitiveAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] TModel>(
        RequestInformation requestInfo,
        Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default,
        CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<IEnumerable<TModel>?> SendPrimitiveCollectionAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] TModel>(
        RequestInformation requestInfo,
        Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default,
        CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task SendNoContentAsync(
        RequestInformation requestInfo,
        Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default,
        CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<T?> ConvertToNativeRequestAsync<T>(
        RequestInformation requestInfo, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public void EnableBackingStore(IBackingStoreFactory backingStoreFactory) => throw new NotSupportedException();

    /// <summary>The JSON of the response.</summary>
    protected abstract Task<string> RespondAsync(RequestInformation request, CancellationToken cancellationToken);

    /// <summary>The request as the builder described it.</summary>
    protected static GraphRequest Described(RequestInformation request) =>
        request.RequestOptions.OfType<GraphRequest>().Single();

    /// <summary>The JSON body of a request.</summary>
    protected static string BodyOf(RequestInformation request)
    {
        using var reader = new StreamReader(request.Content, leaveOpen: true);
        string body = reader.ReadToEnd();
        request.Content.Position = 0;
        return body;
    }
}
