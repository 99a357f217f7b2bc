namespace WhatsApp.Generated;

/// <summary>
/// Provides access tokens. It is called once per request, so it decides what to cache. <see cref="AccessTokenMap"/> and
/// <see cref="AccessTokenCache"/> implement it.
/// </summary>
public interface IGraphTokenProvider
{
    /// <summary>Returns the token for a request.</summary>
    /// <param name="context">What the token is for.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    ValueTask<string> GetAccessTokenAsync(AccessTokenContext context, CancellationToken cancellationToken);

    /// <summary>
    /// Called when the API has refused a token of this provider, because it expired or was revoked. After that,
    /// <see cref="GetAccessTokenAsync"/> is called once more; a different token is used to send the request again.
    /// </summary>
    /// <param name="context">What the token was for.</param>
    /// <param name="accessToken">The refused token.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    ValueTask RejectAsync(AccessTokenContext context, string accessToken, CancellationToken cancellationToken) =>
        ValueTask.CompletedTask;
}

/// <summary>What an access token is needed for.</summary>
/// <param name="OperationId">The operation, such as <c>sendMessage</c>.</param>
/// <param name="NodeId">
/// Id of the first node in the path, such as the id of a phone number; for a download, its address. Empty if the path
/// has no node.
/// </param>
/// <param name="NodeKind">Kind of the node.</param>
/// <param name="Tenant">
/// The tenant, from <see cref="RequestOptions.Tenant"/> or <see cref="WhatsAppClient.ForTenant"/>; null if none is set.
/// </param>
public sealed record AccessTokenContext(
    string OperationId, string NodeId, NodeKind NodeKind = NodeKind.None, string? Tenant = null)
{
    /// <summary>The node for messages, without the query of an address, which contains a signature.</summary>
    internal string Node => (NodeKind, NodeId) switch
    {
        (NodeKind.None, "") => "no node",
        (NodeKind.None, _) => $"node {NodeId.Split('?')[0]}",
        _ => $"{NodeKind} {NodeId.Split('?')[0]}",
    };
}
