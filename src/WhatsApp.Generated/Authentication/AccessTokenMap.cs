using System.Collections.Concurrent;

namespace WhatsApp.Generated;

/// <summary>
/// Access tokens in memory, by tenant or by the id of an account, of a phone number or of any other node. Tokens can be
/// set and removed at any time; the next request uses the current one.
/// </summary>
public sealed class AccessTokenMap : IGraphTokenProvider
{
    private readonly ConcurrentDictionary<string, string> _tokens = new(StringComparer.Ordinal);

    /// <summary>Sets or replaces the token of a tenant or node.</summary>
    /// <param name="key">
    /// A tenant, as in <see cref="RequestOptions.Tenant"/>, or the id of a node. A call with a tenant uses the token of
    /// that tenant only.
    /// </param>
    /// <param name="accessToken">The token.</param>
    /// <exception cref="ArgumentException">The key is empty, or the text cannot be a token.</exception>
    public void Set(string key, string accessToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        AccessToken.Require(accessToken, nameof(accessToken));
        _tokens[key] = accessToken;
    }

    /// <summary>Removes the token of a tenant or node.</summary>
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
                + $"Set one, or call {nameof(WhatsAppClient.ForTenant)} with a tenant that has one.");
    }
}
