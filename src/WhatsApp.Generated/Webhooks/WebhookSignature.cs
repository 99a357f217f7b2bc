using System.Security.Cryptography;
using System.Text;

namespace WhatsApp.Generated.Webhooks;

/// <summary>
/// Tells whether a webhook comes from Meta: the header <c>X-Hub-Signature-256</c> signs the bytes of the body with the
/// app secret. Check the bytes as they came; decoding and encoding them again breaks the signature.
/// </summary>
public static class WebhookSignature
{
    /// <summary>Name of the header that carries the signature.</summary>
    public const string HeaderName = "X-Hub-Signature-256";

    private const string Prefix = "sha256=";

    /// <summary>
    /// Whether the header signs the body with the secret. Takes the same time for any wrong signature.
    /// </summary>
    /// <param name="body">The body, byte for byte as it was received.</param>
    /// <param name="header">Value of <c>X-Hub-Signature-256</c>; null or malformed is never valid.</param>
    /// <param name="appSecret">The app secret, from the App Dashboard. Not the verify token.</param>
    /// <exception cref="ArgumentException">The secret is empty.</exception>
    public static bool IsValid(ReadOnlySpan<byte> body, string? header, string appSecret)
    {
        ArgumentException.ThrowIfNullOrEmpty(appSecret);
        Span<byte> claimed = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (
            header is null
            || !header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            || header.Length != Prefix.Length + (claimed.Length * 2)
            || Convert.FromHexString(header.AsSpan(Prefix.Length), claimed, out _, out _)
                != System.Buffers.OperationStatus.Done
        )
        {
            return false;
        }

        Span<byte> actual = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret), body, actual);
        return CryptographicOperations.FixedTimeEquals(claimed, actual);
    }

    /// <summary>Whether the header signs the body with any of the secrets: the old and the new one of a rotation.</summary>
    /// <param name="body">The body, byte for byte as it was received.</param>
    /// <param name="header">Value of <c>X-Hub-Signature-256</c>; null or malformed is never valid.</param>
    /// <param name="appSecrets">The app secrets.</param>
    /// <exception cref="ArgumentException">There is no secret, or one is empty.</exception>
    public static bool IsValid(ReadOnlySpan<byte> body, string? header, params ReadOnlySpan<string> appSecrets)
    {
        if (appSecrets.IsEmpty)
        {
            throw new ArgumentException("Pass at least one app secret.", nameof(appSecrets));
        }

        bool isValid = false;
        foreach (string secret in appSecrets)
        {
            // All of them are tried, so that the time does not tell which one it was.
            isValid |= IsValid(body, header, secret);
        }

        return isValid;
    }
}
