using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace WhatsApp.Generated.Flows.Tests;

/// <summary>Compares the ciphers of this package with those on BouncyCastle and jose-jwt.</summary>
[TestFixture]
public sealed class ComparisonTests
{
    private static readonly int[] s_lengths = [0, 1, 15, 16, 17, 31, 32, 33, 64, 100, 2_047, 2_048, 2_049, 4_100];

    private static readonly uint[] s_counters =
        [0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFF0, 0xFFFFFF80, 0xFFFFFF00, 0x00000000, 0x7FFFFFFF];

    private static readonly PayloadKeyAlgorithm[] s_algs = Enum.GetValues<PayloadKeyAlgorithm>();

    private static readonly PayloadContentAlgorithm[] s_encs = Enum.GetValues<PayloadContentAlgorithm>();

    private int _count;

    [TearDown]
    public void Report() => TestContext.Out.WriteLine($"{_count} comparisons");

    [Test]
    public void Gcm_encrypts_and_decrypts_the_same() => Assert.Multiple(() =>
    {
        foreach ((int keyLength, byte[] vector, int length) in Gcm())
        {
            byte[] key = GcmCases.Key(keyLength);
            byte[] plaintext = GcmCases.Plaintext(length);
            using var old = new FlowCipher(key);
            byte[] expected = old.Encrypt(vector, plaintext);
            string name = $"{keyLength} {Convert.ToHexString(vector)} {length}";

            Same(FlowGcm.Encrypt(key, vector, plaintext), expected, name);
            Same(FlowGcm.Decrypt(key, vector, expected), plaintext, name);
        }
    });

    [Test]
    public void Gcm_refuses_the_same() => Assert.Multiple(() =>
    {
        foreach (int keyLength in new[] { 16, 24, 32 })
        {
            byte[] key = GcmCases.Key(keyLength);
            foreach (byte[] vector in Vectors(key).Where((_, index) => index % 4 == 0))
            {
                byte[] data = FlowGcm.Encrypt(key, vector, GcmCases.Plaintext(40));
                for (int at = 0; at < data.Length; at++)
                {
                    Refused(key, vector, Flip(data, at));
                }

                for (int at = 0; at < 16; at++)
                {
                    Refused(key, Flip(vector, at), data);
                    Refused(Flip(key, at), vector, data);
                }

                foreach (int length in new[] { 16, 17, 32, 48, 55 })
                {
                    Refused(key, vector, data[..length]);
                }
            }
        }
    });

    [Test]
    public void Jwe_of_each_is_decrypted_by_the_other() => Assert.Multiple(() =>
    {
        using var publicKey = RsaPublicKey.FromPem(EncryptionFixtures.PublicKey, "key-1");
        RsaPrivateKey[] privateKeys = [RsaPrivateKey.FromPem(EncryptionFixtures.PrivateKey)];
        foreach (PayloadKeyAlgorithm alg in s_algs)
        {
            foreach (PayloadContentAlgorithm enc in s_encs)
            {
                foreach (int length in s_lengths)
                {
                    byte[] plaintext = GcmCases.Plaintext(length);
                    string old = JweToken.Encrypt(plaintext, publicKey, alg, enc);
                    string now = Jwe.Encrypt(plaintext, publicKey, alg, enc);
                    Same(Jwe.Decrypt(old, privateKeys), plaintext, $"{alg} {enc} {length}");
                    Same(JweToken.Decrypt(now, privateKeys), plaintext, $"{alg} {enc} {length}");
                    Assert.That(now.Split('.')[0], Is.EqualTo(old.Split('.')[0]));
                    Assert.That(now, Has.Length.EqualTo(old.Length));
                }
            }
        }
    });

    [Test]
    public void Jwe_refuses_the_same() => Assert.Multiple(() =>
    {
        RsaPrivateKey[] privateKeys =
        [
            RsaPrivateKey.FromPem(EncryptionFixtures.PrivateKey, keyId: "key-1"),
            RsaPrivateKey.FromPem(EncryptionFixtures.OtherPrivateKey, keyId: "key-2"),
        ];
        foreach ((string name, string token) in Jwes())
        {
            _count++;
            Assert.That(
                Outcome(() => Convert.ToHexString(Jwe.Decrypt(token, privateKeys))),
                Is.EqualTo(Outcome(() => Convert.ToHexString(JweToken.Decrypt(token, privateKeys)))),
                name);
        }
    });

    [Test]
    public void Pem_is_read_the_same() => Assert.Multiple(() =>
    {
        foreach ((string name, string pem, string? password) in PemCases.PrivateKeys())
        {
            _count++;
            Assert.That(
                PemOutcome(() => PublicKeyOf(RsaPem.ReadPrivateKey(pem, password))),
                Is.EqualTo(Expected(name, PemOutcome(() => PublicKeyOf(PemReader.ReadPrivateKey(pem, password))))),
                name);
        }

        foreach ((string name, string pem) in PemCases.PublicKeys())
        {
            _count++;
            Assert.That(
                PemOutcome(() => PublicKeyOf(RsaPem.ReadPublicKey(pem))),
                Is.EqualTo(PemOutcome(() => PublicKeyOf(PemReader.ReadPublicKey(pem)))),
                name);
        }
    });

    [Test, Explicit("Writes the known answers, with the ciphers of this package.")]
    public void Record()
    {
        File.WriteAllLines(PathOf("gcm.txt"), Gcm().Select(item =>
        {
            using var old = new FlowCipher(GcmCases.Key(item.KeyLength));
            byte[] data = old.Encrypt(item.Vector, GcmCases.Plaintext(item.Length));
            return $"{item.KeyLength} {Convert.ToHexStringLower(item.Vector)} {item.Length} "
                + Convert.ToHexStringLower(SHA256.HashData(data));
        }));

        using var publicKey = RsaPublicKey.FromPem(EncryptionFixtures.PublicKey, "key-1");
        File.WriteAllLines(
            PathOf("jwe.txt"),
            from alg in s_algs
            from enc in s_encs
            from length in new[] { 0, 1, 16, 17, 300 }
            select $"{alg} {enc} {length} {JweToken.Encrypt(GcmCases.Plaintext(length), publicKey, alg, enc)}");

        RsaPrivateKey[] privateKeys =
        [
            RsaPrivateKey.FromPem(EncryptionFixtures.PrivateKey, keyId: "key-1"),
            RsaPrivateKey.FromPem(EncryptionFixtures.OtherPrivateKey, keyId: "key-2"),
        ];
        WriteOutcomes("jwe-outcomes.txt", Jwes().Select(item =>
            (item.Name, Outcome(() => Convert.ToHexString(JweToken.Decrypt(item.Token, privateKeys))))));
        WriteOutcomes("pem-private-outcomes.txt", PemCases.PrivateKeys().Select(item =>
            (item.Name, Expected(
                item.Name, PemOutcome(() => PublicKeyOf(PemReader.ReadPrivateKey(item.Pem, item.Password)))))));
        WriteOutcomes("pem-public-outcomes.txt", PemCases.PublicKeys().Select(item =>
            (item.Name, PemOutcome(() => PublicKeyOf(PemReader.ReadPublicKey(item.Pem))))));
    }

    private static IEnumerable<(int KeyLength, byte[] Vector, int Length)> Gcm() =>
        from keyLength in new[] { 16, 24, 32 }
        from vector in Vectors(GcmCases.Key(keyLength))
        from length in keyLength == 16 ? s_lengths : [0, 17, 100, 4_100]
        select (keyLength, vector, length);

    private static IEnumerable<byte[]> Vectors(byte[] key)
    {
        yield return new byte[16];
        yield return [.. Enumerable.Repeat((byte)0xFF, 16)];
        for (int number = 0; number < 3; number++)
        {
            yield return SHA256.HashData(Encoding.ASCII.GetBytes($"vector {number}"))[..16];
        }

        foreach (uint counter in s_counters)
        {
            yield return TextbookGcm.VectorFor(key, new UInt128(0x0123456789ABCDEF, 0x01234567_00000000UL + counter));
        }
    }

    private static IEnumerable<(string Name, string Token)> Jwes()
    {
        string[] lines = File.ReadAllLines(PathOf("jwe.txt"));
        foreach (string[] line in lines.Select(line => line.Split(' ')))
        {
            if (line[2] == "17")
            {
                foreach ((string, string) change in JweCases.Changes($"{line[0]} {line[1]}", line[3]))
                {
                    yield return change;
                }
            }
        }

        foreach ((string, string) header in JweCases.Headers(lines[0].Split(' ')[3]))
        {
            yield return header;
        }
    }

    private static byte[] Flip(byte[] bytes, int at)
    {
        byte[] changed = [.. bytes];
        changed[at] ^= (byte)(1 << (at % 8));
        return changed;
    }

    private static string PublicKeyOf(RSA rsa)
    {
        using (rsa)
        {
            return Convert.ToHexStringLower(SHA256.HashData(rsa.ExportSubjectPublicKeyInfo()))[..16];
        }
    }

    private static string Outcome(Func<string> read)
    {
        try
        {
            return read();
        }
        catch (GraphEncryptionException error)
        {
            return error.Message;
        }
    }

    // What follows the colon or the full stop says what to do.
    private static string PemOutcome(Func<string> read) => Outcome(read).Split(':', '.')[0];

    // The only differences: header lines may be indented now, and what is not well-formed is called damaged.
    private static string Expected(string name, string old)
    {
        string[] parts = name.Split(", ");
        bool hasHeaders = parts[0] is "PKCS#1 3DES" or "PKCS#1 AES-128" or "PKCS#1 AES-192" or "PKCS#1 AES-256"
            or "PKCS#1 Unicode" or "PKCS#1 Camellia";
        return parts[1] switch
        {
            "indented" when hasHeaders && parts[0] != "PKCS#1 Camellia" => "8f22ef657d4adb99",
            "spaces" or "one line" when hasHeaders => "The PEM is damaged",
            "third value" => "The PEM is damaged",
            _ => old,
        };
    }

    private static void WriteOutcomes(string file, IEnumerable<(string Name, string Outcome)> outcomes)
    {
        IGrouping<string, string>[] groups = [.. outcomes.GroupBy(item => item.Outcome, item => item.Name)];
        File.WriteAllLines(PathOf(file), groups.SelectMany(group => group.Select(name => "  " + name).Prepend(group.Key)));
    }

    private static string PathOf(string file, [CallerFilePath] string source = "") =>
        Path.Combine(Path.GetDirectoryName(source)!, file);

    private void Same(byte[]? actual, byte[] expected, string name)
    {
        _count++;
        Assert.That(actual, Is.EqualTo(expected), name);
    }

    private void Refused(byte[] key, byte[] vector, byte[] data)
    {
        _count++;
        using var old = new FlowCipher(key);
        Assert.That(old.Decrypt(vector, data), Is.Null);
        Assert.That(FlowGcm.Decrypt(key, vector, data), Is.Null);
    }
}
