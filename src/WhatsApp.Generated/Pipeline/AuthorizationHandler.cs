using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace WhatsApp.Generated;

/// <summary>
/// Puts the access token on a request, and the proof of the app secret where there is one. The token goes to the hosts
/// that the options allow and to no other.
/// </summary>
public sealed class AuthorizationHandler : DelegatingHandler
{
    private readonly WhatsAppClientOptions _options;

    /// <summary>Takes token, secret and hosts from the options.</summary>
    public AuthorizationHandler(WhatsAppClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        CallContext call = CallContext.Of(request);
        RequireAllowed(request.RequestUri!);

        string token =
            call.Options?.AccessToken
            ?? _options.AccessToken
            ?? await TokenFromProviderAsync(call, cancellationToken).ConfigureAwait(false);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (_options.AppSecret is { } secret && IsApi(request.RequestUri!))
        {
            // A request that is sent again has the proof of its last token.
            call.AddressWithoutProof ??= request.RequestUri!;
            request.RequestUri = WithProof(call.AddressWithoutProof, token, secret);
        }

        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<string> TokenFromProviderAsync(CallContext call, CancellationToken cancellationToken)
    {
        string path = call.Request.Path;
        string node = path.StartsWith('/') ? Uri.UnescapeDataString(path.Split('/', 3)[1]) : path;
        string? token = await _options
            .AccessTokenProvider!.GetAccessTokenAsync(
                new AccessTokenContext(call.Request.OperationId, node),
                cancellationToken
            )
            .ConfigureAwait(false);
        return string.IsNullOrWhiteSpace(token)
            ? throw new InvalidOperationException(
                $"{_options.AccessTokenProvider.GetType().Name} returned no access token for {call.Request.OperationId} "
                    + $"of node {node}."
            )
            : token;
    }

    private bool IsApi(Uri address) =>
        string.Equals(address.Host, _options.BaseAddress.Host, StringComparison.OrdinalIgnoreCase);

    private void RequireAllowed(Uri address)
    {
        bool encrypted =
            address.Scheme == Uri.UriSchemeHttps || (address.IsLoopback && _options.BaseAddress.IsLoopback);
        bool known =
            IsApi(address)
            || _options.AllowedHosts.Any(host =>
                string.Equals(address.Host, host, StringComparison.OrdinalIgnoreCase)
                || address.Host.EndsWith("." + host, StringComparison.OrdinalIgnoreCase)
            );
        if (!encrypted || !known)
        {
            throw new InvalidOperationException(
                $"The access token is not sent to {address.Scheme}://{address.Authority}. If that host is Meta's or yours, "
                    + $"add it to {nameof(WhatsAppClientOptions)}.{nameof(WhatsAppClientOptions.AllowedHosts)} and use https."
            );
        }
    }

    private static Uri WithProof(Uri address, string token, string secret)
    {
        byte[] proof = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(token));
        char separator = address.Query.Length == 0 ? '?' : '&';
        return new Uri($"{address.AbsoluteUri}{separator}appsecret_proof={Convert.ToHexStringLower(proof)}");
    }
}
