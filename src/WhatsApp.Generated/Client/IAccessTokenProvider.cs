namespace WhatsApp.Generated;

/// <summary>Hands out access tokens. Asked once for every request, so it decides itself what to keep.</summary>
public interface IAccessTokenProvider
{
    /// <summary>Returns the token for a request.</summary>
    /// <param name="context">What the token is for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<string> GetAccessTokenAsync(AccessTokenContext context, CancellationToken cancellationToken);
}

/// <summary>What an access token is wanted for.</summary>
/// <param name="OperationId">The operation, such as <c>sendMessage</c>.</param>
/// <param name="NodeId">
/// Id of the node that the path starts from, such as the id of a phone number or of an account: the key by which a
/// server of many tenants finds the token. A download starts from an address, so there it is the address.
/// </param>
public sealed record AccessTokenContext(string OperationId, string NodeId);
