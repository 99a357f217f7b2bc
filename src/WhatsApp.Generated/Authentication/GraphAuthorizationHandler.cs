using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using WhatsApp.Generated.Http;

namespace WhatsApp.Generated;

/// <summary>
/// Adds the access token to a request, and the proof of the app secret if there is one. The token is sent only to the
/// hosts that the options allow. A token that the API refuses is replaced once, if the provider has another one.
/// </summary>
/// <param name="options">The options with the token, the secret and the hosts.</param>
public sealed class GraphAuthorizationHandler(WhatsAppClientOptions options) : DelegatingHandler
{
    private readonly WhatsAppClientOptions _options = options ?? throw new ArgumentNullException(nameof(options));
    private readonly string _api = options.BaseAddress.GetLeftPart(UriPartial.Authority) + "/";

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        CallContext call = CallContext.Of(request);
        RequireAllowed(request.RequestUri!);
        if (call.Request.Operation.IsAnonymous)
        {
            request.Headers.Authorization = null;
            return base.SendAsync(request, cancellationToken);
        }

        if (TokenOf(call) is not { } token)
        {
            return SendWithProviderAsync(call, request, cancellationToken);
        }

        Authorize(call, request, token);
        return base.SendAsync(request, cancellationToken);
    }

    private async Task<HttpResponseMessage> SendWithProviderAsync(
        CallContext call, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        IGraphTokenProvider provider = _options.AccessTokenProvider!;
        AccessTokenContext context = ContextOf(call);
        string token = await GetTokenAsync(provider, context, cancellationToken).ConfigureAwait(false);
        for (bool isRepeated = false; ; isRepeated = true)
        {
            Authorize(call, request, token);
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            try
            {
                if (!await IsRefusedAsync(request, response, cancellationToken).ConfigureAwait(false))
                {
                    return response;
                }

                await provider.RejectAsync(context, token, cancellationToken).ConfigureAwait(false);
                if (isRepeated || !RequestMessage.CanReplay(request.Content))
                {
                    return response;
                }

                string next = await GetTokenAsync(provider, context, cancellationToken).ConfigureAwait(false);
                if (next == token)
                {
                    return response;
                }

                token = next;
            }
            catch
            {
                response.Dispose();
                throw;
            }

            // A refused token means that nothing was carried out, so a message is not sent twice.
            response.Dispose();
            call.Retries++;
        }
    }

    private static async ValueTask<bool> IsRefusedAsync(
        HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.IsSuccessStatusCode)
        {
            return false;
        }

        GraphError? error = await CallContext.ReadErrorAsync(response, cancellationToken).ConfigureAwait(false);
        return FailureClassifier.ActionFor(response.StatusCode, error, request.Method) == SuggestedAction.RefreshToken;
    }

    /// <summary>The token of the call or of the client; null if the provider has it.</summary>
    private string? TokenOf(CallContext call)
    {
        string? token = call.Options?.AccessToken;
        if (token is not null)
        {
            return AccessToken.IsToken(token)
                ? token
                : throw new InvalidOperationException(
                    $"The access token of this {call.Request.OperationId} is empty, or contains a space, a line break "
                    + $"or another character that is not valid in a token. Set {nameof(RequestOptions)}."
                    + $"{nameof(RequestOptions.AccessToken)} to a token, or to null for the client's.");
        }

        return _options.AccessToken is null || call.Options?.Tenant is not { } tenant
            ? _options.AccessToken
            : throw new InvalidOperationException(
                $"This {call.Request.OperationId} is for the tenant {tenant}, but the client has one access token for "
                + $"all. Set {nameof(WhatsAppClientOptions)}.{nameof(WhatsAppClientOptions.AccessTokenProvider)}.");
    }

    private static AccessTokenContext ContextOf(CallContext call)
    {
        string path = call.Request.Path;
        NodeKind? kind = OperationNodes.KindOf(call.Request.OperationId);
        string node =
            !path.StartsWith('/') ? path
            : kind == NodeKind.None ? string.Empty
            : Uri.UnescapeDataString(path.Split('/', 3)[1]);
        return new AccessTokenContext(call.Request.OperationId, node, kind ?? NodeKind.None, call.Options?.Tenant);
    }

    private static async ValueTask<string> GetTokenAsync(
        IGraphTokenProvider provider, AccessTokenContext context, CancellationToken cancellationToken)
    {
        string? token = await provider.GetAccessTokenAsync(context, cancellationToken).ConfigureAwait(false);
        return token is not null && AccessToken.IsToken(token)
            ? token
            : throw new InvalidOperationException(
                $"{provider.GetType().Name} returned no access token for {context.OperationId} of {context.Node}, or "
                + "one with a character that is not valid in a token.");
    }

    private void Authorize(CallContext call, HttpRequestMessage request, string token)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (_options.AppSecret is { } secret && (IsApi(request.RequestUri!) || call.Request.Operation.Host is not null))
        {
            // A repeated request has the proof of its previous token.
            call.AddressWithoutProof ??= request.RequestUri!;
            request.RequestUri = WithProof(call.AddressWithoutProof, token, secret);
        }
    }

    // Fast path for nearly every address. The slash ends the host.
    private bool IsApi(Uri address) =>
        address.OriginalString.StartsWith(_api, StringComparison.Ordinal)
        || string.Equals(address.Authority, _options.BaseAddress.Authority, StringComparison.OrdinalIgnoreCase);

    private void RequireAllowed(Uri address)
    {
        bool isSafe = address.Scheme == Uri.UriSchemeHttps || (_options.BaseAddress.IsLoopback && address.IsLoopback);
        if (!isSafe || !(IsApi(address) || IsAllowed(address)))
        {
            throw new InvalidOperationException(
                $"The access token is not sent to {address.Scheme}://{address.Authority}. If that host is Meta's or "
                + $"yours, add it to {nameof(WhatsAppClientOptions)}.{nameof(WhatsAppClientOptions.AllowedHosts)} and "
                + "use https on its default port.");
        }
    }

    // Only the address of the API may have a port, and a server on the local machine, as in tests.
    private bool IsAllowed(Uri address) => address.IsLoopback && _options.BaseAddress.IsLoopback
        || (address.IsDefaultPort && _options.AllowedHosts.Any(allowed =>
            string.Equals(address.Host, allowed, StringComparison.OrdinalIgnoreCase)
            || address.Host.EndsWith("." + allowed, StringComparison.OrdinalIgnoreCase)));

    private static Uri WithProof(Uri address, string token, string secret)
    {
        byte[] proof = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(token));
        char separator = address.Query.Length == 0 ? '?' : '&';
        return new Uri($"{address.AbsoluteUri}{separator}appsecret_proof={Convert.ToHexStringLower(proof)}");
    }
}
