using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace WhatsApp.Generated.Webhooks;

/// <summary>
/// Verifies that a webhook comes from Meta: the header <c>X-Hub-Signature-256</c> signs the bytes of the body with the
/// app secret. Pass the bytes as received; decoding and encoding them again invalidates the signature.
/// </summary>
public static class WebhookSignature
{
    /// <summary>Name of the header that carries the signature.</summary>
    public const string HeaderName = "X-Hub-Signature-256";

    private const string Prefix = "sha256=";

    /// <summary>Whether the header signs the body with the secret. The comparison runs in constant time.</summary>
    /// <param name="body">The body, byte for byte as it was received.</param>
    /// <param name="header">Value of <c>X-Hub-Signature-256</c>. Null or a malformed value is not valid.</param>
    /// <param name="appSecret">The app secret, from the App Dashboard. Not the verify token.</param>
    /// <exception cref="ArgumentException">The secret is empty.</exception>
    public static bool IsValid(ReadOnlySpan<byte> body, string? header, string appSecret)
    {
        ArgumentException.ThrowIfNullOrEmpty(appSecret);
        Span<byte> claimed = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (header?.Length != Prefix.Length + (claimed.Length * 2)
            || !header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            || Convert.FromHexString(header.AsSpan(Prefix.Length), claimed, out _, out _) != OperationStatus.Done)
        {
            return false;
        }

        Span<byte> actual = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret), body, actual);
        return CryptographicOperations.FixedTimeEquals(claimed, actual);
    }

    /// <summary>Whether the header signs the body with one of the secrets, such as the two of a rotation.</summary>
    /// <param name="body">The body, byte for byte as it was received.</param>
    /// <param name="header">Value of <c>X-Hub-Signature-256</c>. Null or a malformed value is not valid.</param>
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
            // Checks all of them, so that the time does not reveal which one matches.
            isValid |= IsValid(body, header, secret);
        }

        return isValid;
    }
}
