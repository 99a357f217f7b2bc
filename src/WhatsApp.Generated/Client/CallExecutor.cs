using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Http;

/// <summary>Runs calls: creates the message, sends it through the handlers, and reads the response or maps its error.</summary>
internal sealed class CallExecutor : IDisposable
{
    private readonly HttpMessageInvoker _pipeline;
    private readonly string _baseAddress;
    private readonly string _userAgent;
    private readonly bool _readsBodyItself;
    private bool _isDisposed;

    /// <summary>Builds the pipeline.</summary>
    /// <exception cref="ArgumentException">The options are invalid; the message says what to change.</exception>
    public CallExecutor(WhatsAppClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options.Validated();
        _baseAddress = Options.BaseAddress.AbsoluteUri.TrimEnd('/');
        string version = typeof(CallExecutor).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
        _userAgent = $"{options.ApplicationName} WhatsApp.Generated/{version} (Graph {GraphVersion.Default})".Trim();
        _pipeline = Assemble(Options);
        _readsBodyItself = Options.Handlers == WhatsAppClientOptions.DefaultHandlers && !Options.LogContent;
        if (!Options.HasWarnedOfVersion)
        {
            GraphVersionEnd.Warn(Options);
        }
    }

    /// <summary>A copy of the options.</summary>
    public WhatsAppClientOptions Options { get; }

    /// <summary>Starts a call.</summary>
    public CallContext Begin(GraphRequest request, bool isStreamed) => new(request, Options, isStreamed)
    {
        ReadsBodyItself = _readsBodyItself && !isStreamed && request.Options?.OnResponse is null,
    };

    /// <summary>The message of a call.</summary>
    /// <exception cref="ArgumentException">The Graph version or a header of the call is invalid.</exception>
    private HttpRequestMessage MessageOf(CallContext call) =>
        RequestMessage.Of(call, _baseAddress, Options.IsMetaAddress);

    /// <summary>Runs one call from start to end. Every request is sent here, and every failure is thrown here.</summary>
    /// <param name="call">The call.</param>
    /// <param name="given">The message, if it was created from a request of Kiota; null creates it from the request of the call.</param>
    /// <param name="read">Reads a successful response.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">A timeout or the recipient of a message is invalid.</exception>
    /// <exception cref="GraphValidationException">The body breaks a rule of Meta's reference.</exception>
    /// <exception cref="GraphApiException">The API returned an error, or an unreadable response.</exception>
    /// <exception cref="GraphTimeoutException">The call exceeded one of its timeouts.</exception>
    /// <exception cref="GraphConnectionException">The connection failed, so there is no response.</exception>
    public async Task<T> SendAsync<T>(
        CallContext call,
        HttpRequestMessage? given,
        Func<CallContext, HttpResponseMessage, CancellationToken, ValueTask<T>> read,
        CancellationToken cancellationToken)
    {
        RequireUsable(call);
        using HttpRequestMessage message = given ?? MessageOf(call);
        if (!message.Headers.Contains("User-Agent"))
        {
            // Downloads of media fail without it.
            message.Headers.TryAddWithoutValidation("User-Agent", _userAgent);
        }

        if (message.Content is null && !FailureClassifier.IsRepeatable(message.Method))
        {
            message.Content = new EmptyContent();
        }

        using var time = new TimeLimit(call.CallTimeout, Options, cancellationToken);
        Options.Telemetry.Started(call);
        HttpResponseMessage? response = null;
        bool isCallback = false;
        try
        {
            response = await _pipeline.SendAsync(message, time.Token).ConfigureAwait(false);
            bool hasBody = !call.IsStreamed || !response.IsSuccessStatusCode;
            if (hasBody && (call.Body is null || !response.IsSuccessStatusCode))
            {
                await ResponseBody.BufferAsync(call, response, time.Token).ConfigureAwait(false);
            }

            Options.Telemetry.Responded(call, message, response, hasBody);
            isCallback = true;
            call.Options?.OnResponse?.Invoke(new RawResponse(response, hasBody ? ResponseBody.Bytes(response) : []));
            isCallback = false;
            if (!response.IsSuccessStatusCode)
            {
                throw FailedResponse.ToException(message, response);
            }

            T result = await read(call, response, time.Token).ConfigureAwait(false);
            if (result is JsonModel model && GraphJson.HasError(model))
            {
                FailedResponse.ThrowIfError(message, response);
            }

            Options.Telemetry.Succeeded(call, (int)response.StatusCode);
            response = call.IsStreamed || ReferenceEquals(result, response) ? null : response;
            return result;
        }
        catch (GraphJsonException unreadable) when (response is not null && !isCallback)
        {
            throw Failed(call, FailedResponse.ToException(message, response, unreadable));
        }
        catch (Exception error) when (!isCallback && Translate(error, call, time) is { } failure)
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
            call.Body?.Dispose();
            response?.Dispose();
        }
    }

    /// <summary>Closes the connections, unless they belong to an HttpClient or a handler of the caller.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _pipeline.Dispose();
    }

    // The only place that builds the pipeline.
    private static HttpMessageInvoker Assemble(WhatsAppClientOptions options)
    {
        HttpMessageHandler next = options switch
        {
            { HttpClient: { } client } => new HttpClientTransport(client),
            { HttpMessageHandler: { } handler } => new HttpClientTransport(
                new HttpMessageInvoker(handler, disposeHandler: false)
            ),
            _ => DefaultTransport.Open(options),
        };

        IList<DelegatingHandler> handlers = options.Handlers(options);
        if (!options.HasCreatedBeforeAttempt)
        {
            throw new ArgumentException(
                $"{nameof(options.Handlers)} leaves out the handlers of {nameof(options.BeforeAttempt)}, such as a rate "
                    + $"limiter. Start from {nameof(WhatsAppClientOptions.DefaultHandlers)}, or call each of them.");
        }

        foreach (DelegatingHandler handler in handlers.Reverse())
        {
            handler.InnerHandler = next;
            next = handler;
        }

        return new HttpMessageInvoker(next);
    }

    private void RequireUsable(CallContext call)
    {
        if (_isDisposed)
        {
            throw new ObjectDisposedException(
                nameof(WhatsAppClient),
                "The client was disposed of, or the client of this view or of the services. Create one client, share it, and "
                    + "dispose of it when the program ends.");
        }

        MessageAddress.Require(call.Request.JsonBody, call.Options);
        GraphValidation.Require(call.Request, call.Options?.ValidateRequest ?? Options.ValidateRequests);
        if (call.Options?.Timeout is { } timeout)
        {
            WhatsAppClientOptions.RequireTime(timeout, nameof(RequestOptions.Timeout));
        }

        if (call.Options?.AttemptTimeout is { } attemptTimeout)
        {
            WhatsAppClientOptions.RequireTime(attemptTimeout, nameof(RequestOptions.AttemptTimeout));
        }
    }

    private Exception Failed(CallContext call, Exception failure)
    {
        Options.Telemetry.Failed(call, failure);
        return failure;
    }

    // A failed connection or timeout becomes an exception that names the call and suggests an action.
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
                call.MayBeCarriedOut ? FailureClassifier.ActionAfterSending(method) : SuggestedAction.RetryNow,
                error
            ),
            OperationCanceledException when time.Token.IsCancellationRequested => null,
            _ => FailureClassifier.ActionFor(error, method) is { } advice
                ? new GraphConnectionException(operationId, advice, error)
                : null,
        };
    }
}
