using Microsoft.Kiota.Abstractions;
using WhatsApp.Generated.Http;

namespace WhatsApp.Generated;

/// <summary>
/// Calls the WhatsApp Business Platform. Start from the kind of node that Meta's page names, such as
/// <c>client.PhoneNumbers[id].Messages.PostAsync(…)</c>. Create one client and share it: it is safe for concurrent use.
/// Its members are virtual, so that a test can replace them.
/// </summary>
public partial class WhatsAppClient : IDisposable
{
    private readonly IRequestAdapter _adapter;
    private readonly GraphRequestAdapter? _ownAdapter;

    /// <summary>Creates a client with an access token and default options.</summary>
    /// <param name="accessToken">A token of a system user, or a temporary one from the App Dashboard.</param>
    /// <exception cref="ArgumentException">The text is not an access token; the message says why.</exception>
    public WhatsAppClient(string accessToken)
        : this(new WhatsAppClientOptions { AccessToken = accessToken })
    {
    }

    /// <summary>Creates a client.</summary>
    /// <param name="options">Options of the client.</param>
    /// <exception cref="ArgumentException">The options are invalid; the message says what to change.</exception>
    public WhatsAppClient(WhatsAppClientOptions options)
    {
        _ownAdapter = new GraphRequestAdapter(options);
        _adapter = _ownAdapter;
    }

    /// <summary>
    /// Creates a client over any adapter of Kiota: a test double, or one of the package WhatsApp.Generated.Kiota.
    /// </summary>
    /// <param name="adapter">Sends the requests. It is not disposed of.</param>
    /// <param name="allowRepeatedSends">
    /// Whether the adapter may be Kiota's own <c>HttpClientRequestAdapter</c>. Its default pipeline sends a POST up to
    /// three more times after the statuses 429, 503 and 504, so one message could be sent four times. Defaults to
    /// <see langword="false"/>; <see langword="true"/> is safe only if you have removed its retry handler.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The adapter is Kiota's own and may repeat a POST; the message names what to use instead.
    /// </exception>
    public WhatsAppClient(IRequestAdapter adapter, bool allowRepeatedSends = false)
    {
        ArgumentNullException.ThrowIfNull(adapter);
        if (!allowRepeatedSends)
        {
            RequireNoRepeatedSends(adapter);
        }

        _adapter = adapter;
    }

    /// <summary>
    /// Creates a view of this client with default options for its calls. The options of a call replace them; headers are
    /// combined, and both <see cref="RequestOptions.OnResponse"/> are called. A view shares the connections and costs
    /// next to nothing: create one for each tenant or request. It must not be used after its client is disposed of.
    /// </summary>
    /// <param name="options">Options of every call.</param>
    public virtual WhatsAppClient WithOptions(RequestOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new WhatsAppClient(new ViewAdapter(_adapter, options), allowRepeatedSends: true);
    }

    /// <summary>Creates a view of this client with the token of a tenant; see <see cref="WithOptions"/>.</summary>
    /// <param name="accessToken">Access token of every call.</param>
    /// <exception cref="ArgumentException">The text is not an access token; the message says why.</exception>
    public virtual WhatsAppClient WithAccessToken(string accessToken)
    {
        AccessToken.Require(accessToken, nameof(accessToken));
        return WithOptions(new RequestOptions { AccessToken = accessToken });
    }

    /// <summary>
    /// Creates a view of this client for a tenant, whose token the <see cref="IGraphTokenProvider"/> returns; see
    /// <see cref="WithOptions"/>.
    /// </summary>
    /// <param name="tenant">The tenant, named as the provider expects it.</param>
    public virtual WhatsAppClient ForTenant(string tenant)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tenant);
        return WithOptions(new RequestOptions { Tenant = tenant });
    }

    // The package of Kiota's adapter is not referenced here, so the adapter is recognized by its name.
    private static void RequireNoRepeatedSends(IRequestAdapter adapter)
    {
        if (adapter is IRepeatsNoPost)
        {
            return;
        }

        for (Type? type = adapter.GetType(); type is not null; type = type.BaseType)
        {
            if (type.FullName == "Microsoft.Kiota.Http.HttpClientLibrary.HttpClientRequestAdapter")
            {
                throw new ArgumentException(
                    "Kiota's HttpClientRequestAdapter sends a POST again after 429, 503 and 504, so a message could be "
                        + "sent several times. Use WhatsAppKiota.CreateAdapter of the package WhatsApp.Generated.Kiota, "
                        + $"or pass {nameof(adapter)} with allowRepeatedSends: true if its retry handler is removed.",
                    nameof(adapter));
            }
        }
    }

    /// <summary>Closes the connections that the client has created.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the connections that the client has created.</summary>
    /// <param name="disposing">Whether this is not a finalizer.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _ownAdapter?.Dispose();
        }
    }
}
