namespace WhatsApp.Generated.Testing;

/// <summary>How a <see cref="FakeGraphServer"/> behaves. The defaults suit most tests.</summary>
public sealed class FakeGraphOptions
{
    /// <summary>Secret of the app: webhooks are signed with it, and access tokens are given for it.</summary>
    public string AppSecret { get; init; } = "fake-app-secret";

    /// <summary>Access tokens that are accepted. While there are none, every token that is not empty will do.</summary>
    public IReadOnlyCollection<string> AccessTokens { get; init; } = [];

    /// <summary>Clock of the server: arrival of requests, expiry of media addresses, length of a delay.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How many items a page of a list holds when the request does not say.</summary>
    public int PageSize { get; init; } = 25;

    /// <summary>How many items a page holds at most. A greater limit is cut to this without an error.</summary>
    public int MaxPageSize { get; init; } = 100;

    /// <summary>How long the address of a media object works. Null: for ever.</summary>
    public TimeSpan? MediaUrlLifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The code that verifies a phone number.</summary>
    public string VerificationCode { get; init; } = "123456";
}
