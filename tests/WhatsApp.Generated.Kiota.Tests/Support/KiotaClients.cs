using Microsoft.Extensions.Logging;
using Microsoft.Kiota.Http.HttpClientLibrary;
using WhatsApp.Generated.Kiota;
using WhatsApp.Generated.Testing;

// Around the namespaces of the tests, so that they find this CreateClient before the one of the fake server.
namespace WhatsApp.Generated.Tests;

/// <summary>Clients over Kiota's adapter, made as the fake server makes the SDK's own.</summary>
internal static class KiotaClients
{
    public static WhatsAppClient CreateClient(
        this FakeGraphServer server, Action<WhatsAppClientOptions>? configure = null) =>
        new KiotaClient(WhatsAppKiota.CreateAdapter(server.Options(configure)));

    /// <summary>The options with which the fake server makes a client.</summary>
    public static WhatsAppClientOptions Options(
        this FakeGraphServer server, Action<WhatsAppClientOptions>? configure = null)
    {
        WhatsAppClientOptions? made = null;
        ILoggerFactory? logging = null;
        FakeGraphServerExtensions
            .CreateClient(server, options =>
            {
                configure?.Invoke(options);
                made = options;

                // That client logs nothing.
                logging = options.LoggerFactory;
                options.LoggerFactory = null;
            })
            .Dispose();
        made!.LoggerFactory = logging;
        return made;
    }

    private sealed class KiotaClient(HttpClientRequestAdapter adapter) : WhatsAppClient(adapter)
    {
        protected override void Dispose(bool disposing)
        {
            adapter.Dispose();
            base.Dispose(disposing);
        }
    }
}
