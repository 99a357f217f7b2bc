using System.Globalization;

namespace WhatsApp.Generated;

/// <summary>An access token and its expiry.</summary>
public sealed class AccessToken
{
    /// <summary>Creates a token.</summary>
    /// <param name="value">The token.</param>
    /// <param name="expiresAt">When it expires; null if it does not expire or the time is unknown.</param>
    /// <exception cref="ArgumentException">The value cannot be a token; the message says why.</exception>
    public AccessToken(string value, DateTimeOffset? expiresAt = null)
    {
        Require(value, nameof(value));
        Value = value;
        ExpiresAt = expiresAt;
    }

    /// <summary>The token itself, a secret.</summary>
    public string Value { get; }

    /// <summary>When it expires; null if it does not expire or the time is unknown.</summary>
    public DateTimeOffset? ExpiresAt { get; }

    /// <summary>Shows the expiry, never the token.</summary>
    public override string ToString() => ExpiresAt is { } end
        ? string.Create(CultureInfo.InvariantCulture, $"{nameof(AccessToken)} {{ expires {end:u} }}")
        : $"{nameof(AccessToken)} {{ no known expiry }}";

    internal static bool IsToken(string token) => token.Length > 0 && token.All(c => c is > ' ' and < '\u007f');

    /// <summary>Rejects a text that cannot be a token, without repeating it.</summary>
    internal static void Require(string token, string parameter)
    {
        ArgumentException.ThrowIfNullOrEmpty(token, parameter);
        if (!IsToken(token))
        {
            throw new ArgumentException(
                "The access token contains a space, a line break or another character that is not valid in a token. "
                + "Copy it again.",
                parameter);
        }
    }
}
