using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Http;

/// <summary>
/// The seam between request builders and HTTP. The client uses <see cref="HttpClientRequestAdapter"/>; pass another to
/// <see cref="WhatsAppClient(IRequestAdapter)"/> to test without a network.
/// </summary>
public interface IRequestAdapter
{
    /// <summary>Clock, for what waits while a body is being received.</summary>
    TimeProvider TimeProvider => TimeProvider.System;

    /// <summary>Sends a request and reads its answer.</summary>
    /// <exception cref="GraphApiException">The API answered with an error, or with what is not its answer.</exception>
    /// <exception cref="GraphTimeoutException">The call took longer than it may.</exception>
    /// <exception cref="GraphConnectionException">The connection failed, so there is no answer.</exception>
    Task<T> SendAsync<T>(RequestInformation request, RequestOptions? options, CancellationToken cancellationToken)
        where T : JsonModel, IJsonModel<T>;

    /// <summary>Sends a request whose answer is not JSON, and hands out its body as a stream.</summary>
    /// <exception cref="GraphApiException">The API answered with an error.</exception>
    /// <exception cref="GraphTimeoutException">The answer did not begin in time.</exception>
    /// <exception cref="GraphConnectionException">The connection failed, so there is no answer.</exception>
    Task<BinaryResponse> SendForStreamAsync(
        RequestInformation request, RequestOptions? options, CancellationToken cancellationToken);
}
