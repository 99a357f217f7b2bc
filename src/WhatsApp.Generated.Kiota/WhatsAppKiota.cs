using Microsoft.Kiota.Http.HttpClientLibrary;

namespace WhatsApp.Generated.Kiota;

/// <summary>Creates Kiota's own adapter, made so that no message is sent twice.</summary>
public static class WhatsAppKiota
{
    /// <summary>
    /// Creates Kiota's <see cref="HttpClientRequestAdapter"/> with the SDK's pipeline, parse nodes and writers in place
    /// of Kiota's handlers: it follows no redirect, and sends no POST again that may have been carried out. Errors are
    /// those of the SDK. Nothing is registered for other clients in the process.
    /// </summary>
    /// <param name="options">Options of the client. Changes after this have no effect.</param>
    /// <returns>
    /// An adapter for <see cref="WhatsAppClient(Microsoft.Kiota.Abstractions.IRequestAdapter, bool)"/> and for requests
    /// of your own. Dispose of it when the program ends, and not before its client.
    /// </returns>
    /// <exception cref="ArgumentException">The options cannot work; the message says what to change.</exception>
    public static HttpClientRequestAdapter CreateAdapter(WhatsAppClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return PipelineRequestAdapter.Create(options);
    }
}
