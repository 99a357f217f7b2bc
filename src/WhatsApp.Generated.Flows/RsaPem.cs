using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Paddings;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Utilities.IO.Pem;

namespace WhatsApp.Generated.Flows;

/// <summary>
/// Reads RSA keys as OpenSSL writes them. <see cref="RSA"/> does not read keys with a <c>DEK-Info</c>, which
/// <c>openssl genrsa -des3</c>, the command in Meta's guide, writes up to version 1.1.
/// </summary>
internal static partial class RsaPem
{
    private const string Pkcs1Label = "RSA PRIVATE KEY";
    private const string Pkcs8Label = "PRIVATE KEY";
    private const string ProtectedPkcs8Label = "ENCRYPTED PRIVATE KEY";
    private const string PublicLabel = "PUBLIC KEY";
    private const string Pkcs1PublicLabel = "RSA PUBLIC KEY";
    private const int SaltLength = 8;

    private delegate void Import(ReadOnlySpan<byte> der, out int bytesRead);

    public static RSA ReadPrivateKey(string pem, string? password)
    {
        ArgumentNullException.ThrowIfNull(pem);
        PemObject block = Find(pem, "private", Pkcs1Label, Pkcs8Label, ProtectedPkcs8Label);
        byte[] der = block.Content;
        try
        {
            bool isPkcs8 = block.Type == ProtectedPkcs8Label;
            bool isProtected = isPkcs8 || Header(block, "Proc-Type").EndsWith("ENCRYPTED", StringComparison.Ordinal);
            if (isProtected && string.IsNullOrEmpty(password))
            {
                throw new GraphEncryptionException("The private key is protected with a password. Pass the password.");
            }

            if (isProtected && !isPkcs8)
            {
                der = Decrypt(block.Content, Header(block, "DEK-Info"), password!);
            }

            string problem = isProtected
                ? "The password does not open the private key, or the key is damaged or not an RSA key."
                : "The private key cannot be read: it is damaged, or not an RSA key.";
            return Create(der, problem, rsa => block.Type switch
            {
                Pkcs1Label => rsa.ImportRSAPrivateKey,
                Pkcs8Label => rsa.ImportPkcs8PrivateKey,
                _ => (ReadOnlySpan<byte> bytes, out int read) =>
                    rsa.ImportEncryptedPkcs8PrivateKey(password, bytes, out read),
            });
        }
        finally
        {
            CryptographicOperations.ZeroMemory(block.Content);
            CryptographicOperations.ZeroMemory(der);
        }
    }

    public static RSA ReadPublicKey(string pem)
    {
        ArgumentNullException.ThrowIfNull(pem);
        PemObject block = Find(FromBase64(pem), "public", PublicLabel, Pkcs1PublicLabel);
        return Create(
            block.Content,
            "The public key cannot be read: it is damaged, or not an RSA key.",
            rsa => block.Type == PublicLabel ? rsa.ImportSubjectPublicKeyInfo : rsa.ImportRSAPublicKey);
    }

    private static RSA Create(byte[] der, string problem, Func<RSA, Import> import)
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
            // Reported below, like a key with trailing data.
        }

        rsa.Dispose();
        throw new GraphEncryptionException(problem);
    }

    // The settings of a phone number contain keys as Base64 of the PEM, in Meta's example.
    private static string FromBase64(string text)
    {
        if (BeginLine().IsMatch(text))
        {
            return text;
        }

        byte[] bytes = new byte[(text.Length / 4 * 3) + 3];
        if (!Convert.TryFromBase64String(text, bytes, out int length))
        {
            throw new GraphEncryptionException("This is neither PEM nor Base64, so it is not a public key.");
        }

        string inner = Encoding.Latin1.GetString(bytes, 0, length);
        return BeginLine().IsMatch(inner)
            ? inner
            : $"-----BEGIN {PublicLabel}-----\n{text}\n-----END {PublicLabel}-----";
    }

    private static PemObject Find(string pem, string kind, params ReadOnlySpan<string> labels)
    {
        string text = pem.Replace("\\r", string.Empty, StringComparison.Ordinal)
            .Replace("\\n", "\n", StringComparison.Ordinal);
        string? other = null;
        foreach (Match begin in BeginLine().Matches(text))
        {
            string label = begin.Groups["label"].Value;
            if (labels.Contains(label))
            {
                return Read(text[begin.Index..], label);
            }

            other = label;
        }

        throw new GraphEncryptionException(other is null
            ? $"This is not PEM: it has no line -----BEGIN … KEY-----, so it is not a {kind} key."
            : $"This PEM contains '{other}', but an RSA {kind} key is needed.");
    }

    private static PemObject Read(string text, string label)
    {
        try
        {
            using var reader = new PemReader(new StringReader(text));
            return reader.ReadPemObject();
        }
        catch (IOException)
        {
            // The exception may quote the key.
            string end = $"-----END {label}-----";
            throw new GraphEncryptionException(text.Contains(end, StringComparison.Ordinal)
                ? $"The PEM is damaged: what follows -----BEGIN {label}----- is neither header lines nor Base64."
                : $"The PEM is cut off: it has no line {end}.");
        }
    }

    private static string Header(PemObject block, string name) =>
        block.Headers.FirstOrDefault(header => header.Name == name)?.Value ?? string.Empty;

    // RFC 1421 as OpenSSL implements it: "DEK-Info: AES-256-CBC,<vector>". The first eight bytes of the vector are the
    // salt of the password. PemReader of Org.BouncyCastle.OpenSsl is not used: it fails if the password is not ASCII,
    // and returns the key in a form that cannot be cleared.
    private static byte[] Decrypt(byte[] encrypted, string info, string password)
    {
        string[] parts = info.Split(',', StringSplitOptions.TrimEntries);
        (string algorithm, int keyBits) = parts[0].ToUpperInvariant() switch
        {
            "DES-EDE3-CBC" => ("DESEDE3", 192),
            "AES-128-CBC" => ("AES128", 128),
            "AES-192-CBC" => ("AES192", 192),
            "AES-256-CBC" => ("AES256", 256),
            _ => throw new GraphEncryptionException(
                "The private key is protected in a way that is not supported here. Convert it with "
                + "openssl pkcs8 -topk8 -v2 aes-256-cbc."),
        };
        IBlockCipher engine = algorithm == "DESEDE3" ? new DesEdeEngine() : AesUtilities.CreateEngine();
        byte[] vector = new byte[engine.GetBlockSize()];
        if (parts.Length != 2
            || Convert.FromHexString(parts[1], vector, out _, out int length) != System.Buffers.OperationStatus.Done
            || length != vector.Length)
        {
            throw new GraphEncryptionException("The PEM is damaged: its DEK-Info has no initialization vector.");
        }

        byte[] passwordBytes = Encoding.UTF8.GetBytes(password);
        byte[] der = new byte[encrypted.Length];
        try
        {
            var generator = new OpenSslPbeParametersGenerator();
            generator.Init(passwordBytes, vector.AsSpan(0, SaltLength));
            var cipher = new PaddedBufferedBlockCipher(new CbcBlockCipher(engine));
            cipher.Init(
                forEncryption: false,
                new ParametersWithIV(generator.GenerateDerivedParameters(algorithm, keyBits), vector));
            return der[..cipher.DoFinal(encrypted, der)];
        }
        catch (CryptoException)
        {
            throw new GraphEncryptionException("The password does not open the private key, or the key is damaged.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(passwordBytes);
            CryptographicOperations.ZeroMemory(der);
        }
    }

    [GeneratedRegex("-----BEGIN (?<label>[^-]{1,39})-----")]
    private static partial Regex BeginLine();
}
