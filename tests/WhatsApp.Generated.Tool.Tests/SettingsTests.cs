using Spectre.Console.Testing;
using WhatsApp.Generated.Tool.Tests.Support;
using WhatsApp.Tool;

namespace WhatsApp.Generated.Tool.Tests;

/// <summary>Where tokens and ids come from.</summary>
[TestFixture]
public sealed class SettingsTests : ToolTest
{
    private static readonly string[] Text = ["send", "text", "+16505551234", "Hello"];

    [Test]
    public async Task The_environment_is_preferred_to_user_secrets()
    {
        Secrets["WhatsApp.Generated.Tool/WhatsApp:AccessToken"] = "another-token";

        ToolRun run = await RunAsync(Text);

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(Server.Requests.Single().BearerToken, Is.EqualTo(Token));
    }

    [Test]
    public async Task User_secrets_are_used_without_an_environment()
    {
        Variables.Clear();
        Secrets["WhatsApp.Generated.Tool/WhatsApp:AccessToken"] = Token;
        Secrets["WhatsApp.Generated.Tool/WhatsApp:PhoneNumberId"] = Server.PhoneNumberId;
        Secrets["WhatsApp.Generated.Tool/WhatsApp:BaseAddress"] = Server.BaseAddress.AbsoluteUri;

        ToolRun run = await RunAsync(Text);

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(Server.Requests.Single().BearerToken, Is.EqualTo(Token));
    }

    [Test]
    public async Task User_secrets_of_a_project_are_named_by_their_id()
    {
        Variables.Remove("WHATSAPP_ACCESS_TOKEN");
        Secrets["my-bot/WhatsApp:AccessToken"] = Token;

        ToolRun run = await RunAsync([.. Text, "--user-secrets", "my-bot"]);

        Assert.That(run.ExitCode, Is.Zero, run.Error);
    }

    [Test]
    public async Task A_missing_token_is_asked_for_in_a_terminal_and_hidden()
    {
        Variables.Remove("WHATSAPP_ACCESS_TOKEN");
        Terminal = new TestConsole().Interactive();
        Terminal.Input.PushTextWithEnter(Token);

        ToolRun run = await RunAsync(Text);

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Error, Does.Contain("Access token:"));
        Assert.That(Server.Requests.Single().BearerToken, Is.EqualTo(Token));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_missing_token_is_not_asked_for_in_a_script(bool isTerminalWithJson)
    {
        Variables.Remove("WHATSAPP_ACCESS_TOKEN");
        Terminal = isTerminalWithJson ? new TestConsole().Interactive() : null;

        ToolRun run = await RunAsync(isTerminalWithJson ? [.. Text, "--json"] : Text);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Is.EqualTo(
            "error: There is no access token. Set the environment variable WHATSAPP_ACCESS_TOKEN, or the user secret "
                + "WhatsApp:AccessToken (see docs/tool.md).\n"));
    }

    [Test]
    public async Task An_option_is_preferred_to_the_environment()
    {
        string id = Server.AddPhoneNumber(Server.AccountId, "+1 650 555 9999", "Second").Id;

        ToolRun run = await RunAsync([.. Text, "--from", id]);

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(Server.SentMessages.Single().PhoneNumberId, Is.EqualTo(id));
    }

    [Test]
    public async Task A_missing_phone_number_id_names_option_and_variable()
    {
        Variables.Remove("WHATSAPP_PHONE_NUMBER_ID");

        ToolRun run = await RunAsync(Text);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Is.EqualTo(
            "error: There is no phone number id. Pass --from, or set WHATSAPP_PHONE_NUMBER_ID.\n"));
    }

    [Test]
    public async Task A_token_with_a_line_break_is_refused_without_showing_it()
    {
        Variables["WHATSAPP_ACCESS_TOKEN"] = Token + "\n";

        ToolRun run = await RunAsync(Text);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Is.EqualTo(
            "error: AccessToken contains a space, a line break or another character that no token has. Copy it again.\n"));
    }

    [Test]
    public async Task An_app_secret_adds_its_proof()
    {
        Variables["WHATSAPP_APP_SECRET"] = "the-app-secret";

        await RunAsync(Text);

        Assert.That(Server.Requests.Single().Query, Does.ContainKey("appsecret_proof"));
    }

    [Test]
    public async Task The_Graph_version_is_an_option()
    {
        await RunAsync([.. Text, "--graph-version", "v26.0"]);

        Assert.That(Server.Requests.Single().Path, Does.StartWith("/v26.0/"));
    }

    [Test]
    public void Secrets_that_are_not_set_are_null() =>
        Assert.That(UserSecrets.Open(UserSecrets.DefaultId)("WhatsApp:NoSuchKey"), Is.Null);

    [Test]
    public async Task Settings_of_webhooks_have_the_keys_of_an_application()
    {
        Assert.That(Setting.AppSecret.Keys, Does.Contain("WhatsApp:Webhooks:AppSecrets:0"));
        Assert.That(Setting.VerifyToken.Keys, Does.Contain("WhatsApp:Webhooks:VerifyToken"));
        Secrets["WhatsApp.Generated.Tool/WhatsApp:Webhooks:AppSecrets:0"] = "the-app-secret";

        await RunAsync(Text);

        Assert.That(Server.Requests.Single().Query, Does.ContainKey("appsecret_proof"));
    }
}
