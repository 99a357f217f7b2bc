using System.Text;

namespace WhatsApp.Generated.Flows.Tests;

/// <summary>Keys as OpenSSL writes them, and all that can be wrong with them.</summary>
internal static class PemCases
{
    private const string Password = EncryptionFixtures.Password;

    private static readonly (string Name, string Pem, string? Password)[] s_privateKeys =
    [
        ("PKCS#8", EncryptionFixtures.PrivateKey, null),
        ("PKCS#1", EncryptionFixtures.PrivateKeyPkcs1, null),
        ("PKCS#8 RFC 7516", EncryptionFixtures.RfcPrivateKey, null),
        ("PKCS#8 other", EncryptionFixtures.OtherPrivateKey, null),
        ("PKCS#8 EC", EncryptionFixtures.EcPrivateKey, null),
        ("PKCS#8 AES-256", EncryptionFixtures.Pkcs8Aes256, Password),
        ("PKCS#8 3DES", EncryptionFixtures.Pkcs8Des3, Password),
        ("PKCS#8 PBES1", EncryptionFixtures.Pkcs8Pbes1, Password),
        ("PKCS#8 Unicode", EncryptionFixtures.Pkcs8UnicodePassword, EncryptionFixtures.UnicodePassword),
        ("PKCS#1 3DES", EncryptionFixtures.Pkcs1Des3, Password),
        ("PKCS#1 AES-128", EncryptionFixtures.Pkcs1Aes128, Password),
        ("PKCS#1 AES-192", EncryptionFixtures.Pkcs1Aes192, Password),
        ("PKCS#1 AES-256", EncryptionFixtures.Pkcs1Aes256, Password),
        ("PKCS#1 Unicode", EncryptionFixtures.Pkcs1UnicodePassword, EncryptionFixtures.UnicodePassword),
        ("PKCS#1 Camellia", EncryptionFixtures.Pkcs1Camellia, Password),
        ("public", EncryptionFixtures.PublicKey, null),
    ];

    private static readonly (string Name, string Pem)[] s_publicKeys =
    [
        ("SPKI", EncryptionFixtures.PublicKey),
        ("PKCS#1", EncryptionFixtures.PublicKeyPkcs1),
        ("SPKI other", EncryptionFixtures.OtherPublicKey),
        ("SPKI in Base64", Convert.ToBase64String(Encoding.ASCII.GetBytes(EncryptionFixtures.PublicKey))),
        ("PKCS#1 in Base64", Convert.ToBase64String(Encoding.ASCII.GetBytes(EncryptionFixtures.PublicKeyPkcs1))),
        ("body only", string.Concat(EncryptionFixtures.PublicKey.Split('\n')[1..^1])),
        ("body lines", string.Join('\n', EncryptionFixtures.PublicKey.Split('\n')[1..^1])),
        ("private", EncryptionFixtures.PrivateKey),
    ];

    public static IEnumerable<(string Name, string Pem, string? Password)> PrivateKeys()
    {
        foreach ((string name, string pem, string? password) in s_privateKeys)
        {
            foreach ((string change, string changed) in Changes(pem))
            {
                yield return ($"{name}, {change}", changed, password);
            }

            yield return ($"{name}, wrong password", pem, "wrong");
            yield return ($"{name}, empty password", pem, string.Empty);
            yield return ($"{name}, no password", pem, null);
            yield return ($"{name}, after a public key", $"{EncryptionFixtures.PublicKey}\n{pem}", password);
        }

        foreach ((string change, string changed) in HeaderChanges(EncryptionFixtures.Pkcs1Aes256))
        {
            yield return ($"PKCS#1 AES-256, {change}", changed, Password);
        }
    }

    public static IEnumerable<(string Name, string Pem)> PublicKeys() =>
        from key in s_publicKeys
        from change in Changes(key.Pem)
        select ($"{key.Name}, {change.Name}", change.Pem);

    // What is changed is at the same place in every key, so that the outcome is the same at every run.
    private static IEnumerable<(string Name, string Pem)> Changes(string pem)
    {
        string[] lines = pem.Split('\n');
        int middle = pem.Length / 2;
        while (!char.IsAsciiLetter(pem[middle]))
        {
            middle++;
        }

        yield return ("as it is", pem);
        yield return ("CRLF", pem.ReplaceLineEndings("\r\n"));
        yield return ("escaped LF", pem.ReplaceLineEndings("\\n"));
        yield return ("escaped CRLF", pem.ReplaceLineEndings("\\r\\n"));
        yield return ("spaces", pem.ReplaceLineEndings(" "));
        yield return ("one line", pem.ReplaceLineEndings(string.Empty));
        yield return ("indented", "  " + pem.ReplaceLineEndings("\n  "));
        yield return ("final line breaks", pem + "\n\n");
        yield return ("text before", $"friendlyName: my-key\nBag Attributes - none\n{pem}");
        yield return ("text after", $"{pem}\n-- the end --");
        yield return ("twice", $"{pem}\n{pem}");
        yield return ("cut after a third", pem[..(pem.Length / 3)]);
        yield return ("cut in the last line", pem[..^10]);
        yield return ("without the last line", string.Join('\n', lines[..^1]));
        yield return ("other last line", string.Join('\n', lines[..^1]) + "\n-----END CERTIFICATE-----");
        yield return ("lower case", pem.Replace("BEGIN", "begin", StringComparison.Ordinal));
        yield return ("no Base64", pem[..middle] + '!' + pem[(middle + 1)..]);
        yield return ("dash inside", pem[..middle] + '-' + pem[(middle + 1)..]);
        yield return ("one character missing", pem[..middle] + pem[(middle + 1)..]);
        yield return ("one character changed", pem[..middle] + (pem[middle] == 'A' ? 'B' : 'A') + pem[(middle + 1)..]);
        yield return (
            "one line missing", string.Join('\n', lines.Where((_, number) => number != lines.Length / 2)));
        yield return ("without content", lines.Length > 1 ? $"{lines[0]}\n{lines[^1]}" : string.Empty);
    }

    private static IEnumerable<(string Name, string Pem)> HeaderChanges(string pem)
    {
        yield return ("no Proc-Type", Without("Proc-Type"));
        yield return ("no DEK-Info", Without("DEK-Info"));
        yield return ("other Proc-Type", pem.Replace("4,ENCRYPTED", "4,MIC-CLEAR", StringComparison.Ordinal));
        yield return ("other cipher", pem.Replace("AES-256-CBC", "RC2-CBC", StringComparison.Ordinal));
        yield return ("weak cipher", pem.Replace("AES-256-CBC", "DES-CBC", StringComparison.Ordinal));
        yield return ("other key length", pem.Replace("AES-256-CBC", "AES-128-CBC", StringComparison.Ordinal));
        yield return ("other mode", pem.Replace("AES-256-CBC", "AES-256-CFB", StringComparison.Ordinal));
        yield return ("other block length", pem.Replace("AES-256-CBC", "DES-EDE3-CBC", StringComparison.Ordinal));
        yield return ("cipher in lower case", pem.Replace("AES-256-CBC", "aes-256-cbc", StringComparison.Ordinal));
        yield return ("space before the vector", pem.Replace("CBC,", "CBC, ", StringComparison.Ordinal));
        yield return ("no vector", pem.Replace("CBC,", "CBC", StringComparison.Ordinal));
        yield return ("vector is not hexadecimal", pem.Replace("CBC,", "CBC,X", StringComparison.Ordinal));
        yield return ("vector is too long", pem.Replace("CBC,", "CBC,00", StringComparison.Ordinal));
        yield return ("vector has a digit more", pem.Replace("CBC,", "CBC,0", StringComparison.Ordinal));
        yield return ("third value", pem.Replace("CBC,", "CBC,00,", StringComparison.Ordinal));

        string Without(string header) =>
            string.Join('\n', pem.Split('\n').Where(line => !line.StartsWith(header, StringComparison.Ordinal)));
    }
}
