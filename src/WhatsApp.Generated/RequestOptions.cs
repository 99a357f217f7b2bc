using Microsoft.Kiota.Abstractions;

namespace WhatsApp.Generated;

/// <summary>
/// Options of one call in place of its client's. One instance may serve any number of calls. It is a request option of
/// Kiota as well.
/// </summary>
public sealed class RequestOptions : IRequestOption
{
    /// <summary>
    /// Access token of this call, instead of the client's. Nothing of it stays behind after the call.
    /// </summary>
    public string? AccessToken { get; init; }

    /// <summary>
    /// Whose call this is, named as your program names its tenants. It goes to the
    /// <see cref="IGraphTokenProvider"/> of the client and is never sent.
    /// </summary>
    public string? Tenant { get; init; }

    /// <summary>Graph version of this call, such as <c>v26.0</c>, instead of the client's.</summary>
    public string? GraphVersion { get; init; }

    /// <summary>Longest time that this call may take in all, instead of the client's.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Longest time that one try of this call may take, instead of the client's.</summary>
    public TimeSpan? AttemptTimeout { get; init; }

    /// <summary>How failed tries of this call are repeated, instead of the client's way.</summary>
    public RetryOptions? Retry { get; init; }

    /// <summary>
    /// Headers to send besides the SDK's own. A <c>User-Agent</c> among them replaces the SDK's, and so does a header
    /// that the operation sends by itself, such as <c>X-API-Version</c>; the token is changed by
    /// <see cref="AccessToken"/> only.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>
    /// Called with every answer of this call before it is read, whether it is a success or an error: status, headers
    /// and body as they came. A list calls it once a page. What it throws, the call throws, though it was carried out.
    /// </summary>
    public Action<RawResponse>? OnResponse { get; init; }

    /// <summary>
    /// Cancels the wait of this call for a rate limit, but no attempt that has begun. With it, a call waits for a limit
    /// as long as its timeout allows. The default cancels nothing.
    /// </summary>
    public CancellationToken StopWaiting { get; init; }

    /// <summary>A copy of these options with another <see cref="StopWaiting"/>.</summary>
    public RequestOptions WithStopWaiting(CancellationToken stopWaiting)
    {
        return new RequestOptions { StopWaiting = stopWaiting }.Over(this);
    }

    /// <summary>These options, and those of a view where these say nothing.</summary>
    internal RequestOptions Over(RequestOptions? view)
    {
        if (view is null)
        {
            return this;
        }

        // Token and tenant go together: no call may get the token of one tenant and the name of another.
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
