using System.Net;

namespace WhatsApp.Generated;

/// <summary>The connections of a client that has neither an HttpClient nor a handler of the caller.</summary>
internal static class DefaultTransport
{
    public static SocketsHttpHandler Open(WhatsAppClientOptions options) =>
        new()
        {
            // A redirect would send the token to any host.
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip,
            ConnectTimeout = options.ConnectTimeout,

            // A change of DNS is noticed after this time.
            PooledConnectionLifetime = TimeSpan.FromMinutes(15),
            UseCookies = false,
        };
}
