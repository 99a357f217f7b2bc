using System.Diagnostics;
using WhatsApp.Generated.Http;

namespace WhatsApp.Generated;

/// <summary>What the handlers of the pipeline know of the call that a message belongs to.</summary>
public sealed class CallContext
{
    /// <summary>
    /// Key of the context among the options of a message. A handler that creates a message of its own sets it:
    /// <c>copy.Options.Set(CallContext.Key, CallContext.Of(message))</c>.
    /// </summary>
    public static readonly HttpRequestOptionsKey<CallContext> Key = new("WhatsApp.Generated.Call");

    private readonly WhatsAppClientOptions _client;

    internal CallContext(GraphRequest request, WhatsAppClientOptions client, bool isStreamed)
    {
        _client = client;
        Request = request;
        IsStreamed = isStreamed;
        Started = client.TimeProvider.GetTimestamp();
    }

    /// <summary>The request as the builder described it.</summary>
    public GraphRequest Request { get; }

    /// <summary>Options of this call; null if it has none.</summary>
    public RequestOptions? Options => Request.Options;

    /// <summary>Graph version of this call, such as <c>v27.0</c>.</summary>
    public string GraphVersion => Options?.GraphVersion ?? _client.GraphVersion;

    /// <summary>
    /// Id of the node that the path starts from, such as the id of a phone number; null if it starts from a word or an
    /// address.
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

    /// <summary>How often the request has been repeated so far.</summary>
    public int Retries { get; internal set; }

    /// <summary>Whether the bytes of a successful response are passed on as they arrive.</summary>
    public bool IsStreamed { get; }

    /// <summary>
    /// Time left of the timeout of the call; at least zero, and <see cref="Timeout.InfiniteTimeSpan"/> if it has none.
    /// </summary>
    public TimeSpan TimeLeft =>
        CallTimeout == Timeout.InfiniteTimeSpan ? Timeout.InfiniteTimeSpan
        : CallTimeout - Elapsed is var left && left > TimeSpan.Zero ? left
        : TimeSpan.Zero;

    /// <summary>Longest time that the call may take in all.</summary>
    internal TimeSpan CallTimeout => Options?.Timeout ?? _client.Timeout;

    /// <summary>Maximum size of a successful response in bytes.</summary>
    internal long MaxResponseBytes => _client.MaxResponseBytes;

    /// <summary>Time since the start of the call.</summary>
    internal TimeSpan Elapsed => _client.TimeProvider.GetElapsedTime(Started);

    /// <summary>Whether the call asks Meta to send a message to a person or a group.</summary>
    internal bool SendsMessage => Request.JsonBody is Message or MarketingMessageRequest;

    /// <summary>Whether an attempt is in progress, or has ended with unknown effect.</summary>
    internal bool MayBeCarriedOut { get; set; }

    /// <summary>Whether only the SDK needs the body of a successful response.</summary>
    internal bool ReadsBodyItself { get; set; }

    /// <summary>The body of a successful response that only the SDK needs.</summary>
    internal RentedStream? Body { get; set; }

    /// <summary>Address of the request before an <c>appsecret_proof</c> was added to it.</summary>
    internal Uri? AddressWithoutProof { get; set; }

    /// <summary>Timestamp of the start of the call, from the clock of the client.</summary>
    internal long Started { get; }

    /// <summary>How long the call has waited between its attempts, and for limits.</summary>
    internal TimeSpan Waited { get; private set; }

    /// <summary>The trace of the call; null if no listener records it.</summary>
    internal Activity? Activity { get; set; }

    /// <summary>Returns the context of a message.</summary>
    /// <exception cref="InvalidOperationException">The message was not created by this SDK.</exception>
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
                "This message has no call context, since no WhatsAppClient created it. A handler that creates a message "
                    + "of its own copies the context: copy.Options.Set(CallContext.Key, CallContext.Of(message)).");
    }

    /// <summary>
    /// Reads the Graph error in a response that is not successful. The body is buffered, so that it can be read again.
    /// </summary>
    /// <returns>The error; null if the response is successful, or its body is not a Graph error.</returns>
    public static async ValueTask<GraphError?> ReadErrorAsync(
        HttpResponseMessage response, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(response);
        if (response.IsSuccessStatusCode)
        {
            return null;
        }

        await ResponseBody.BufferErrorAsync(response, cancellationToken).ConfigureAwait(false);
        return ResponseBody.ErrorIn(response);
    }

    /// <summary>Adds a wait of a handler, such as one for a rate limit, to what telemetry reports of the call.</summary>
    public void AddWait(TimeSpan time) => Waited += time;
}

/// <summary>A message that knows its call.</summary>
internal sealed class CallMessage(CallContext call, string address) : HttpRequestMessage(call.Request.Method, address)
{
    public CallContext Call { get; } = call;
}
