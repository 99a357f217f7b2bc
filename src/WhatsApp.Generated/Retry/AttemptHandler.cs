namespace WhatsApp.Generated;

/// <summary>
/// Runs one attempt: limits its time and buffers its response, so that a body that stalls or breaks off is a failed
/// attempt like any other. Of a download only the headers are read here, and its bytes are streamed.
/// </summary>
public sealed class AttemptHandler : DelegatingHandler
{
    private readonly WhatsAppClientOptions _options;

    /// <summary>Creates a handler with the timeouts and the clock of a client.</summary>
    public AttemptHandler(WhatsAppClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        CallContext call = CallContext.Of(request);
        using var time = new TimeLimit(TimeOf(call), _options, cancellationToken);
        HttpResponseMessage? response = null;
        try
        {
            call.MayBeCarriedOut = true;
            call.Body?.Dispose();
            call.Body = null;
            response = await base.SendAsync(request, time.Token).ConfigureAwait(false);
            if (!call.IsStreamed || !response.IsSuccessStatusCode)
            {
                await (call.ReadsBodyItself && response.IsSuccessStatusCode
                        ? ResponseBody.RentAsync(call, response, time.Token)
                        : ResponseBody.BufferAsync(call, response, time.Token))
                    .ConfigureAwait(false);
            }

            return response;
        }
        catch (Exception error)
        {
            response?.Dispose();
            if (time.HasRunOut && error is OperationCanceledException)
            {
                throw Timeout(call, GraphTimeoutKind.Attempt, time.Time, FailureClassifier.ActionAfterSending(request.Method), error);
            }

            if (IsConnectTimeout(error) && !time.Token.IsCancellationRequested)
            {
                throw Timeout(call, GraphTimeoutKind.Connect, _options.ConnectTimeout, SuggestedAction.RetryNow, error);
            }

            throw;
        }
    }

    // The upload of a file may take any time.
    private TimeSpan TimeOf(CallContext call) =>
        call.Options?.AttemptTimeout
        ?? (
            call.Request.HasFile ? System.Threading.Timeout.InfiniteTimeSpan : _options.AttemptTimeout
        );

    // Only the connections of the SDK and of the factory report a connect timeout like this. For an HttpClient of the
    // caller it may be the timeout of the whole request, which may have been carried out.
    private bool IsConnectTimeout(Exception error) =>
        error is OperationCanceledException { InnerException: TimeoutException }
        && _options is { HttpClient: null, HttpMessageHandler: null or FactoryHandler };

    private static GraphTimeoutException Timeout(
        CallContext call,
        GraphTimeoutKind kind,
        TimeSpan time,
        SuggestedAction advice,
        Exception cause
    ) => new(call.Request.OperationId, kind, time, advice, cause);
}
