using System.Net;

namespace WhatsApp.Generated;

/// <summary>The connections of a client that has neither an HttpClient nor a handler of the caller.</summary>
internal static class DefaultTransport
{
    /// <summary>Whether a handler, or the one inside it, follows redirects.</summary>
    public static bool FollowsRedirects(HttpMessageHandler? handler) => handler switch
    {
        SocketsHttpHandler sockets => sockets.AllowAutoRedirect,
        HttpClientHandler client => client.AllowAutoRedirect,
        DelegatingHandler { InnerHandler: { } inner } => FollowsRedirects(inner),
        _ => false,
    };

    /// <summary>Creates the connections.</summary>
    public static SocketsHttpHandler Open(WhatsAppClientOptions options) =>
        new()
        {
            // A redirect would send the token to any host.
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip,
            ConnectTimeout = options.ConnectTimeout,
            MaxConnectionsPerServer = options.MaxConnectionsPerServer,

            // A change of DNS is noticed after this time.
            PooledConnectionLifetime = TimeSpan.FromMinutes(15),
            UseCookies = false,
        };
}
