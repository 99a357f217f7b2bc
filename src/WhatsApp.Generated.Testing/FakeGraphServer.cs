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
/// A Graph API for tests: a real HTTP server on 127.0.0.1 that remembers what it is told. A fresh server has one
/// account, one registered phone number and the approved template <c>hello_world</c>, a business that owns them and an
/// app, and the same ids in every run. Operations that it keeps no state for are answered with the examples of their
/// pages.
/// </summary>
public sealed partial class FakeGraphServer : IAsyncDisposable
{
    private readonly FakeGraphOptions _options;
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
        _options = options;
        _application = new GraphApplication(options, _stopping.Token);
        _webhooks = new FakeWebhookSender(options.AppSecret, _webhookClient);

        KestrelServerOptions kestrel = new() { AddServerHeader = false };
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
        SocketTransportFactory sockets = new(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        _server = new KestrelServer(Options.Create(kestrel), sockets, NullLoggerFactory.Instance);

        BusinessId = AddBusiness("Jasper's Holding").Id;
        ApplicationId = AddApplication("Jasper's Desk").Id;
        AccountId = AddAccount(GraphIds.FirstAccount).Id;
        PhoneNumberId = AddPhoneNumber(AccountId, "+1 555-078-3881", "Jasper's Market", GraphIds.FirstPhoneNumber).Id;
        AddTemplate("hello_world", components: HelloWorld());
    }

    /// <summary>Where the server listens, such as <c>http://127.0.0.1:49152/</c>.</summary>
    public Uri BaseAddress => _application.BaseAddress;

    /// <summary>Secret that webhooks are signed with.</summary>
    public string AppSecret => _options.AppSecret;

    /// <summary>An access token that works, until it is revoked.</summary>
    internal string AcceptedToken => _options.AccessTokens.FirstOrDefault() ?? "fake-token";

    /// <summary>Id of the account that the server started with.</summary>
    public string AccountId { get; }

    /// <summary>Id of the phone number that the server started with.</summary>
    public string PhoneNumberId { get; }

    /// <summary>Id of the business that the server started with.</summary>
    public string BusinessId { get; }

    /// <summary>Id of the app that the server started with. All access tokens belong to it.</summary>
    public string ApplicationId { get; }

    /// <summary>How long every answer takes, by the clock of the options. Zero at first.</summary>
    public TimeSpan Delay
    {
        get => _application.Delay;
        set => _application.Delay = value;
    }

    /// <summary>All requests that arrived until now, in order.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _application.Requests;

    /// <summary>All messages that were accepted until now, in order. Read receipts are not among them.</summary>
    public IReadOnlyList<SentMessage> SentMessages => _application.State.SentMessages;

    /// <summary>All that happened to groups until now, in order, to be told by webhook.</summary>
    public IReadOnlyList<FakeGroupChange> GroupChanges => _application.State.GroupChanges;

    /// <summary>How much of the limits is used up, as headers tell. Null, as at first: no such headers.</summary>
    public FakeUsage? Usage
    {
        get => _application.Usage;
        set => _application.Usage = value;
    }

    /// <summary>Starts a server on a free port.</summary>
    /// <param name="options">How the server behaves. Null: the defaults.</param>
    /// <param name="cancellationToken">Gives the start up.</param>
    public static async Task<FakeGraphServer> StartAsync(
        FakeGraphOptions? options = null, CancellationToken cancellationToken = default)
    {
        FakeGraphServer server = new(options ?? new FakeGraphOptions());
        try
        {
            await server._server.StartAsync(server._application, cancellationToken).ConfigureAwait(false);
            string address = server._server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
            server._application.BaseAddress = new Uri(address);
            return server;
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Adds an account (WABA).</summary>
    /// <param name="id">Id. Null: the next one.</param>
    /// <param name="name">Name.</param>
    /// <param name="businessId">Id of the business that owns it. Null: that of <see cref="BusinessId"/>.</param>
    public FakeAccount AddAccount(string? id = null, string name = "Fake Business", string? businessId = null)
    {
        FakeBusiness owner = Require<FakeBusiness>(businessId ?? BusinessId);
        return _application.State.Add('1', id, i => new FakeAccount(_application.State, i, name, owner));
    }

    /// <summary>Adds a phone number to an account.</summary>
    /// <param name="accountId">Id of the account.</param>
    /// <param name="displayPhoneNumber">The number as people read it, with its country code.</param>
    /// <param name="verifiedName">Name that customers see.</param>
    /// <param name="id">Id. Null: the next one.</param>
    /// <param name="isRegistered">Whether the number is verified and may send at once.</param>
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
    /// Components. With a body text among them, the server checks how many parameters a message brings. Null: none.
    /// </param>
    /// <param name="accountId">Id of the account. Null: that of <see cref="AccountId"/>.</param>
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
    /// <param name="phoneNumberId">Id of the phone number. Null: that of <see cref="PhoneNumberId"/>.</param>
    public FakeMedia AddMedia(ReadOnlyMemory<byte> content, string mimeType, string? phoneNumberId = null)
    {
        FakePhoneNumber number = Require<FakePhoneNumber>(phoneNumberId ?? PhoneNumberId);
        return _application.State.AddMedia(number.Id, content.ToArray(), mimeType, null);
    }

    /// <summary>The node with an id, such as one that a request has made. Null when there is none.</summary>
    /// <param name="id">Id of the node.</param>
    /// <typeparam name="T">Kind of node.</typeparam>
    public T? Find<T>(string id)
        where T : FakeNode => _application.State.Find<T>(id);

    /// <summary>Lets the next requests fail. The requests are recorded, but nothing is carried out.</summary>
    /// <param name="error">The error.</param>
    /// <param name="times">How many requests fail.</param>
    /// <param name="when">Which requests are meant. Null: all.</param>
    public void FailNext(FakeError error, int times = 1, Func<RecordedRequest, bool>? when = null)
    {
        ArgumentNullException.ThrowIfNull(error);
        _application.Faults.Add(error.ToAnswer, times, when);
    }

    /// <summary>Answers the next request with a given body. It is recorded, but nothing is carried out.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="contentType">Content type. Null: no such header.</param>
    /// <param name="body">Body, sent as UTF-8.</param>
    /// <param name="headers">Further headers. The headers of the Graph API are not added.</param>
    /// <param name="when">Which request is meant. Null: any.</param>
    public void RespondNext(
        int status,
        string? contentType,
        string body,
        IReadOnlyDictionary<string, string>? headers = null,
        Func<RecordedRequest, bool>? when = null)
    {
        GraphAnswer answer = GraphAnswer.Raw(status, contentType, body);
        foreach ((string name, string value) in headers ?? new Dictionary<string, string>())
        {
            answer.Headers[name] = value;
        }

        _application.Faults.Add(_ => answer, 1, when);
    }

    /// <summary>
    /// Breaks the connection amid the next bytes of a file: of a download, or of a resumable upload, which gets no
    /// answer then.
    /// </summary>
    /// <param name="afterBytes">How many bytes get through.</param>
    /// <param name="times">How many transfers break.</param>
    /// <param name="when">Which requests are meant. Null: all that bring or fetch the bytes of a file.</param>
    public void BreakNextTransfer(long afterBytes, int times = 1, Func<RecordedRequest, bool>? when = null) =>
        _application.Breaks.Add(afterBytes, times, when);

    /// <summary>
    /// Sends a webhook, signed with <see cref="AppSecret"/>. To a test server without a port, send with a
    /// <see cref="FakeWebhookSender"/> of your own.
    /// </summary>
    /// <param name="url">The webhook endpoint.</param>
    /// <param name="json">The payload, such as one of <see cref="FakeWebhook"/>.</param>
    /// <param name="cancellationToken">Stops waiting for the answer.</param>
    public Task<HttpResponseMessage> SendWebhookAsync(
        Uri url, string json, CancellationToken cancellationToken = default) =>
        _webhooks.SendAsync(url, json, cancellationToken);

    /// <summary>Sends a webhook byte for byte, signed with <see cref="AppSecret"/>.</summary>
    /// <param name="url">The webhook endpoint.</param>
    /// <param name="body">The payload.</param>
    /// <param name="cancellationToken">Stops waiting for the answer.</param>
    public Task<HttpResponseMessage> SendWebhookAsync(
        Uri url, ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default) =>
        _webhooks.SendAsync(url, body, cancellationToken);

    /// <summary>Performs the handshake by which Meta verifies an endpoint. True when the challenge came back.</summary>
    /// <param name="url">The webhook endpoint.</param>
    /// <param name="verifyToken">The verify token that the endpoint expects.</param>
    /// <param name="cancellationToken">Stops waiting for the answer.</param>
    public Task<bool> VerifyAsync(Uri url, string verifyToken, CancellationToken cancellationToken = default) =>
        _webhooks.VerifyAsync(url, verifyToken, cancellationToken);

    /// <summary>Stops the server. Requests that are still waiting are broken off.</summary>
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
