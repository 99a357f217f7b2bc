using System.Net;

namespace WhatsApp.Generated;

/// <summary>The connections that the SDK makes where it is given none.</summary>
internal static class DefaultTransport
{
    public static SocketsHttpHandler Open(WhatsAppClientOptions options) =>
        new()
        {
            // A redirect would carry the token to wherever it leads.
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip,
            ConnectTimeout = options.ConnectTimeout,

            // A name that moves to another address is followed, however long the client lives.
            PooledConnectionLifetime = TimeSpan.FromMinutes(15),
            UseCookies = false,
        };
}
