using WhatsApp.Generated.Http;

namespace WhatsApp.Generated;

/// <summary>
/// Calls the WhatsApp Business Platform. Start from the kind of node that Meta's page names, such as
/// <c>client.PhoneNumbers[id].Messages.PostAsync(…)</c>. Make one client and share it: any number of threads may use
/// it, and no call changes it. Its members are virtual, so that a test can replace them.
/// </summary>
public partial class WhatsAppClient : IDisposable
{
    private readonly IRequestAdapter _adapter;
    private readonly HttpClientRequestAdapter? _ownAdapter;

    /// <summary>Makes a client with one access token and everything else as it comes.</summary>
    /// <param name="accessToken">A token of a system user, or a temporary one from the App Dashboard.</param>
    /// <exception cref="ArgumentException">The token cannot be one; the message says why.</exception>
    public WhatsAppClient(string accessToken)
        : this(new WhatsAppClientOptions { AccessToken = accessToken })
    {
    }

    /// <summary>Makes a client.</summary>
    /// <param name="options">How it reaches the API.</param>
    /// <exception cref="ArgumentException">The options cannot work; the message says what to change.</exception>
    public WhatsAppClient(WhatsAppClientOptions options)
    {
        _ownAdapter = new HttpClientRequestAdapter(options);
        _adapter = _ownAdapter;
    }

    /// <summary>Makes a client over an adapter of your own, to test without a network.</summary>
    /// <param name="adapter">Sends the requests. It is not disposed of.</param>
    public WhatsAppClient(IRequestAdapter adapter)
    {
        ArgumentNullException.ThrowIfNull(adapter);
        _adapter = adapter;
    }

    /// <summary>
    /// A view of this client, whose calls have these options where they have none of their own; headers add up, and
    /// <see cref="RequestOptions.OnResponse"/> of both is called. A view shares the connections, so it costs next to
    /// nothing: make one for a tenant, or for a request, and forget it. It ends with the client that it came from.
    /// </summary>
    /// <param name="options">Options of every call.</param>
    public virtual WhatsAppClient WithOptions(RequestOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new WhatsAppClient(new ViewAdapter(_adapter, options));
    }

    /// <summary>A view of this client with the token of a tenant; see <see cref="WithOptions"/>.</summary>
    /// <param name="accessToken">Access token of every call.</param>
    /// <exception cref="ArgumentException">The token cannot be one; the message says why.</exception>
    public virtual WhatsAppClient WithAccessToken(string accessToken)
    {
        AccessToken.Require(accessToken, nameof(accessToken));
        return WithOptions(new RequestOptions { AccessToken = accessToken });
    }

    /// <summary>
    /// A view of this client for a tenant, whose token the <see cref="IAccessTokenProvider"/> finds, whatever the call
    /// starts from; see <see cref="WithOptions"/>.
    /// </summary>
    /// <param name="tenant">The tenant, named as the provider expects it.</param>
    public virtual WhatsAppClient ForTenant(string tenant)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tenant);
        return WithOptions(new RequestOptions { Tenant = tenant });
    }

    /// <summary>Closes the connections that the client made itself.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the connections that the client made itself.</summary>
    /// <param name="disposing">Whether this is not a finalizer.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _ownAdapter?.Dispose();
        }
    }
}
