using System.Security.Cryptography;
using System.Text;

namespace WhatsApp.Generated.Tool.Tests.Support;

/// <summary>Runs verbs of webhooks, with an app secret and a verify token.</summary>
public abstract class WebhookToolTest : ToolTest
{
    /// <summary>The app secret. It contains the token, so that a run fails that shows it.</summary>
    protected const string Secret = $"{Token}-app-secret";

    /// <summary>The verify token. It contains the token, so that a run fails that shows it.</summary>
    protected const string VerifyToken = $"{Token}-verify-token";

    [SetUp]
    public void SetSecrets()
    {
        Variables["WHATSAPP_APP_SECRET"] = Secret;
        Variables["WHATSAPP_VERIFY_TOKEN"] = VerifyToken;
    }

    /// <summary>The signature of a body.</summary>
    protected static string SignatureOf(string body) => "sha256=" + Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(body)));

    /// <summary>Fails unless a run ended with one line on standard error.</summary>
    protected static void AssertLine(ToolRun run, int exitCode, string start, string nextStep)
    {
        Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.Error);
        Assert.That(run.Error, Does.StartWith(start).And.EndsWith("\n"));
        Assert.That(run.Error.TrimEnd('\n'), Does.Not.Contain("\n"));
        Assert.That(run.Error, Does.Contain(nextStep));
    }
}
