namespace WhatsApp.Generated;

/// <summary>
/// Hands out access tokens. Asked once for every request, so it decides itself what to keep.
/// <see cref="AccessTokenMap"/> and <see cref="AccessTokenCache"/> are two that are ready to use.
/// </summary>
public interface IGraphTokenProvider
{
    /// <summary>Returns the token for a request.</summary>
    /// <param name="context">What the token is for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<string> GetAccessTokenAsync(AccessTokenContext context, CancellationToken cancellationToken);

    /// <summary>
    /// Told that the API has refused a token of this provider, because it expired or was revoked. After this the
    /// provider is asked once more, and if it has another token then, the request is sent again with that.
    /// </summary>
    /// <param name="context">What the token was for.</param>
    /// <param name="accessToken">The refused token.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask RejectAsync(AccessTokenContext context, string accessToken, CancellationToken cancellationToken) =>
        ValueTask.CompletedTask;
}

/// <summary>What an access token is wanted for.</summary>
/// <param name="OperationId">The operation, such as <c>sendMessage</c>.</param>
/// <param name="NodeId">
/// Id of the node that the path starts from, such as the id of a phone number. A download starts from an address, so
/// there it is the address. Empty where the path has no node.
/// </param>
/// <param name="NodeKind">What the id is the id of.</param>
/// <param name="Tenant">
/// Whose call it is, from <see cref="RequestOptions.Tenant"/> or <see cref="WhatsAppClient.ForTenant"/>; null where
/// the program did not say.
/// </param>
public sealed record AccessTokenContext(
    string OperationId,
    string NodeId,
    NodeKind NodeKind = NodeKind.None,
    string? Tenant = null)
{
    /// <summary>The node in words. The signature in the query of an address is nobody's business.</summary>
    internal string Node => (NodeKind, NodeId) switch
    {
        (NodeKind.None, "") => "no node",
        (NodeKind.None, _) => $"node {NodeId.Split('?')[0]}",
        _ => $"{NodeKind} {NodeId.Split('?')[0]}",
    };
}
