namespace WhatsApp.Generated;

/// <summary>The SHA-256 of a media object: the Media API tells it in hexadecimal, webhooks in Base64.</summary>
internal static class MediaHash
{
    private const int Length = 32;

    /// <summary>The 32 bytes, or null where the text is in neither form.</summary>
    public static byte[]? Read(string text)
    {
        if (text.Length == 2 * Length && text.All(char.IsAsciiHexDigit))
        {
            return Convert.FromHexString(text);
        }

        // With padding or without it, in the alphabet of addresses too.
        string base64 = text.TrimEnd('=').Replace('-', '+').Replace('_', '/') + "=";
        byte[] bytes = new byte[Length];
        return base64.Length == 44 && Convert.TryFromBase64String(base64, bytes, out int written) && written == Length
            ? bytes
            : null;
    }
}
