using Microsoft.Kiota.Abstractions;
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
    private readonly GraphRequestAdapter? _ownAdapter;

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
    /// <see langword="false"/>; <see langword="true"/> is right only if you have taken its retry handler out.
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
    /// A view of this client, whose calls have these options where they have none of their own; headers add up, and
    /// <see cref="RequestOptions.OnResponse"/> of both is called. A view shares the connections, so it costs next to
    /// nothing: make one for a tenant, or for a request, and forget it. It ends with the client that it came from.
    /// </summary>
    /// <param name="options">Options of every call.</param>
    public virtual WhatsAppClient WithOptions(RequestOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new WhatsAppClient(new ViewAdapter(_adapter, options), allowRepeatedSends: true);
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
    /// A view of this client for a tenant, whose token the <see cref="IGraphTokenProvider"/> finds, whatever the call
    /// starts from; see <see cref="WithOptions"/>.
    /// </summary>
    /// <param name="tenant">The tenant, named as the provider expects it.</param>
    public virtual WhatsAppClient ForTenant(string tenant)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tenant);
        return WithOptions(new RequestOptions { Tenant = tenant });
    }

    // Kiota's packages are not referenced here, so its adapter is known by its name.
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
                        + $"or pass {nameof(adapter)} with allowRepeatedSends: true if its retry handler is taken out.",
                    nameof(adapter));
            }
        }
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
