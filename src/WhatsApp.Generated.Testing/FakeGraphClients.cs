namespace WhatsApp.Generated.Testing;

/// <summary>Makes clients that talk to a fake server.</summary>
public static class FakeGraphClients
{
    /// <summary>Makes a client of the SDK whose API is this server.</summary>
    /// <param name="server">The server.</param>
    /// <param name="configure">Changes the options further, if given.</param>
    public static WhatsAppClient CreateClient(this FakeGraphServer server, Action<WhatsAppClientOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(server);
        var options = new WhatsAppClientOptions { AccessToken = "fake-token", BaseAddress = server.BaseAddress };
        configure?.Invoke(options);
        return new WhatsAppClient(options);
    }
}
