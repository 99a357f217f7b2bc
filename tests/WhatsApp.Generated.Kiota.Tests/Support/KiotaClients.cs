using Microsoft.Extensions.Logging;
using Microsoft.Kiota.Http.HttpClientLibrary;
using WhatsApp.Generated.Kiota;
using WhatsApp.Generated.Testing;

// The parent namespace of the tests, so that they use this CreateClient instead of that of the fake server.
namespace WhatsApp.Generated.Tests;

/// <summary>Creates clients over Kiota's adapter, with the options of a client of the fake server.</summary>
internal static class KiotaClients
{
    public static WhatsAppClient CreateClient(
        this FakeGraphServer server, Action<WhatsAppClientOptions>? configure = null) =>
        new KiotaClient(WhatsAppKiota.CreateAdapter(server.Options(configure)));

    /// <summary>The options of a client of the fake server.</summary>
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

                // The discarded client does not log.
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
