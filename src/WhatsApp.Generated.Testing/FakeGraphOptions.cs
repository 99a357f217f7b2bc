using System.Net;

namespace WhatsApp.Generated.Testing;

/// <summary>Options of a <see cref="FakeGraphServer"/>. The defaults suit most tests.</summary>
public sealed class FakeGraphOptions
{
    /// <summary>
    /// Secret of the app, which signs webhooks and is exchanged for access tokens. The default is
    /// <c>fake-app-secret</c>.
    /// </summary>
    public string AppSecret { get; init; } = "fake-app-secret";

    /// <summary>Access tokens that are accepted. The default is empty, which accepts every token.</summary>
    public IReadOnlyCollection<string> AccessTokens { get; init; } = [];

    /// <summary>Port to listen on, 0 to 65535. The default is 0: a free port.</summary>
    public int Port { get; init; }

    /// <summary>
    /// Address to listen on. The default is <see cref="IPAddress.Loopback"/>, which only programs on the same machine
    /// reach. In a container, use <see cref="IPAddress.Any"/>.
    /// </summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>
    /// Address under which clients reach the server, such as <c>http://graph:8080/</c> for other containers. The
    /// addresses in responses, such as those of media and of the next page of a list, start with it. An absolute HTTP
    /// or HTTPS address without query and fragment. The default is null: <see cref="FakeGraphServer.BaseAddress"/>.
    /// </summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>
    /// Clock of the server, for the times of requests, the expiry of tokens and media addresses, and delays. The
    /// default is <see cref="TimeProvider.System"/>.
    /// </summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Items on a page of a list if the request has no limit; 1 or more. The default is 25.</summary>
    public int PageSize { get; init; } = 25;

    /// <summary>
    /// Maximum number of items on a page; 1 or more. A greater limit is reduced to this without an error. The default
    /// is 100.
    /// </summary>
    public int MaxPageSize { get; init; } = 100;

    /// <summary>
    /// How long the address of a media object is valid. Null: it does not expire. The default is 5 minutes.
    /// </summary>
    public TimeSpan? MediaUrlLifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The code that verifies a phone number. The default is <c>123456</c>.</summary>
    public string VerificationCode { get; init; } = "123456";
}
