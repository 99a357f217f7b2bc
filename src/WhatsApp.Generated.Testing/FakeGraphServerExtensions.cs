namespace WhatsApp.Generated.Testing;

/// <summary>Creates clients of a fake server.</summary>
/// <remarks>
/// An extension method, so that a test project can put a <c>CreateClient</c> of its own in front of it.
/// </remarks>
public static class FakeGraphServerExtensions
{
    /// <summary>
    /// Creates a client of the SDK that sends to this server, with a token that the server accepts: the first of
    /// <see cref="FakeGraphOptions.AccessTokens"/>, if there are any.
    /// </summary>
    /// <param name="server">The server.</param>
    /// <param name="configure">
    /// Configures the options. An <see cref="WhatsAppClientOptions.AccessTokenProvider"/> replaces the token. Null
    /// changes nothing.
    /// </param>
    public static WhatsAppClient CreateClient(
        this FakeGraphServer server, Action<WhatsAppClientOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(server);
        string token = server.AcceptedToken;
        var options = new WhatsAppClientOptions { AccessToken = token, BaseAddress = server.BaseAddress };
        configure?.Invoke(options);
        if (options.AccessTokenProvider is not null && ReferenceEquals(options.AccessToken, token))
        {
            options.AccessToken = null;
        }

        return new WhatsAppClient(options);
    }
}
