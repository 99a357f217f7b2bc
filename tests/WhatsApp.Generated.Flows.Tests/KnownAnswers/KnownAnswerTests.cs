using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace WhatsApp.Generated.Flows.Tests;

/// <summary>
/// Outcomes that were recorded from an independent implementation on .NET alone, before BouncyCastle and jose-jwt
/// replaced it. The files beside this one are not to be edited, except for the wording of a message.
/// </summary>
[TestFixture]
public sealed class KnownAnswerTests
{
    [Test]
    public void Gcm_encrypts_and_decrypts_as_recorded()
    {
        int wraps = 0;
        int cases = 0;
        foreach (string[] parts in Lines("gcm.txt"))
        {
            byte[] key = GcmCases.Key(int.Parse(parts[0], CultureInfo.InvariantCulture));
            byte[] vector = Convert.FromHexString(parts[1]);
            byte[] plaintext = GcmCases.Plaintext(int.Parse(parts[2], CultureInfo.InvariantCulture));

            byte[] data = FlowGcm.Encrypt(key, vector, plaintext);

            Assert.That(Convert.ToHexStringLower(SHA256.HashData(data)), Is.EqualTo(parts[3]), string.Join(' ', parts));
            Assert.That(FlowGcm.Decrypt(key, vector, data), Is.EqualTo(plaintext), string.Join(' ', parts));
            uint counter = BinaryPrimitives.ReadUInt32BigEndian(TextbookGcm.FirstCounter(key, vector).AsSpan(12));
            wraps += counter + (ulong)((plaintext.Length + 15) / 16) > uint.MaxValue ? 1 : 0;
            cases++;
        }

        Assert.That((cases, wraps), Is.EqualTo((286, 61)), "Cases, and those whose 32-bit counter wraps");
    }

    [Test]
    public void Gcm_refuses_every_change()
    {
        foreach (int keyLength in new[] { 16, 24, 32 })
        {
            byte[] key = GcmCases.Key(keyLength);
            byte[] vector = GcmCases.Key(16);
            byte[] data = FlowGcm.Encrypt(key, vector, GcmCases.Plaintext(40));
            foreach (int at in Enumerable.Range(0, data.Length))
            {
                Assert.That(FlowGcm.Decrypt(key, vector, Flip(data, at)), Is.Null, $"Byte {at} of the data");
            }

            foreach (int at in Enumerable.Range(0, 16))
            {
                Assert.That(FlowGcm.Decrypt(key, Flip(vector, at), data), Is.Null, $"Byte {at} of the vector");
                Assert.That(FlowGcm.Decrypt(Flip(key, at), vector, data), Is.Null, $"Byte {at} of the key");
            }

            foreach (int length in Enumerable.Range(16, data.Length - 16))
            {
                Assert.That(FlowGcm.Decrypt(key, vector, data.AsSpan(0, length)), Is.Null, $"First {length} bytes");
            }
        }
    }

    [Test]
    public void Recorded_tokens_are_decrypted()
    {
        using PayloadEncryption encryption = MakePayloadEncryption();
        foreach (string[] parts in Lines("jwe.txt"))
        {
            byte[] plaintext = GcmCases.Plaintext(int.Parse(parts[2], CultureInfo.InvariantCulture));

            Assert.That(encryption.Decrypt(parts[3]), Is.EqualTo(plaintext), string.Join(' ', parts[..3]));
        }
    }

    [Test]
    public void Changed_tokens_have_the_recorded_outcome()
    {
        using PayloadEncryption encryption = MakePayloadEncryption();
        string[][] tokens = [.. Lines("jwe.txt")];
        IEnumerable<(string Name, string Token)> cases = tokens
            .Where(parts => parts[2] == "17")
            .SelectMany(parts => JweCases.Changes($"{parts[0]} {parts[1]}", parts[3]))
            .Concat(JweCases.Headers(tokens[0][3]));

        AssertOutcomes("jwe-outcomes.txt", cases.Select(item =>
            (item.Name, Outcome(() => Convert.ToHexString(encryption.Decrypt(item.Token))))));
    }

    [Test]
    public void Private_keys_have_the_recorded_outcome() => AssertOutcomes(
        "pem-private-outcomes.txt",
        PemCases.PrivateKeys().Select(item => (item.Name, PemOutcome(() =>
        {
            using RSA key = RsaPem.ReadPrivateKey(item.Pem, item.Password);
            return Fingerprint(key);
        }))));

    [Test]
    public void Public_keys_have_the_recorded_outcome() => AssertOutcomes(
        "pem-public-outcomes.txt",
        PemCases.PublicKeys().Select(item => (item.Name, PemOutcome(() =>
        {
            using RSA key = RsaPem.ReadPublicKey(item.Pem);
            return Fingerprint(key);
        }))));

    private static PayloadEncryption MakePayloadEncryption() => new(
        RsaPublicKey.FromPem(EncryptionFixtures.PublicKey),
        RsaPrivateKey.FromPem(EncryptionFixtures.PrivateKey, keyId: "key-1"),
        RsaPrivateKey.FromPem(EncryptionFixtures.OtherPrivateKey, keyId: "key-2"));

    private static string Fingerprint(RSA key) =>
        Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..16];

    private static byte[] Flip(byte[] bytes, int at)
    {
        byte[] changed = [.. bytes];
        changed[at] ^= (byte)(1 << (at % 8));
        return changed;
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

    private static void AssertOutcomes(string file, IEnumerable<(string Name, string Outcome)> actual)
    {
        var recorded = new Dictionary<string, string>(StringComparer.Ordinal);
        string outcome = string.Empty;
        foreach (string line in File.ReadLines(PathOf(file)))
        {
            if (line.StartsWith("  ", StringComparison.Ordinal))
            {
                recorded.Add(line[2..], outcome);
            }
            else
            {
                outcome = line;
            }
        }

        Assert.Multiple(() =>
        {
            foreach ((string name, string found) in actual)
            {
                Assert.That(recorded.Remove(name, out string? expected), Is.True, $"{name} is not in {file}.");
                Assert.That(found, Is.EqualTo(expected), name);
            }

            Assert.That(recorded, Is.Empty);
        });
    }

    private static IEnumerable<string[]> Lines(string file) =>
        File.ReadLines(PathOf(file)).Select(line => line.Split(' '));

    private static string PathOf(string file) =>
        Path.Combine(TestContext.CurrentContext.TestDirectory, "KnownAnswers", file);
}
