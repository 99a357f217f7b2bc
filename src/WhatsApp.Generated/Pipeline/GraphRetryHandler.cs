namespace WhatsApp.Generated;

/// <summary>Sends a request again where its failure cannot have been a success.</summary>
public sealed class GraphRetryHandler : DelegatingHandler
{
    private readonly WhatsAppClientOptions _options;

    /// <summary>Takes the retries and the clock from the options.</summary>
    public GraphRetryHandler(WhatsAppClientOptions options)
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
        RetryOptions retry = CallContext.Of(request).Options?.Retry ?? _options.Retry;
        retry.Validate();
        Task<HttpResponseMessage>? first = null;
        try
        {
            first = SendOnceAsync(request, cancellationToken);
            HttpResponseMessage response = await first.ConfigureAwait(false);
            if (response.IsSuccessStatusCode || retry.MaxRetries == 0)
            {
                return response;
            }
        }
        catch (Exception error) when (retry.MaxRetries > 0)
        {
            // Is thrown again, unless it may be tried again.
            first ??= Task.FromException<HttpResponseMessage>(error);
        }

        // Nearly every first try is the last; what times further ones is not even loaded for it.
        var repetition = new RetryPipeline(request, retry, _options.TimeProvider);
        return await repetition.RunAsync(first, SendOnceAsync, cancellationToken).ConfigureAwait(false);
    }

    private Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        base.SendAsync(request, cancellationToken);
}
