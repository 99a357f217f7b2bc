using System.Diagnostics.CodeAnalysis;
using System.Net;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Http.HttpClientLibrary;
using WhatsApp.Generated.Http;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Kiota;

/// <summary>Kiota's adapter over an <see cref="HttpClient"/> that has the SDK's pipeline and nothing else.</summary>
internal sealed class PipelineRequestAdapter : HttpClientRequestAdapter, IRequestAdapter, IGraphPipeline
{
    private readonly GraphMessageHandler _handler;

    private PipelineRequestAdapter(GraphMessageHandler handler, HttpClient client, WhatsAppClientOptions options)
        : base(
            new AnonymousAuthenticationProvider(),
            new GraphParseNodeFactory(),
            new GraphSerializationWriterFactory(),
            client,

            // With them, traces of Kiota have the address, whose query may contain a secret.
            new ObservabilityOptions { IncludeEUIIAttributes = false })
    {
        _handler = handler;
        BaseUrl = options.BaseAddress.AbsoluteUri;
        GraphVersion = options.GraphVersion;
        TimeProvider = options.TimeProvider;
    }

    public string GraphVersion { get; }

    public TimeProvider TimeProvider { get; }

    public static PipelineRequestAdapter Create(WhatsAppClientOptions options)
    {
        var handler = new GraphMessageHandler(options);
        var client = new HttpClient(handler, disposeHandler: false)
        {
            DefaultRequestVersion = HttpVersion.Version11,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrHigher,

            // The pipeline limits calls and attempts.
            Timeout = Timeout.InfiniteTimeSpan,
        };
        return new PipelineRequestAdapter(handler, client, options);
    }

    // The pipeline keeps off the body of a response that a handler takes; it cannot see that a stream is asked for.
    async Task<TModel?> IRequestAdapter.SendPrimitiveAsync<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] TModel>(
        RequestInformation requestInfo,
        Dictionary<string, ParsableFactory<IParsable>>? errorMapping,
        CancellationToken cancellationToken)
        where TModel : default
    {
        ArgumentNullException.ThrowIfNull(requestInfo);
        bool isHandled = requestInfo.RequestOptions.Any(option => option is ResponseHandlerOption);
        if (isHandled || typeof(TModel) != typeof(Stream))
        {
            return await SendPrimitiveAsync<TModel>(requestInfo, errorMapping, cancellationToken).ConfigureAwait(false);
        }

        var option = new ResponseHandlerOption { ResponseHandler = new StreamHandler() };
        requestInfo.AddRequestOptions([option]);
        try
        {
            return await SendPrimitiveAsync<TModel>(requestInfo, errorMapping, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            requestInfo.RemoveRequestOptions(option);
        }
    }

    protected override void Dispose(bool disposing)
    {
        // The client has nothing but the handler, which explains itself to those who send after this.
        if (disposing)
        {
            _handler.Dispose();
        }

        base.Dispose(disposing);
    }

    private sealed class StreamHandler : IResponseHandler
    {
        public async Task<TModel?> HandleResponseAsync<TNative, TModel>(
            TNative response, Dictionary<string, ParsableFactory<IParsable>>? errorMappings)
        {
            var message = (HttpResponseMessage)(object)response!;
            if (message.StatusCode == HttpStatusCode.NoContent)
            {
                message.Dispose();
                return default;
            }

            return (TModel)(object)await message.Content.ReadAsStreamAsync().ConfigureAwait(false);
        }
    }
}
