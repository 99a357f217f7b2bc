using System.Security.Cryptography;
using System.Text;

namespace WhatsApp.Generated.Flows.Tests;

/// <summary>The keys are OpenSSL's, see <see cref="EncryptionFixtures"/>.</summary>
[TestFixture]
public sealed class RsaKeyTests
{
    private static readonly TestCaseData[] s_protectedKeys =
    [
        new(EncryptionFixtures.Pkcs8Aes256, EncryptionFixtures.Password) { TestName = "{m}(PKCS8, AES-256)" },
        new(EncryptionFixtures.Pkcs8Des3, EncryptionFixtures.Password) { TestName = "{m}(PKCS8, 3DES)" },
        new(EncryptionFixtures.Pkcs8Pbes1, EncryptionFixtures.Password) { TestName = "{m}(PKCS8, PBES1)" },
        new(EncryptionFixtures.Pkcs8UnicodePassword, EncryptionFixtures.UnicodePassword) { TestName = "{m}(PKCS8, ä)" },
        new(EncryptionFixtures.Pkcs1Des3, EncryptionFixtures.Password) { TestName = "{m}(PKCS1, 3DES)" },
        new(EncryptionFixtures.Pkcs1Aes128, EncryptionFixtures.Password) { TestName = "{m}(PKCS1, AES-128)" },
        new(EncryptionFixtures.Pkcs1Aes192, EncryptionFixtures.Password) { TestName = "{m}(PKCS1, AES-192)" },
        new(EncryptionFixtures.Pkcs1Aes256, EncryptionFixtures.Password) { TestName = "{m}(PKCS1, AES-256)" },
        new(EncryptionFixtures.Pkcs1UnicodePassword, EncryptionFixtures.UnicodePassword) { TestName = "{m}(PKCS1, ä)" },
    ];

    [TestCase(EncryptionFixtures.PrivateKey, TestName = "{m}(PKCS8)")]
    [TestCase(EncryptionFixtures.PrivateKeyPkcs1, TestName = "{m}(PKCS1)")]
    public void Private_key_is_read(string pem) => AssertIsTheKey(pem, null);

    [TestCase(EncryptionFixtures.PrivateKey, TestName = "{m}(PKCS8)")]
    [TestCase(EncryptionFixtures.PrivateKeyPkcs1, TestName = "{m}(PKCS1)")]
    public void Password_of_a_key_that_is_not_protected_is_ignored(string pem) =>
        AssertIsTheKey(pem, EncryptionFixtures.Password);

    [TestCaseSource(nameof(s_protectedKeys))]
    public void Protected_key_is_read_with_its_password(string pem, string password) => AssertIsTheKey(pem, password);

    [TestCaseSource(nameof(s_protectedKeys))]
    public void Protected_key_is_not_read_without_its_password(string pem, string password)
    {
        Assert.That(
            Problem(pem, null),
            Is.EqualTo("The private key is protected with a password. Pass the password."));
        Assert.That(Problem(pem, string.Empty), Is.EqualTo(Problem(pem, null)));
    }

    [TestCaseSource(nameof(s_protectedKeys))]
    public void Wrong_password_is_reported_but_not_shown(string pem, string password)
    {
        string problem = Problem(pem, "not-the-passphrase");

        Assert.That(problem, Does.StartWith("The password does not open the private key"));
        Assert.That(problem, Does.Not.Contain("not-the-passphrase").And.Not.Contain(password));
    }

    [Test]
    public void Line_breaks_may_be_of_any_kind()
    {
        foreach (string pem in new[] { EncryptionFixtures.PrivateKey, EncryptionFixtures.PrivateKeyPkcs1 })
        {
            AssertIsTheKey(pem.ReplaceLineEndings("\r\n"), null);
            AssertIsTheKey(pem.ReplaceLineEndings("\\n"), null);
            AssertIsTheKey(pem.ReplaceLineEndings("\\r\\n"), null);
            AssertIsTheKey(pem.ReplaceLineEndings(" "), null);
        }

        AssertIsTheKey(EncryptionFixtures.Pkcs1Aes256.ReplaceLineEndings("\r\n"), EncryptionFixtures.Password);
        AssertIsTheKey(EncryptionFixtures.Pkcs1Aes256.ReplaceLineEndings("\\n"), EncryptionFixtures.Password);
    }

    [Test]
    public void Text_around_the_key_is_ignored() => AssertIsTheKey(
        $"""
        Bag Attributes: none
        {EncryptionFixtures.PublicKey}
        {EncryptionFixtures.EcPrivateKey.Replace("PRIVATE", "EC PRIVATE", StringComparison.Ordinal)}
        {EncryptionFixtures.PrivateKey}
        {EncryptionFixtures.OtherPrivateKey}
        """,
        null);

    [Test]
    public void What_is_not_a_private_key_is_named()
    {
        string cut = EncryptionFixtures.PrivateKey[..900];
        string damaged = EncryptionFixtures.PrivateKey.Replace("\nMII", "\nM!I", StringComparison.Ordinal);
        string changed = EncryptionFixtures.PrivateKey.Replace("\nMII", "\nNII", StringComparison.Ordinal);
        string vector = EncryptionFixtures.Pkcs1Aes256.Replace("CBC,", "CBC,X", StringComparison.Ordinal);
        Assert.Multiple(() =>
        {
            Assert.That(Problem("secret", null), Does.StartWith("This is not PEM").And.Not.Contain("secret"));
            Assert.That(Problem(string.Empty, null), Does.StartWith("This is not PEM"));
            Assert.That(Problem("-----BEGIN PRIVATE KEY", null), Does.StartWith("This is not PEM"));
            Assert.That(
                Problem(EncryptionFixtures.PublicKey, null),
                Is.EqualTo("This PEM contains 'PUBLIC KEY', but an RSA private key is needed."));
            Assert.That(Problem(EncryptionFixtures.EcPrivateKey, null), Does.Contain("not an RSA key"));
            Assert.That(Problem(cut, null), Does.StartWith("The PEM is cut off"));
            Assert.That(Problem(damaged, null), Does.StartWith("The PEM is damaged"));
            Assert.That(Problem(changed, null), Does.StartWith("The private key cannot be read"));
            Assert.That(Problem(vector, EncryptionFixtures.Password), Does.StartWith("The PEM is damaged"));
            Assert.That(
                Problem(EncryptionFixtures.Pkcs1Camellia, EncryptionFixtures.Password),
                Does.Contain("openssl pkcs8 -topk8 -v2 aes-256-cbc"));
        });
    }

    [Test]
    public void Public_key_is_read_as_PEM_and_as_Base64()
    {
        string middle = string.Concat(EncryptionFixtures.PublicKey.Split('\n')[1..^1]);
        foreach (string text in new[]
        {
            EncryptionFixtures.PublicKey,
            EncryptionFixtures.PublicKeyPkcs1,
            EncryptionFixtures.PublicKey.ReplaceLineEndings("\\n"),
            Convert.ToBase64String(Encoding.ASCII.GetBytes(EncryptionFixtures.PublicKey)),
            middle,
        })
        {
            using var key = RsaPublicKey.FromPem(text, "key-1");
            Assert.That(key.KeyId, Is.EqualTo("key-1"));
        }
    }

    [TestCase("", "The public key cannot be read", TestName = "{m}(empty)")]
    [TestCase("%", "This is neither PEM nor Base64", TestName = "{m}(no Base64)")]
    [TestCase("eyJhbGciOiJub25lIn0=", "The public key cannot be read", TestName = "{m}(JSON)")]
    [TestCase(
        EncryptionFixtures.PrivateKey,
        "This PEM contains 'PRIVATE KEY', but an RSA public key is needed.",
        TestName = "{m}(private key)")]
    public void What_is_not_a_public_key_is_named(string text, string problem)
    {
        var error = Assert.Throws<GraphEncryptionException>(() => RsaPublicKey.FromPem(text))!;

        Assert.That(error.Message, Does.StartWith(problem));
    }

    [Test]
    public void Public_key_of_a_private_key_can_be_uploaded()
    {
        using var key = RsaPrivateKey.FromPem(EncryptionFixtures.PrivateKeyPkcs1);

        Assert.That(
            key.ExportPublicKeyPem().ReplaceLineEndings(),
            Is.EqualTo(EncryptionFixtures.PublicKey.ReplaceLineEndings()));
    }

    [Test]
    public void Keys_are_not_in_their_text()
    {
        using var key = RsaPrivateKey.FromPem(EncryptionFixtures.PrivateKey, keyId: "key-1");

        Assert.That(key.ToString(), Is.EqualTo("WhatsApp.Generated.Flows.RsaPrivateKey"));
    }

    private static string Problem(string pem, string? password)
    {
        var error = Assert.Throws<GraphEncryptionException>(() => RsaPrivateKey.FromPem(pem, password))!;
        Assert.That(error.InnerException, Is.Null);
        Assert.That(error, Is.InstanceOf<CryptographicException>());
        return error.Message;
    }

    private static void AssertIsTheKey(string pem, string? password)
    {
        using var encryption = FlowEncryption.FromPem(pem, password);
        Assert.That(encryption.Decrypt(EncryptionFixtures.Init.Body).Request.FlowToken, Is.EqualTo("token-1"));
    }
}
