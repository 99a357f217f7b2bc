namespace WhatsApp.Generated.Testing;

/// <summary>Makes clients that talk to a fake server.</summary>
public static class FakeGraphClients
{
    /// <summary>
    /// Makes a client of the SDK whose API is this server, with a token that the server accepts: the first of
    /// <see cref="FakeGraphOptions.AccessTokens"/>, if there are any.
    /// </summary>
    /// <param name="server">The server.</param>
    /// <param name="configure">
    /// Changes the options further, if given. An <see cref="WhatsAppClientOptions.AccessTokenProvider"/> takes the place
    /// of the token.
    /// </param>
    public static WhatsAppClient CreateClient(this FakeGraphServer server, Action<WhatsAppClientOptions>? configure = null)
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
