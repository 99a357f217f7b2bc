using WhatsApp.Generated.Json;
using WhatsApp.Generated.Telemetry;

namespace WhatsApp.Generated.Http;

/// <summary>
/// Sends requests with <see cref="System.Net.Http"/>: makes the message, lets it pass the handlers, and reads the answer
/// or maps its error.
/// </summary>
public sealed class HttpClientRequestAdapter : IRequestAdapter, IDisposable
{
    private readonly WhatsAppClientOptions _options;
    private readonly CallTelemetry _telemetry;
    private readonly HttpMessageInvoker _pipeline;
    private readonly string _baseAddress;
    private bool _isDisposed;

    /// <summary>Assembles the pipeline.</summary>
    /// <exception cref="ArgumentException">The options cannot work; the message says what to change.</exception>
    public HttpClientRequestAdapter(WhatsAppClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Validated();
        _baseAddress = _options.BaseAddress.AbsoluteUri.TrimEnd('/');
        _telemetry = new CallTelemetry(_options);
        _pipeline = Assemble(_options);
    }

    /// <inheritdoc/>
    public TimeProvider TimeProvider => _options.TimeProvider;

    /// <inheritdoc/>
    public Task<T> SendAsync<T>(
        RequestInformation request,
        RequestOptions? options,
        CancellationToken cancellationToken
    )
        where T : JsonModel, IJsonModel<T> =>
        SendAsync(Call(request, options, isStreamed: false), ReadModelAsync<T>, cancellationToken);

    /// <inheritdoc/>
    public Task<BinaryResponse> SendForStreamAsync(
        RequestInformation request,
        RequestOptions? options,
        CancellationToken cancellationToken
    ) => SendAsync(Call(request, options, isStreamed: true), ReadStreamAsync, cancellationToken);

    /// <summary>Closes the connections, unless they belong to an HttpClient or a handler from outside.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _pipeline.Dispose();
    }

    // The one place where the pipeline is put together.
    private static HttpMessageInvoker Assemble(WhatsAppClientOptions options)
    {
        HttpMessageHandler next = options switch
        {
            { HttpClient: { } client } => new HttpClientHandoff(client),
            { HttpMessageHandler: { } handler } => new HttpClientHandoff(
                new HttpMessageInvoker(handler, disposeHandler: false)
            ),
            _ => OwnConnections.Open(options),
        };

        foreach (DelegatingHandler handler in options.Handlers(options).Reverse())
        {
            handler.InnerHandler = next;
            next = handler;
        }

        return new HttpMessageInvoker(next);
    }

    private CallContext Call(RequestInformation request, RequestOptions? options, bool isStreamed)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new CallContext(request, options, options?.GraphVersion ?? _options.GraphVersion, isStreamed, _telemetry);
    }

    // One call from its start to its end: every request passes here, and every failure leaves here.
    private async Task<T> SendAsync<T>(
        CallContext call,
        Func<HttpResponseMessage, CancellationToken, ValueTask<T>> read,
        CancellationToken cancellationToken
    )
    {
        if (_isDisposed)
        {
            throw new ObjectDisposedException(
                nameof(WhatsAppClient),
                "The client was disposed of, or the one that this view or the services took it from. Make one client, "
                    + "share it, and dispose of it when the program ends.");
        }

        TimeSpan timeout = _options.Timeout;
        if (call.Options?.Timeout is { } ownTimeout)
        {
            WhatsAppClientOptions.RequireTime(ownTimeout, nameof(RequestOptions.Timeout));
            timeout = ownTimeout;
        }

        if (call.Options?.TryTimeout is { } ownTryTimeout)
        {
            WhatsAppClientOptions.RequireTime(ownTryTimeout, nameof(RequestOptions.TryTimeout));
        }

        using var time = new TimeLimit(timeout, _options, cancellationToken);
        using HttpRequestMessage message = RequestMessage.Of(call, _baseAddress, _options.IsMetaAddress);
        _telemetry.Started(call);
        HttpResponseMessage? response = null;
        try
        {
            response = await _pipeline.SendAsync(message, time.Token).ConfigureAwait(false);
            bool hasBody = !call.IsStreamed || !response.IsSuccessStatusCode;
            if (hasBody)
            {
                await ResponseBody.BufferAsync(response, time.Token).ConfigureAwait(false);
            }

            _telemetry.Answered(call, response, hasBody);
            call.Options?.OnResponse?.Invoke(new RawResponse(response, hasBody ? ResponseBody.Bytes(response) : []));
            if (!response.IsSuccessStatusCode)
            {
                throw FailedAnswer.ToException(message, response);
            }

            T result = await read(response, time.Token).ConfigureAwait(false);
            _telemetry.Succeeded(call, (int)response.StatusCode);
            response = call.IsStreamed ? null : response;
            return result;
        }
        catch (GraphJsonException unreadable) when (response is not null)
        {
            throw Failed(call, FailedAnswer.ToException(message, response, unreadable));
        }
        catch (Exception error) when (Translate(error, call, time) is { } failure)
        {
            throw Failed(call, failure);
        }
        catch (Exception error)
        {
            Failed(call, error);
            throw;
        }
        finally
        {
            response?.Dispose();
        }
    }

    private Exception Failed(CallContext call, Exception failure)
    {
        _telemetry.Failed(call, failure);
        return failure;
    }

    // What happened between us and Meta becomes an exception that names the call and says what to do.
    private static Exception? Translate(Exception error, CallContext call, TimeLimit time)
    {
        (string operationId, HttpMethod method) = (call.Request.OperationId, call.Request.Method);
        return error switch
        {
            IGraphFailure => null,
            OperationCanceledException when time.HasRunOut => new GraphTimeoutException(
                operationId,
                GraphTimeoutKind.Call,
                time.Time,
                call.MayBeCarriedOut ? Failure.AdviceAfterSending(method) : RetryAdvice.RetryNow,
                error
            ),
            OperationCanceledException when time.Token.IsCancellationRequested => null,
            _ => Failure.AdviceFor(error, method) is { } advice
                ? new GraphConnectionException(operationId, advice, error)
                : null,
        };
    }

    private static ValueTask<T> ReadModelAsync<T>(HttpResponseMessage response, CancellationToken cancellationToken)
        where T : JsonModel, IJsonModel<T> => ValueTask.FromResult(ResponseBody.Read(response, GraphJson.Read<T>));

    private static async ValueTask<BinaryResponse> ReadStreamAsync(
        HttpResponseMessage response,
        CancellationToken cancellationToken
    )
    {
        Stream content = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        return new BinaryResponse(content, response);
    }
}
