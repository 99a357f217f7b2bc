using Microsoft.Extensions.Logging;
using WhatsApp.Generated.Http;
using WhatsApp.Generated.Telemetry;

namespace WhatsApp.Generated;

/// <summary>How a client reaches the API. Checked when the client is made; changes after that have no effect.</summary>
public sealed class WhatsAppClientOptions
{
    private CallTelemetry? _telemetry;

    /// <summary>Access token of every call. Set this or <see cref="AccessTokenProvider"/>.</summary>
    public string? AccessToken { get; set; }

    /// <summary>Asked for the access token of each call, so that tokens can rotate or belong to tenants.</summary>
    public IGraphTokenProvider? AccessTokenProvider { get; set; }

    /// <summary>
    /// App secret. When it is set, every call carries an <c>appsecret_proof</c>, as Meta recommends for servers.
    /// </summary>
    public string? AppSecret { get; set; }

    /// <summary>Graph version of every call; the version of the pages that this SDK is generated from.</summary>
    public string GraphVersion { get; set; } = WhatsApp.Generated.GraphVersion.Default;

    /// <summary>Where the API is. HTTPS, or HTTP on the local machine.</summary>
    public Uri BaseAddress { get; set; } = new("https://graph.facebook.com");

    /// <summary>
    /// Hosts besides the one of <see cref="BaseAddress"/> that may see the access token: those that serve media, and the
    /// one that serves a few operations instead of it. A name covers its subdomains.
    /// </summary>
    public IList<string> AllowedHosts { get; private set; } = ["lookaside.fbsbx.com", "api.facebook.com"];

    /// <summary>Longest time that a call may take in all, with its retries and waits. 100 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>
    /// Longest time that one try may take until its answer is there; of a download, until its bytes begin. 30 seconds.
    /// The upload of a file is not limited by it unless a call sets it.
    /// </summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Longest time that making a connection may take. 10 seconds. Not used with a handler of your own.
    /// </summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How failed tries are repeated. <see cref="RetryOptions.Off"/> for never.</summary>
    public RetryOptions Retry { get; set; } = new();

    /// <summary>Starts the <c>User-Agent</c> of every call, such as <c>MyShop/2.1</c>.</summary>
    public string? ApplicationName { get; set; }

    /// <summary>
    /// The handlers that every request passes, outermost first. Reorder, replace or add to them; the last one passes
    /// the request to <see cref="HttpClient"/> or <see cref="HttpMessageHandler"/>. A handler must not be used by two
    /// clients, so this makes them anew for each; and it must not keep the token of a call beyond that call, since a
    /// later one may use it again.
    /// </summary>
    public Func<WhatsAppClientOptions, IList<DelegatingHandler>> Handlers { get; set; } = DefaultHandlers;

    /// <summary>
    /// Creates the handlers between the retries and each attempt, outermost first; each client calls these functions
    /// once. Time in these handlers is no part of the timeout of an attempt. They must not read the body of a
    /// successful response. The default is none. The package WhatsApp.Generated.Bulk adds its rate limiter here.
    /// </summary>
    public IList<Func<WhatsAppClientOptions, DelegatingHandler>> BeforeAttempt { get; private set; } = [];

    /// <summary>Sends the requests, if set: one from <c>IHttpClientFactory</c>, say. It is not disposed of.</summary>
    public HttpClient? HttpClient { get; set; }

    /// <summary>Sends the requests, if set. It is not disposed of.</summary>
    public HttpMessageHandler? HttpMessageHandler { get; set; }

    /// <summary>
    /// Takes the log, category <see cref="WhatsAppTelemetry.Name"/>: a failure and a retry are warnings, a success is
    /// for debugging. Never a token, a body or a phone number.
    /// </summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>
    /// Whether the JSON bodies of requests and answers are logged too, at the level Trace, with numbers, message ids
    /// and secrets hidden. The text of messages is not hidden.
    /// </summary>
    public bool LogContent { get; set; }

    /// <summary>Clock, for timeouts.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// The handlers of the SDK: retry, those of <see cref="BeforeAttempt"/>, attempt, user agent, authorization.
    /// </summary>
    public static IList<DelegatingHandler> DefaultHandlers(WhatsAppClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return
        [
            new GraphRetryHandler(options),
            .. options.BeforeAttempt.Select(create => create(options)),
            new AttemptHandler(options),
            new GraphUserAgentHandler(options),
            new GraphAuthorizationHandler(options),
        ];
    }

    /// <summary>Never the token or the secret.</summary>
    public override string ToString() => $"{nameof(WhatsAppClientOptions)} {{ {BaseAddress}, {GraphVersion} }}";

    /// <summary>Whether <see cref="BaseAddress"/> is Meta's, so that its other hosts can be reached too.</summary>
    internal bool IsMetaAddress => BaseAddress.Host.Equals("graph.facebook.com", StringComparison.OrdinalIgnoreCase);

    /// <summary>The timeout sources of the client, to be used again.</summary>
    internal TimeoutSourcePool TimeoutSources { get; private set; } = new();

    /// <summary>Traces, counts and logs the calls of the client.</summary>
    internal CallTelemetry Telemetry => _telemetry ??= new CallTelemetry(this);

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
            $"{nameof(AccessToken)} holds a space, a line break or another character that no token has. Copy it again."
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
                ),
            $"{nameof(BaseAddress)} is '{BaseAddress}'. It must be an https address, since every call carries the token; "
                + "http is for the local machine only."
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
            $"{nameof(ApplicationName)} holds a line break or another character that no header can carry. Take it out."
        );
        Require(AppSecret is null || AppSecret.Length > 0, $"{nameof(AppSecret)} is empty. Leave it null, or set it.");
        Require(Handlers is not null, $"{nameof(Handlers)} is null. Assign {nameof(DefaultHandlers)}.");
        Require(TimeProvider is not null, $"{nameof(TimeProvider)} is null. Assign TimeProvider.System.");
        Require(Retry is not null, $"{nameof(Retry)} is null. Assign RetryOptions.Off for no repetition.");
        Retry!.Validate();
        RequireVersion(GraphVersion);
        RequireTime(Timeout, nameof(Timeout));
        RequireTime(AttemptTimeout, nameof(AttemptTimeout));
        RequireTime(ConnectTimeout, nameof(ConnectTimeout));

        var copy = (WhatsAppClientOptions)MemberwiseClone();
        copy.AllowedHosts = [.. AllowedHosts];
        copy.BeforeAttempt = [.. BeforeAttempt];
        copy.TimeoutSources = new TimeoutSourcePool();
        copy._telemetry = null;
        return copy;
    }

    internal static void RequireVersion(string? version)
    {
        Require(
            version is ['v', _, ..]
                && version.AsSpan(1).Trim("0123456789.").IsEmpty
                && System.Version.TryParse(version.AsSpan(1), out _),
            $"{nameof(GraphVersion)} '{version}' is not one such as {WhatsApp.Generated.GraphVersion.Default}."
        );
    }

    internal static void RequireTime(TimeSpan time, string name)
    {
        // No timer of .NET runs longer.
        Require(
            (time > TimeSpan.Zero && time.TotalMilliseconds <= int.MaxValue)
                || time == System.Threading.Timeout.InfiniteTimeSpan,
            $"{name} is {time}. It must be longer than nothing and at most 24 days, or Timeout.InfiniteTimeSpan."
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
