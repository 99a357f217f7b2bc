using WhatsApp.Generated.Http;

namespace WhatsApp.Generated;

/// <summary>What the handlers of the pipeline may know of the call that a message belongs to.</summary>
public sealed class CallContext
{
    /// <summary>Finds the context among a message's options.</summary>
    public static readonly HttpRequestOptionsKey<CallContext> Key = new("WhatsApp.Generated.Call");

    internal CallContext(RequestInformation request, RequestOptions? options, long started)
    {
        Started = started;
        Request = request;
        Options = options;
    }

    /// <summary>The request as the builder described it.</summary>
    public RequestInformation Request { get; }

    /// <summary>Options of this call, or none.</summary>
    public RequestOptions? Options { get; }

    /// <summary>How often the request has been repeated so far.</summary>
    public int Retries { get; internal set; }

    /// <summary>Where the request goes, as long as no proof of the app secret is in it.</summary>
    internal Uri? AddressWithoutProof { get; set; }

    /// <summary>When the call began, as a timestamp of the options' clock.</summary>
    internal long Started { get; }

    /// <summary>Returns the context of a message.</summary>
    /// <exception cref="InvalidOperationException">The message was not made by this SDK.</exception>
    public static CallContext Of(HttpRequestMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.Options.TryGetValue(Key, out CallContext? context)
            ? context
            : throw new InvalidOperationException(
                "This message was not made by a WhatsAppClient: it has no call context."
            );
    }
}
