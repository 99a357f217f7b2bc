using System.Diagnostics;
using WhatsApp.Generated.Http;
using WhatsApp.Generated.Telemetry;

namespace WhatsApp.Generated;

/// <summary>What the handlers of the pipeline may know of the call that a message belongs to.</summary>
public sealed class CallContext
{
    /// <summary>
    /// Where a handler that makes a message of its own puts the context among its options:
    /// <c>copy.Options.Set(CallContext.Key, CallContext.Of(message))</c>.
    /// </summary>
    public static readonly HttpRequestOptionsKey<CallContext> Key = new("WhatsApp.Generated.Call");

    internal CallContext(
        GraphRequest request,
        string graphVersion,
        bool isStreamed,
        CallTelemetry telemetry
    )
    {
        Request = request;
        GraphVersion = graphVersion;
        IsStreamed = isStreamed;
        Telemetry = telemetry;
        Started = telemetry.Now;
    }

    /// <summary>The request as the builder described it.</summary>
    public GraphRequest Request { get; }

    /// <summary>Options of this call; null if it has none.</summary>
    public RequestOptions? Options => Request.Options;

    /// <summary>Graph version of this call, such as <c>v26.0</c>.</summary>
    public string GraphVersion { get; }

    /// <summary>
    /// Id of the node that the path starts from, such as the id of a phone number; null where it starts from a word or
    /// an address.
    /// </summary>
    public string? NodeId
    {
        get
        {
            ReadOnlySpan<char> path = Request.Path;
            int end = path is ['/', ..] ? path[1..].IndexOf('/') : -1;
            ReadOnlySpan<char> first = path is not ['/', ..] ? [] : end < 0 ? path[1..] : path[1..(end + 1)];
            return first.IsEmpty || first.ContainsAnyExceptInRange('0', '9') ? null : first.ToString();
        }
    }

    /// <summary>Whether the call asks Meta to send a message to somebody.</summary>
    internal bool SendsMessage => Request.JsonBody is Message or MarketingMessageRequest;

    /// <summary>How often the request has been repeated so far.</summary>
    public int Retries { get; internal set; }

    /// <summary>Whether the bytes of a successful answer are handed out as they arrive.</summary>
    public bool IsStreamed { get; }

    /// <summary>Whether a try is under way or ended whose effect nobody knows.</summary>
    internal bool MayBeCarriedOut { get; set; }

    /// <summary>Whether only the SDK needs the body of a successful response.</summary>
    internal bool ReadsBodyItself { get; set; }

    /// <summary>The body of a successful response that only the SDK needs.</summary>
    internal RentedStream? Body { get; set; }

    /// <summary>Where the request goes, as long as no proof of the app secret is in it.</summary>
    internal Uri? AddressWithoutProof { get; set; }

    /// <summary>When the call began, as a timestamp of the options' clock.</summary>
    internal long Started { get; }

    /// <summary>How long the call has waited between its tries, and for limits.</summary>
    internal TimeSpan Waited { get; set; }

    /// <summary>Traces, counts and logs the call.</summary>
    internal CallTelemetry Telemetry { get; }

    /// <summary>The trace of the call, if somebody listens.</summary>
    internal Activity? Activity { get; set; }

    /// <summary>Returns the context of a message.</summary>
    /// <exception cref="InvalidOperationException">The message was not made by this SDK.</exception>
    public static CallContext Of(HttpRequestMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message is CallMessage own)
        {
            return own.Call;
        }

        return message.Options.TryGetValue(Key, out CallContext? context)
            ? context
            : throw new InvalidOperationException(
                "This message has no call context, since no WhatsAppClient made it. A handler that makes a message of its "
                    + "own takes the context along: copy.Options.Set(CallContext.Key, CallContext.Of(message))."
            );
    }
}
