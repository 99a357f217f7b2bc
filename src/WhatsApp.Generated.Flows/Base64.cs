using System.Buffers;
using System.Buffers.Text;

namespace WhatsApp.Generated.Flows;

/// <summary>Decodes Base64 from outside.</summary>
internal static class Base64
{
    private static readonly SearchValues<char> s_url =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>Decodes a member of a message.</summary>
    /// <exception cref="GraphEncryptionException">It is missing, is not Base64, or has another length.</exception>
    public static byte[] Decode(string? text, string member, int? length = null)
    {
        if (string.IsNullOrEmpty(text))
        {
            throw new GraphEncryptionException($"{member} is missing.");
        }

        byte[] bytes = new byte[(text.Length / 4 * 3) + 3];
        if (!Convert.TryFromBase64String(text, bytes, out int written))
        {
            throw new GraphEncryptionException($"{member} is not Base64.");
        }

        if (length is { } expected && written != expected)
        {
            throw new GraphEncryptionException($"{member} has {written} bytes, but {expected} are needed.");
        }

        return bytes[..written];
    }

    /// <summary>Decodes Base64url without padding or white space; null if the text is not that.</summary>
    public static byte[]? DecodeUrl(ReadOnlySpan<char> text)
    {
        byte[] bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        return !text.ContainsAnyExcept(s_url)
            && Base64Url.DecodeFromChars(text, bytes, out _, out int written) == OperationStatus.Done
            ? bytes[..written]
            : null;
    }
}
