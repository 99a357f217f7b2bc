using Microsoft.Extensions.Logging;
using WhatsApp.Generated.Http;
using WhatsApp.Generated.Telemetry;

namespace WhatsApp.Generated;

/// <summary>Options of a client. They are checked when the client is created; later changes have no effect.</summary>
public sealed class WhatsAppClientOptions
{
    private CallTelemetry? _telemetry;
    private int _beforeAttemptToCreate;

    /// <summary>Access token of every call. Set this or <see cref="AccessTokenProvider"/>.</summary>
    public string? AccessToken { get; set; }

    /// <summary>Returns the access token of each call, so that tokens can rotate or belong to tenants.</summary>
    public IGraphTokenProvider? AccessTokenProvider { get; set; }

    /// <summary>
    /// App secret. If set, every call contains an <c>appsecret_proof</c>, as Meta recommends for servers.
    /// </summary>
    public string? AppSecret { get; set; }

    /// <summary>
    /// Graph version of every call. The default is the version of the pages that this SDK is generated from. A client
    /// whose version has ended or ends within 60 days logs one warning when it is created.
    /// </summary>
    public string GraphVersion { get; set; } = WhatsApp.Generated.GraphVersion.Default;

    /// <summary>Address of the API: HTTPS, or HTTP on the local machine. The default is <c>https://graph.facebook.com</c>.</summary>
    public Uri BaseAddress { get; set; } = new("https://graph.facebook.com");

    /// <summary>
    /// Hosts that may receive the access token, besides that of <see cref="BaseAddress"/>. The default is the host of
    /// media and the host that serves a few operations. A name includes its subdomains.
    /// </summary>
    public IList<string> AllowedHosts { get; private set; } = ["lookaside.fbsbx.com", "api.facebook.com"];

    /// <summary>Timeout of a call, including its retries and waits. The default is 100 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>
    /// Timeout of one attempt until its response is complete; of a download, until its first byte. The default is 30
    /// seconds. It does not limit the upload of a file, unless a call sets it.
    /// </summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Timeout of connecting. The default is 10 seconds. Not used with a handler of your own.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Maximum number of connections to one server, from 1. A call without a free connection waits for one; the wait
    /// is part of the timeout of its attempt. The default is 512: with 0.2 seconds per call, that is 2,560 calls per
    /// second, more than the 1,000 messages of Meta's highest throughput. A connection is an open file, and Linux often
    /// allows a process 1,024 of them, so raise <c>ulimit -n</c> before this. Not used with a handler of your own.
    /// </summary>
    public int MaxConnectionsPerServer { get; set; } = 512;

    /// <summary>
    /// Maximum size of a successful response in bytes, decompressed; a download may be larger. The default is 64 MiB.
    /// </summary>
    public long MaxResponseBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>How failed attempts are repeated. <see cref="RetryOptions.Off"/> disables retries.</summary>
    public RetryOptions Retry { get; set; } = new();

    /// <summary>First part of the <c>User-Agent</c> of every call, such as <c>MyShop/2.1</c>.</summary>
    public string? ApplicationName { get; set; }

    /// <summary>
    /// Creates the handlers of every request, outermost first. Reorder, replace or add to them; the last one sends the
    /// request with <see cref="HttpClient"/> or <see cref="HttpMessageHandler"/>. Called once for each client, since two
    /// clients must not share a handler. A handler must not keep the cancellation token of a call: a later call may use
    /// it again. The default is <see cref="DefaultHandlers"/>.
    /// </summary>
    public Func<WhatsAppClientOptions, IList<DelegatingHandler>> Handlers { get; set; } = DefaultHandlers;

    /// <summary>
    /// Creates the handlers between the retries and each attempt, outermost first; each client calls these functions
    /// once. Time in these handlers is no part of the timeout of an attempt. They must not read the body of a
    /// successful response. <see cref="Handlers"/> must create them, as <see cref="DefaultHandlers"/> does; a client that
    /// leaves one out is refused. The default is none. The package WhatsApp.Generated.Bulk adds its rate limiter here.
    /// </summary>
    public IList<Func<WhatsAppClientOptions, DelegatingHandler>> BeforeAttempt { get; private set; } = [];

    /// <summary>Sends the requests, if set, such as a client of <c>IHttpClientFactory</c>. It is not disposed of.</summary>
    public HttpClient? HttpClient { get; set; }

    /// <summary>Sends the requests, if set. It is not disposed of.</summary>
    public HttpMessageHandler? HttpMessageHandler { get; set; }

    /// <summary>
    /// Creates the logger, with the category <see cref="WhatsAppTelemetry.Name"/>: failures and retries are warnings,
    /// successes are debug messages. No token, body or phone number is logged.
    /// </summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>
    /// Whether the JSON bodies of requests and responses are logged too, at the level Trace. Numbers, message ids and
    /// secrets are removed; the text of messages is not. The default is <see langword="false"/>.
    /// </summary>
    public bool LogContent { get; set; }

    /// <summary>
    /// Whether bodies are checked by the rules of Meta's reference before they are sent: lengths, counts, patterns, and
    /// members that are required or exclude each other. A body that breaks one throws a
    /// <see cref="GraphValidationException"/> and is not sent. The default is <see langword="true"/>. Set it to false if
    /// Meta has relaxed a rule; <see cref="RequestOptions.ValidateRequest"/> does so for one call.
    /// </summary>
    public bool ValidateRequests { get; set; } = true;

    /// <summary>Clock of timeouts and waits. The default is the clock of the system.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// The handlers of the SDK: retry, those of <see cref="BeforeAttempt"/>, attempt, authorization.
    /// </summary>
    public static IList<DelegatingHandler> DefaultHandlers(WhatsAppClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return
        [
            new GraphRetryHandler(options),
            .. options.BeforeAttempt.Select(create => create(options)),
            new AttemptHandler(options),
            new GraphAuthorizationHandler(options),
        ];
    }

    /// <summary>Address and Graph version, without token and secret.</summary>
    public override string ToString() => $"{nameof(WhatsAppClientOptions)} {{ {BaseAddress}, {GraphVersion} }}";

    /// <summary>Whether <see cref="BaseAddress"/> is Meta's, so that its other hosts can be reached too.</summary>
    internal bool IsMetaAddress => BaseAddress.Host.Equals("graph.facebook.com", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether <see cref="Handlers"/> has created all handlers of <see cref="BeforeAttempt"/>.</summary>
    internal bool HasCreatedBeforeAttempt => _beforeAttemptToCreate <= 0;

    /// <summary>The timeout sources of the client, to be used again.</summary>
    internal TimeoutSourcePool TimeoutSources { get; private set; } = new();

    /// <summary>Traces, counts and logs the calls of the client.</summary>
    internal CallTelemetry Telemetry => _telemetry ??= new CallTelemetry(this);

    /// <summary>Whether the end of the Graph version was checked before the client is created.</summary>
    internal bool HasWarnedOfVersion { get; set; }

    internal WhatsAppClientOptions Validated()
    {
        Require(
            AccessTokenProvider is not null || !string.IsNullOrWhiteSpace(AccessToken),
            $"No access token. Set {nameof(AccessToken)} to a token from the App Dashboard, or {nameof(AccessTokenProvider)}."
        );
        Require(
            AccessTokenProvider is null || AccessToken is null,
            $"Set {nameof(AccessToken)} or {nameof(AccessTokenProvider)}, not both."
        );
        Require(
            AccessToken is null || AccessToken.All(c => c is > ' ' and < '\u007f'),
            $"{nameof(AccessToken)} contains a space, a line break or another character that no token has. Copy it again."
        );
        Require(
            HttpClient is null || HttpMessageHandler is null,
            $"Set {nameof(HttpClient)} or {nameof(HttpMessageHandler)}, not both."
        );
        Require(
            BaseAddress is { IsAbsoluteUri: true }
                && (
                    BaseAddress.Scheme == Uri.UriSchemeHttps
                    || (BaseAddress.Scheme == Uri.UriSchemeHttp && BaseAddress.IsLoopback)
                )
                && BaseAddress.Query.Length == 0 && BaseAddress.Fragment.Length == 0,
            $"{nameof(BaseAddress)} is '{BaseAddress}'. It must be an https address, since every call contains the token; "
                + "http is allowed on the local machine only. It must have neither query nor fragment."
        );
        foreach (string? host in AllowedHosts)
        {
            Require(
                Uri.CheckHostName(host) != UriHostNameType.Unknown,
                $"{nameof(AllowedHosts)} has '{host}', which is not the name of a host. Write it without scheme, port and "
                    + "path, such as cdn.example.com."
            );
        }

        Require(
            ApplicationName is null || ApplicationName.All(c => c is >= ' ' and < '\u007f'),
            $"{nameof(ApplicationName)} contains a line break or another character that a header cannot contain. Remove it."
        );
        Require(AppSecret is null || AppSecret.Length > 0, $"{nameof(AppSecret)} is empty. Leave it null, or set it.");
        Require(Handlers is not null, $"{nameof(Handlers)} is null. Assign {nameof(DefaultHandlers)}.");
        Require(TimeProvider is not null, $"{nameof(TimeProvider)} is null. Assign TimeProvider.System.");
        Require(Retry is not null, $"{nameof(Retry)} is null. Assign RetryOptions.Off to disable retries.");
        Retry!.Validate();
        Require(
            MaxResponseBytes is > 0 and <= int.MaxValue,
            $"{nameof(MaxResponseBytes)} is {MaxResponseBytes}. It must be greater than zero and at most 2 GiB.");
        Require(
            MaxConnectionsPerServer >= 1,
            $"{nameof(MaxConnectionsPerServer)} is {MaxConnectionsPerServer}. It must be 1 or more.");
        Require(
            !DefaultTransport.FollowsRedirects(HttpMessageHandler),
            $"{nameof(HttpMessageHandler)} follows redirects, so the access token could reach any host. Set "
                + "AllowAutoRedirect of the handler to false.");
        RequireVersion(GraphVersion);
        RequireTime(Timeout, nameof(Timeout));
        RequireTime(AttemptTimeout, nameof(AttemptTimeout));
        RequireTime(ConnectTimeout, nameof(ConnectTimeout));

        var copy = (WhatsAppClientOptions)MemberwiseClone();
        copy.AllowedHosts = [.. AllowedHosts];
        copy._beforeAttemptToCreate = BeforeAttempt.Count;
        copy.BeforeAttempt = [.. BeforeAttempt.Select(copy.Counted)];
        copy.TimeoutSources = new TimeoutSourcePool();
        copy._telemetry = null;
        return copy;
    }

    private Func<WhatsAppClientOptions, DelegatingHandler> Counted(Func<WhatsAppClientOptions, DelegatingHandler> create) =>
        options =>
        {
            _beforeAttemptToCreate--;
            return create(options);
        };

    internal static void RequireVersion(string? version)
    {
        Require(
            version is ['v', _, ..]
                && version.AsSpan(1).Trim("0123456789.").IsEmpty
                && System.Version.TryParse(version.AsSpan(1), out _),
            $"{nameof(GraphVersion)} '{version}' is not a Graph version such as {WhatsApp.Generated.GraphVersion.Default}."
        );
    }

    internal static void RequireTime(TimeSpan time, string name)
    {
        // The longest time of a .NET timer.
        Require(
            (time > TimeSpan.Zero && time.TotalMilliseconds <= int.MaxValue)
                || time == System.Threading.Timeout.InfiniteTimeSpan,
            $"{name} is {time}. It must be greater than zero and at most 24 days, or Timeout.InfiniteTimeSpan."
        );
    }

    private static void Require(bool holds, string problem)
    {
        if (!holds)
        {
            throw new ArgumentException(problem);
        }
    }
}
