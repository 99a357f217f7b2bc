using System.Security.Cryptography;
using System.Text;

namespace WhatsApp.Generated.Flows;

/// <summary>
/// Reads RSA keys as OpenSSL writes them. <see cref="RSA"/> itself does not know keys with a <c>DEK-Info</c>, which
/// <c>openssl genrsa -des3</c>, the command in Meta's guide, makes up to version 1.1.
/// </summary>
internal static class PemReader
{
    private const string BeginMark = "-----BEGIN ";
    private const string DashMark = "-----";
    private const string Pkcs1Label = "RSA PRIVATE KEY";
    private const string Pkcs8Label = "PRIVATE KEY";
    private const string ProtectedPkcs8Label = "ENCRYPTED PRIVATE KEY";
    private const string PublicLabel = "PUBLIC KEY";
    private const string Pkcs1PublicLabel = "RSA PUBLIC KEY";

    private delegate void Import(ReadOnlySpan<byte> der, out int bytesRead);

    private readonly record struct Block(string Label, string Headers, byte[] Der);

    public static RSA ReadPrivateKey(string pem, string? password)
    {
        ArgumentNullException.ThrowIfNull(pem);
        Block block = Find(pem, "private", Pkcs1Label, Pkcs8Label, ProtectedPkcs8Label);
        byte[] der = block.Der;
        try
        {
            bool isProtected = block.Label == ProtectedPkcs8Label
                || block.Headers.Contains("ENCRYPTED", StringComparison.Ordinal);
            if (isProtected && string.IsNullOrEmpty(password))
            {
                throw new GraphEncryptionException("The private key is protected with a password. Pass the password.");
            }

            if (isProtected && block.Label != ProtectedPkcs8Label)
            {
                der = OpenLegacy(block, password!);
            }

            string problem = isProtected
                ? "The password does not open the private key, or the key is damaged or not an RSA key."
                : "The private key cannot be read: it is damaged, or not an RSA key.";
            return Make(der, problem, rsa => block.Label switch
            {
                Pkcs1Label => rsa.ImportRSAPrivateKey,
                Pkcs8Label => rsa.ImportPkcs8PrivateKey,
                _ => (ReadOnlySpan<byte> bytes, out int read) =>
                    rsa.ImportEncryptedPkcs8PrivateKey(password, bytes, out read),
            });
        }
        finally
        {
            CryptographicOperations.ZeroMemory(block.Der);
            CryptographicOperations.ZeroMemory(der);
        }
    }

    public static RSA ReadPublicKey(string pem)
    {
        ArgumentNullException.ThrowIfNull(pem);
        Block block = Find(FromBase64(pem), "public", PublicLabel, Pkcs1PublicLabel);
        return Make(
            block.Der,
            "The public key cannot be read: it is damaged, or not an RSA key.",
            rsa => block.Label == PublicLabel ? rsa.ImportSubjectPublicKeyInfo : rsa.ImportRSAPublicKey);
    }

    private static RSA Make(byte[] der, string problem, Func<RSA, Import> import)
    {
        var rsa = RSA.Create();
        try
        {
            import(rsa)(der, out int bytesRead);
            if (bytesRead == der.Length)
            {
                return rsa;
            }
        }
        catch (CryptographicException)
        {
            // Reported below, as is a key that is followed by something else.
        }

        rsa.Dispose();
        throw new GraphEncryptionException(problem);
    }

    // The settings of a phone number hold keys as Base64, of the PEM in Meta's example.
    private static string FromBase64(string text)
    {
        if (text.Contains(BeginMark, StringComparison.Ordinal))
        {
            return text;
        }

        byte[] bytes = Decode(text)
            ?? throw new GraphEncryptionException("This is neither PEM nor Base64, so it is not a public key.");
        string inner = Encoding.Latin1.GetString(bytes);
        return inner.Contains(BeginMark, StringComparison.Ordinal)
            ? inner
            : $"{BeginMark}{PublicLabel}{DashMark}{text}-----END {PublicLabel}{DashMark}";
    }

    private static Block Find(string pem, string kind, params ReadOnlySpan<string> labels)
    {
        string text = pem.Replace("\\r", string.Empty, StringComparison.Ordinal)
            .Replace("\\n", "\n", StringComparison.Ordinal)
            .ReplaceLineEndings("\n");
        string? other = null;
        for (int at = text.IndexOf(BeginMark, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(BeginMark, at + 1, StringComparison.Ordinal))
        {
            int start = at + BeginMark.Length;
            int dashes = text.IndexOf(DashMark, start, StringComparison.Ordinal);
            string label = dashes < 0 ? string.Empty : text[start..dashes];
            if (labels.Contains(label))
            {
                return Cut(text, label, dashes + DashMark.Length);
            }

            other = label.Length is > 0 and < 40 ? label : other;
        }

        throw new GraphEncryptionException(other is null
            ? $"This is not PEM: it has no line -----BEGIN … KEY-----, so it is not a {kind} key."
            : $"This PEM holds '{other}', but an RSA {kind} key is needed.");
    }

    private static Block Cut(string text, string label, int start)
    {
        int end = text.IndexOf($"-----END {label}{DashMark}", start, StringComparison.Ordinal);
        if (end < 0)
        {
            throw new GraphEncryptionException($"The PEM is cut off: it has no line -----END {label}-----.");
        }

        string body = text[start..end];
        int blank = body.Contains(':', StringComparison.Ordinal) ? body.IndexOf("\n\n", StringComparison.Ordinal) : 0;
        string headers = blank < 0 ? body : body[..blank];
        byte[] der = Decode(body[headers.Length..])
            ?? throw new GraphEncryptionException(
                $"The PEM is damaged: what follows -----BEGIN {label}----- is not Base64.");
        return new Block(label, headers, der);
    }

    private static byte[]? Decode(string base64)
    {
        byte[] bytes = new byte[(base64.Length / 4 * 3) + 3];
        return Convert.TryFromBase64String(base64, bytes, out int length) ? bytes[..length] : null;
    }

    // RFC 1421 as OpenSSL does it: "DEK-Info: AES-256-CBC,<IV>"; the first eight bytes of the IV salt the password.
    private static byte[] OpenLegacy(Block block, string password)
    {
        string[] info = [.. block.Headers.Split('\n')
            .Where(line => line.StartsWith("DEK-Info:", StringComparison.OrdinalIgnoreCase))
            .SelectMany(line => line["DEK-Info:".Length..].Split(',', StringSplitOptions.TrimEntries))];
        string name = info.Length == 2 ? info[0].ToUpperInvariant() : string.Empty;
        (int keyLength, int blockLength) = name switch
        {
            "DES-EDE3-CBC" => (24, 8),
            "AES-128-CBC" => (16, 16),
            "AES-192-CBC" => (24, 16),
            "AES-256-CBC" => (32, 16),
            _ => throw new GraphEncryptionException(
                "The private key is protected in a way that is not known here. Convert it with "
                + "openssl pkcs8 -topk8 -v2 aes-256-cbc."),
        };
        byte[] iv = new byte[blockLength];
        if (Convert.FromHexString(info[1], iv, out _, out int length) != System.Buffers.OperationStatus.Done
            || length != blockLength)
        {
            throw new GraphEncryptionException("The PEM is damaged: its DEK-Info has no initialization vector.");
        }

        byte[] key = DeriveLegacyKey(Encoding.UTF8.GetBytes(password), iv.AsSpan(0, 8), keyLength);
        try
        {
#pragma warning disable CA5350 // The key was protected with 3DES before it came here, by the command in Meta's guide.
            using SymmetricAlgorithm cipher = name == "DES-EDE3-CBC" ? TripleDES.Create() : Aes.Create();
#pragma warning restore CA5350
            cipher.Key = key;
            return cipher.DecryptCbc(block.Der, iv);
        }
        catch (CryptographicException)
        {
            throw new GraphEncryptionException("The password does not open the private key, or the key is damaged.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private static byte[] DeriveLegacyKey(byte[] password, ReadOnlySpan<byte> salt, int length)
    {
        byte[] material = [];
        byte[] hash = [];
        while (material.Length < length)
        {
#pragma warning disable CA5351 // MD5 is how OpenSSL made the key of such a PEM; there is no choice left.
            hash = MD5.HashData([.. hash, .. password, .. salt]);
#pragma warning restore CA5351
            material = [.. material, .. hash];
        }

        return material[..length];
    }
}
