using Microsoft.Kiota.Abstractions;

namespace WhatsApp.Generated;

/// <summary>
/// Options for one call only. A member that is null uses the client's option. Any number of calls may share an instance,
/// which is also a request option of Kiota.
/// </summary>
public sealed class RequestOptions : IRequestOption
{
    /// <summary>
    /// Access token of this call. It is not kept after the call.
    /// </summary>
    public string? AccessToken { get; init; }

    /// <summary>
    /// Tenant of this call, as your program names it. It is passed to the <see cref="IGraphTokenProvider"/> of the client
    /// and never sent.
    /// </summary>
    public string? Tenant { get; init; }

    /// <summary>Graph version of this call, such as <c>v27.0</c>.</summary>
    public string? GraphVersion { get; init; }

    /// <summary>Timeout of this call, including its retries and waits.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Timeout of one attempt of this call.</summary>
    public TimeSpan? AttemptTimeout { get; init; }

    /// <summary>How failed attempts of this call are repeated.</summary>
    public RetryOptions? Retry { get; init; }

    /// <summary>
    /// Headers to send in addition to the SDK's. A <c>User-Agent</c> replaces that of the SDK, and a header that the
    /// operation always sends, such as <c>X-API-Version</c>, is replaced as well. Only <see cref="AccessToken"/> changes
    /// the token.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>
    /// Called with every response of this call before it is read, successful or not: status, headers and body as
    /// received. A list calls it for each page. If it throws, the call throws the same, although it was carried out.
    /// With an adapter of Kiota, exceptions of connections arrive as <see cref="GraphConnectionException"/>.
    /// </summary>
    public Action<RawResponse>? OnResponse { get; init; }

    /// <summary>
    /// Cancels the wait of this call for a rate limit, but no attempt that has begun. With it, a call waits for a limit
    /// as long as its timeout allows. The default cancels nothing.
    /// </summary>
    public CancellationToken StopWaiting { get; init; }

    /// <summary>
    /// Whether a message may have both <c>To</c> and <c>Recipient</c>. Meta uses <c>To</c> then. The default is
    /// <see langword="false"/>: such a message is refused before it is sent.
    /// </summary>
    public bool? AllowToAndRecipient { get; init; }

    /// <summary>
    /// Whether the body of this call is checked before it is sent. Null uses
    /// <see cref="WhatsAppClientOptions.ValidateRequests"/>.
    /// </summary>
    public bool? ValidateRequest { get; init; }

    /// <summary>A copy of these options with another <see cref="StopWaiting"/>.</summary>
    public RequestOptions WithStopWaiting(CancellationToken cancellationToken)
    {
        return new RequestOptions { StopWaiting = cancellationToken }.Over(this);
    }

    /// <summary>These options, with those of a view for the members that are null.</summary>
    internal RequestOptions Over(RequestOptions? view)
    {
        if (view is null)
        {
            return this;
        }

        // Token and tenant go together: no call must use the token of one tenant and the name of another.
        RequestOptions identity = AccessToken is null && Tenant is null ? view : this;
        return new RequestOptions
        {
            AccessToken = identity.AccessToken,
            Tenant = identity.Tenant,
            GraphVersion = GraphVersion ?? view.GraphVersion,
            Timeout = Timeout ?? view.Timeout,
            AttemptTimeout = AttemptTimeout ?? view.AttemptTimeout,
            Retry = Retry ?? view.Retry,
            Headers = Joined(view.Headers, Headers),
            OnResponse = view.OnResponse + OnResponse,
            StopWaiting = StopWaiting.CanBeCanceled ? StopWaiting : view.StopWaiting,
            AllowToAndRecipient = AllowToAndRecipient ?? view.AllowToAndRecipient,
            ValidateRequest = ValidateRequest ?? view.ValidateRequest,
        };
    }

    private static IReadOnlyDictionary<string, string>? Joined(
        IReadOnlyDictionary<string, string>? view,
        IReadOnlyDictionary<string, string>? call
    )
    {
        if (view is null || call is null)
        {
            return call ?? view;
        }

        var headers = new Dictionary<string, string>(view, StringComparer.OrdinalIgnoreCase);
        foreach ((string name, string value) in call)
        {
            headers[name] = value;
        }

        return headers;
    }
}
