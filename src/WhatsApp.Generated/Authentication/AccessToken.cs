using System.Globalization;

namespace WhatsApp.Generated;

/// <summary>An access token and how long it works.</summary>
public sealed class AccessToken
{
    /// <summary>Takes a token.</summary>
    /// <param name="value">The token.</param>
    /// <param name="expiresAt">When it stops working; null where it has no end that is known.</param>
    /// <exception cref="ArgumentException">This cannot be a token; the message says why.</exception>
    public AccessToken(string value, DateTimeOffset? expiresAt = null)
    {
        Require(value, nameof(value));
        Value = value;
        ExpiresAt = expiresAt;
    }

    /// <summary>The token itself, a secret.</summary>
    public string Value { get; }

    /// <summary>When it stops working; null where it has no end that is known.</summary>
    public DateTimeOffset? ExpiresAt { get; }

    /// <summary>When it expires, and never the token.</summary>
    public override string ToString() =>
        ExpiresAt is { } end
            ? string.Create(CultureInfo.InvariantCulture, $"{nameof(AccessToken)} {{ expires {end:u} }}")
            : $"{nameof(AccessToken)} {{ no known end }}";

    internal static bool IsToken(string token) => token.Length > 0 && token.All(c => c is > ' ' and < '\u007f');

    /// <summary>Refuses what cannot be a token, without repeating it.</summary>
    internal static void Require(string token, string parameter)
    {
        ArgumentException.ThrowIfNullOrEmpty(token, parameter);
        if (!IsToken(token))
        {
            throw new ArgumentException(
                "The access token holds a space, a line break or another character that no token has. Copy it again.",
                parameter
            );
        }
    }
}
