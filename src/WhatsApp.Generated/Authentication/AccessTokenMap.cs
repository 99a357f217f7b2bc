using System.Collections.Concurrent;

namespace WhatsApp.Generated;

/// <summary>
/// Access tokens in memory, by tenant or by the id of an account, of a phone number or of any other node. Tokens may
/// be set and removed at any time; the next request uses what stands there then.
/// </summary>
public sealed class AccessTokenMap : IGraphTokenProvider
{
    private readonly ConcurrentDictionary<string, string> _tokens = new(StringComparer.Ordinal);

    /// <summary>Sets the token of a tenant or node, in place of the one that it had.</summary>
    /// <param name="key">
    /// A tenant as <see cref="RequestOptions.Tenant"/> names it, or the id of a node. A call that names its tenant is
    /// looked up by that alone.
    /// </param>
    /// <param name="accessToken">The token.</param>
    /// <exception cref="ArgumentException">The key is empty, or this cannot be a token.</exception>
    public void Set(string key, string accessToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        AccessToken.Require(accessToken, nameof(accessToken));
        _tokens[key] = accessToken;
    }

    /// <summary>Forgets the token of a tenant or node.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Remove(string key) => _tokens.TryRemove(key, out _);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">There is no token for this tenant or node.</exception>
    public ValueTask<string> GetAccessTokenAsync(AccessTokenContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        return _tokens.TryGetValue(context.Tenant ?? context.NodeId, out string? token)
            ? ValueTask.FromResult(token)
            : throw new InvalidOperationException(
                $"There is no access token for {context.OperationId} of "
                    + (context.Tenant is { } tenant ? $"the tenant {tenant}. " : $"{context.Node}. ")
                    + "Set one, or name a tenant that has one with ForTenant."
            );
    }
}
