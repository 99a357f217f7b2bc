using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing;

/// <summary>
/// A Graph API for tests: an HTTP server that keeps state, on 127.0.0.1 unless its options say otherwise. A new server has one account, one registered
/// phone number, the approved template <c>hello_world</c>, a business that owns them, and an app. Ids are the same in
/// every run. Operations without state return the example from their documentation page.
/// </summary>
public sealed partial class FakeGraphServer : IAsyncDisposable
{
    private readonly FakeGraphOptions _options;
    private readonly bool _listensOnAll;
    private readonly GraphApplication _application;
    private readonly KestrelServer _server;
    private readonly CancellationTokenSource _stopping = new();
    private readonly HttpClient _webhookClient = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly FakeWebhookSender _webhooks;
    private bool _isDisposed;

    private FakeGraphServer(FakeGraphOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(options.AppSecret);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.PageSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxPageSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Port, IPEndPoint.MinPort);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Port, IPEndPoint.MaxPort);
        ArgumentNullException.ThrowIfNull(options.Address);
        _options = options;
        _listensOnAll = options.Address.Equals(IPAddress.Any) || options.Address.Equals(IPAddress.IPv6Any);
        _application = new GraphApplication(options, _stopping.Token) { PublicUrl = PublicUrlOf(options) };
        _webhooks = new FakeWebhookSender(options.AppSecret, _webhookClient);

        KestrelServerOptions kestrel = new() { AddServerHeader = false };
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Listen(options.Address, options.Port, listen => listen.Protocols = HttpProtocols.Http1);
        SocketTransportFactory sockets = new(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        _server = new KestrelServer(Options.Create(kestrel), sockets, NullLoggerFactory.Instance);

        BusinessId = AddBusiness("Jasper's Holding").Id;
        ApplicationId = AddApplication("Jasper's Desk").Id;
        AccountId = AddAccount(GraphIds.FirstAccount).Id;
        PhoneNumberId = AddPhoneNumber(AccountId, "+1 555-078-3881", "Jasper's Market", GraphIds.FirstPhoneNumber).Id;
        AddTemplate("hello_world", components: HelloWorld());
    }

    /// <summary>
    /// Address at which this machine reaches the server, such as <c>http://127.0.0.1:49152/</c>.
    /// </summary>
    public Uri BaseAddress { get; private set; } = new("http://127.0.0.1/");

    /// <summary>
    /// Start of the addresses in responses: <see cref="FakeGraphOptions.PublicUrl"/>, or else
    /// <see cref="BaseAddress"/>.
    /// </summary>
    public Uri PublicUrl => _application.PublicUrl ?? BaseAddress;

    /// <summary>The app secret, which signs webhooks.</summary>
    public string AppSecret => _options.AppSecret;

    /// <summary>An access token that is valid until it is revoked.</summary>
    internal string AcceptedToken => _options.AccessTokens.FirstOrDefault() ?? "fake-token";

    /// <summary>Id of the account that every new server has.</summary>
    public string AccountId { get; }

    /// <summary>Id of the phone number that every new server has.</summary>
    public string PhoneNumberId { get; }

    /// <summary>Id of the business that every new server has.</summary>
    public string BusinessId { get; }

    /// <summary>Id of the app that every new server has. All access tokens belong to it.</summary>
    public string ApplicationId { get; }

    /// <summary>
    /// Delay before every response, by <see cref="FakeGraphOptions.TimeProvider"/>. The default is zero.
    /// </summary>
    public TimeSpan Delay
    {
        get => _application.Delay;
        set => _application.Delay = value;
    }

    /// <summary>All requests that have arrived, in order.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _application.Requests;

    /// <summary>All messages that were accepted, in order. Read receipts are not included.</summary>
    public IReadOnlyList<RecordedMessage> SentMessages => _application.State.SentMessages;

    /// <summary>All changes of groups, in order. <see cref="FakeWebhook.GroupChange"/> creates webhooks.</summary>
    public IReadOnlyList<FakeGroupChange> GroupChanges => _application.State.GroupChanges;

    /// <summary>Usage of the rate limits, sent in headers. The default is null: no headers.</summary>
    public FakeUsage? Usage
    {
        get => _application.Usage;
        set => _application.Usage = value;
    }

    /// <summary>Starts a server, on a free port unless the options name one.</summary>
    /// <param name="options">Options of the server. Null uses the defaults.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <returns>The running server. Dispose of it to stop it.</returns>
    /// <exception cref="ArgumentException">An option is out of its bounds; the message names it.</exception>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<FakeGraphServer> StartAsync(
        FakeGraphOptions? options = null, CancellationToken cancellationToken = default)
    {
        FakeGraphServer server = new(options ?? new FakeGraphOptions());
        try
        {
            await server._server.StartAsync(server._application, cancellationToken).ConfigureAwait(false);
            string address = server._server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
            server.BaseAddress = server._listensOnAll
                ? new UriBuilder(address) { Host = $"{IPAddress.Loopback}" }.Uri
                : new Uri(address);
            server._application.PublicUrl ??= server.BaseAddress;
            return server;
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// Runs a server until it is cancelled, as a program that clients in any language use. Cancellation stops the
    /// server and completes the task without an exception.
    /// </summary>
    /// <param name="options">Options of the server. Null uses the defaults.</param>
    /// <param name="started">
    /// Called once, when the server accepts requests, such as to print its address or to add nodes. Null does nothing.
    /// </param>
    /// <param name="cancellationToken">Stops the server.</param>
    /// <exception cref="ArgumentException">An option is out of its bounds; the message names it.</exception>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task RunAsync(
        FakeGraphOptions? options = null,
        Func<FakeGraphServer, Task>? started = null,
        CancellationToken cancellationToken = default)
    {
        FakeGraphServer server = await StartAsync(options, CancellationToken.None).ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
            using CancellationTokenRegistration registration = cancellationToken.Register(stopped.SetResult);
            if (started is not null)
            {
                await started(server).ConfigureAwait(false);
            }

            await stopped.Task.ConfigureAwait(false);
        }
    }

    /// <summary>Adds an account (WABA).</summary>
    /// <param name="id">Id. Null generates one.</param>
    /// <param name="name">Name.</param>
    /// <param name="businessId">Id of the business that owns it. Null: <see cref="BusinessId"/>.</param>
    public FakeAccount AddAccount(string? id = null, string name = "Fake Business", string? businessId = null)
    {
        FakeBusiness owner = Require<FakeBusiness>(businessId ?? BusinessId);
        return _application.State.Add('1', id, i => new FakeAccount(_application.State, i, name, owner));
    }

    /// <summary>Adds a phone number to an account.</summary>
    /// <param name="accountId">Id of the account.</param>
    /// <param name="displayPhoneNumber">The number in display format, with its country code.</param>
    /// <param name="verifiedName">Name that customers see.</param>
    /// <param name="id">Id. Null generates one.</param>
    /// <param name="isRegistered">Whether the number is verified and registered, so that it can send messages.</param>
    public FakePhoneNumber AddPhoneNumber(
        string accountId,
        string displayPhoneNumber,
        string verifiedName = "Fake Business",
        string? id = null,
        bool isRegistered = true)
    {
        Require<FakeAccount>(accountId);
        FakePhoneNumber number = _application.State.AddPhoneNumber(id, accountId, displayPhoneNumber, verifiedName);
        if (isRegistered)
        {
            number.MarkVerified();
            number.MarkRegistered();
        }

        return number;
    }

    /// <summary>Adds a message template.</summary>
    /// <param name="name">Name.</param>
    /// <param name="language">Language.</param>
    /// <param name="category">Category.</param>
    /// <param name="status">Status. Only an approved template can be sent.</param>
    /// <param name="components">
    /// Components. If they include a body text, the server checks the number of parameters of a message. Null: none.
    /// </param>
    /// <param name="accountId">Id of the account. Null: <see cref="AccountId"/>.</param>
    public FakeTemplate AddTemplate(
        string name,
        string language = "en_US",
        string category = "UTILITY",
        string status = "APPROVED",
        JsonArray? components = null,
        string? accountId = null)
    {
        FakeAccount account = Require<FakeAccount>(accountId ?? AccountId);
        return _application.State.AddTemplate(account.Id, new JsonObject
        {
            ["name"] = name,
            ["language"] = language,
            ["category"] = category,
            ["status"] = status,
            ["components"] = components?.DeepClone() ?? new JsonArray(),
        });
    }

    /// <summary>Adds a media object, as if a customer had sent it or the application had uploaded it.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="mimeType">MIME type.</param>
    /// <param name="phoneNumberId">Id of the phone number. Null: <see cref="PhoneNumberId"/>.</param>
    public FakeMedia AddMedia(ReadOnlyMemory<byte> content, string mimeType, string? phoneNumberId = null)
    {
        FakePhoneNumber number = Require<FakePhoneNumber>(phoneNumberId ?? PhoneNumberId);
        return _application.State.AddMedia(number.Id, content.ToArray(), mimeType, null);
    }

    /// <summary>Finds a node, such as one that a request has created. Null if there is none of this type.</summary>
    /// <param name="id">Id of the node.</param>
    /// <typeparam name="T">Type of node.</typeparam>
    public T? Find<T>(string id)
        where T : FakeNode => _application.State.Find<T>(id);

    /// <summary>Makes the next requests fail. They are recorded, but not carried out.</summary>
    /// <param name="error">The error.</param>
    /// <param name="times">Number of requests that fail; 1 or more.</param>
    /// <param name="when">Selects the requests. Null: all requests.</param>
    public void FailNext(FakeError error, int times = 1, Func<RecordedRequest, bool>? when = null)
    {
        ArgumentNullException.ThrowIfNull(error);
        _application.Faults.Add(error.ToResponse, times, when);
    }

    /// <summary>Sets the response to the next request. The request is recorded, but not carried out.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="contentType">Content type. Null: no such header.</param>
    /// <param name="body">Body, sent as UTF-8.</param>
    /// <param name="headers">Headers. The headers of the Graph API are not added. Null: no headers.</param>
    /// <param name="when">Selects the request. Null: any request.</param>
    public void RespondNext(
        int status,
        string? contentType,
        string body,
        IReadOnlyDictionary<string, string>? headers = null,
        Func<RecordedRequest, bool>? when = null)
    {
        GraphResponse response = GraphResponse.Raw(status, contentType, body);
        foreach ((string name, string value) in headers ?? new Dictionary<string, string>())
        {
            response.Headers[name] = value;
        }

        _application.Faults.Add(_ => response, 1, when);
    }

    /// <summary>
    /// Breaks the connection during the next transfer of a file: a download, or a resumable upload, which then gets no
    /// response.
    /// </summary>
    /// <param name="afterBytes">Number of bytes that arrive before the break; 0 or more.</param>
    /// <param name="times">Number of transfers that break; 1 or more.</param>
    /// <param name="when">Selects the requests. Null: all requests that transfer the bytes of a file.</param>
    public void BreakNextTransfer(long afterBytes, int times = 1, Func<RecordedRequest, bool>? when = null) =>
        _application.Breaks.Add(afterBytes, times, when);

    /// <summary>
    /// Sends a webhook, signed with <see cref="AppSecret"/>. For a test server without a port, use a
    /// <see cref="FakeWebhookSender"/> with the client of that server.
    /// </summary>
    /// <param name="url">The webhook endpoint.</param>
    /// <param name="json">The payload, such as one of <see cref="FakeWebhook"/>.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<HttpResponseMessage> SendWebhookAsync(
        Uri url, string json, CancellationToken cancellationToken = default) =>
        _webhooks.SendAsync(url, json, cancellationToken);

    /// <summary>Sends a webhook byte for byte, signed with <see cref="AppSecret"/>.</summary>
    /// <param name="url">The webhook endpoint.</param>
    /// <param name="body">The payload.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<HttpResponseMessage> SendWebhookAsync(
        Uri url, ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default) =>
        _webhooks.SendAsync(url, body, cancellationToken);

    /// <summary>Performs the handshake with which Meta verifies an endpoint.</summary>
    /// <param name="url">The webhook endpoint.</param>
    /// <param name="verifyToken">The verify token that the endpoint expects.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>True if the endpoint returned 200 with exactly the challenge.</returns>
    public Task<bool> VerifyAsync(Uri url, string verifyToken, CancellationToken cancellationToken = default) =>
        _webhooks.VerifyAsync(url, verifyToken, cancellationToken);

    /// <summary>Stops the server and aborts the requests that are still waiting.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _server.StopAsync(CancellationToken.None).ConfigureAwait(false);
        _server.Dispose();
        _webhookClient.Dispose();
        _stopping.Dispose();
    }

    private T Require<T>(string id)
        where T : FakeNode =>
        Find<T>(id) ?? throw new ArgumentException($"The server has no {typeof(T).Name} with the id {id}.", nameof(id));

    private static Uri? PublicUrlOf(FakeGraphOptions options)
    {
        if (options.PublicUrl is not { } url)
        {
            return null;
        }

        bool isUsable = url.IsAbsoluteUri
            && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            && url.Query.Length == 0
            && url.Fragment.Length == 0;
        if (!isUsable)
        {
            throw new ArgumentException(
                $"{nameof(options.PublicUrl)} must be an absolute HTTP or HTTPS address without query and fragment, "
                + $"such as http://graph:8080/. It is {url}.",
                nameof(options));
        }

        return url.AbsolutePath.EndsWith('/') ? url : new Uri(url.AbsoluteUri + "/");
    }

    private static JsonArray HelloWorld() =>
    [
        new JsonObject { ["type"] = "HEADER", ["format"] = "TEXT", ["text"] = "Hello World" },
        new JsonObject
        {
            ["type"] = "BODY",
            ["text"] = "Welcome and congratulations!! This message demonstrates your ability to send a message.",
        },
        new JsonObject { ["type"] = "FOOTER", ["text"] = "WhatsApp Business Platform sample message" },
    ];
}
