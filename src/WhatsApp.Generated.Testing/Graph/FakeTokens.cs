using System.Globalization;
using System.Text.Json.Nodes;

namespace WhatsApp.Generated.Testing.Graph;

/// <summary>The access tokens that the fake server has issued or revoked, and the codes for new ones.</summary>
internal sealed class FakeTokens(FakeGraphOptions options)
{
    private readonly Dictionary<string, FakeCode> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FakeToken> _issued = new(StringComparer.Ordinal);
    private readonly HashSet<string> _revoked = new(StringComparer.Ordinal);
    private long _lastCode;

    private DateTimeOffset Now => options.TimeProvider.GetUtcNow();

    public string AddCode(FakeCode code)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"fake-code-{++_lastCode:D6}");
        _codes.Add(text, code);
        return text;
    }

    /// <summary>Removes a code, since each is valid once. Null if it is not known.</summary>
    public FakeCode? TakeCode(string code) => _codes.Remove(code, out FakeCode? found) ? found : null;

    public string Issue(FakeToken token)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"EAAfake{_issued.Count + 1:D12}ZDZD");
        _issued.Add(text, token);
        return text;
    }

    public void Revoke(string token) => _revoked.Add(token);

    /// <summary>A token that this server issued; null for any other token.</summary>
    public FakeToken? Find(string token) => _issued.GetValueOrDefault(token);

    /// <summary>The error of a token that is not valid; null for a valid token.</summary>
    public FakeError? Check(string token)
    {
        if (_revoked.Contains(token))
        {
            return new FakeError
            {
                Status = 401,
                Code = 190,
                Subcode = 460,
                Message = "Error validating access token: The session has been invalidated because the user changed "
                    + "their password or Facebook has changed the session for security reasons.",
            };
        }

        if (Find(token) is { } issued)
        {
            return issued.ExpiresAt <= Now ? FakeError.ExpiredToken : null;
        }

        return options.AccessTokens.Count == 0 || options.AccessTokens.Contains(token)
            ? null
            : GraphErrors.BadToken().Error;
    }
}

/// <summary>The token that a code is exchanged for.</summary>
internal sealed record FakeCode(string? RedirectUri, TimeSpan? Lifetime, IReadOnlyList<string> AccountIds);

/// <summary>An access token that the server issued.</summary>
internal sealed record FakeToken(
    string Type, DateTimeOffset IssuedAt, DateTimeOffset? ExpiresAt, IReadOnlyList<string> AccountIds)
{
    /// <summary>The permissions of a token that names them; null for all that WhatsApp has.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }
}
