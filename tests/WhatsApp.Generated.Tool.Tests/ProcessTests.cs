using System.Diagnostics;
using WhatsApp.Generated.Tool.Tests.Support;

namespace WhatsApp.Generated.Tool.Tests;

/// <summary>The tool as a process: its streams, environment, signals and user secrets.</summary>
[TestFixture]
public sealed class ProcessTests : ToolTest
{
    private static readonly string[] Text = ["send", "text", "+16505551234", "Hello"];

    [Test]
    public async Task A_message_is_sent()
    {
        using Process process = ToolProcess.Start(Variables, Text);

        ToolRun run = await process.EndAsync();

        Assert.That(run, Is.EqualTo(new ToolRun(0, Server.SentMessages.Single().Id + "\n", string.Empty)));
    }

    [Test]
    public async Task Standard_input_is_sent()
    {
        using Process process = ToolProcess.Start(Variables, "send", "--file", "-");
        await process.StandardInput.WriteAsync(
            """{"messaging_product":"whatsapp","to":"+16505551234","type":"text","text":{"body":"Größe"}}""");
        process.StandardInput.Close();

        ToolRun run = await process.EndAsync();

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(Server.SentMessages.Single().Body["text"]!["body"]!.GetValue<string>(), Is.EqualTo("Größe"));
    }

    [Test]
    public async Task A_failure_is_one_line_on_standard_error()
    {
        Variables["WHATSAPP_ACCESS_TOKEN"] = "wrong";
        using Process process = ToolProcess.Start(Variables, Text);

        ToolRun run = await process.EndAsync();

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output, Is.Empty);
        Assert.That(run.Error, Does.StartWith("error: sendMessage failed with HTTP 401"));
        Assert.That(run.Error.TrimEnd(), Does.Not.Contain("\n"));
    }

    [Test]
    public async Task A_missing_token_is_wrong_usage()
    {
        Variables.Remove("WHATSAPP_ACCESS_TOKEN");
        Variables["HOME"] = Folder;
        Variables["APPDATA"] = Folder;
        using Process process = ToolProcess.Start(Variables, Text);

        ToolRun run = await process.EndAsync();

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith("error: There is no access token."));
    }

    [Test]
    public async Task User_secrets_are_those_of_dotnet_user_secrets()
    {
        WriteSecrets($$"""{ "WhatsApp:AccessToken": "{{Token}}" }""");
        using Process process = ToolProcess.Start(Variables, Text);

        ToolRun run = await process.EndAsync();

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(Server.Requests.Single().BearerToken, Is.EqualTo(Token));
    }

    [Test]
    public async Task User_secrets_that_are_not_JSON_are_named()
    {
        WriteSecrets("{ WhatsApp");
        using Process process = ToolProcess.Start(Variables, Text);

        ToolRun run = await process.EndAsync();

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith("error: The user secrets 'WhatsApp.Generated.Tool' cannot be read: "));
        Assert.That(run.Error.TrimEnd(), Does.Not.Contain("\n"));
    }

    [Test]
    public async Task An_interrupted_process_ends_with_130()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("Windows has no signals.");
        }

        Server.Delay = TimeSpan.FromMinutes(5);
        using Process process = ToolProcess.Start(Variables, Text);
        while (Server.Requests.Count == 0)
        {
            Assert.That(process.HasExited, Is.False);
            await Task.Delay(10);
        }

        Process.Start("kill", ["-TERM", $"{process.Id}"]).WaitForExit();
        ToolRun run = await process.EndAsync();

        Assert.That(run.ExitCode, Is.EqualTo(130));
        Assert.That(run.Error, Does.StartWith("error: Cancelled."));
    }

    // On Windows APPDATA is preferred to HOME.
    private void WriteSecrets(string json)
    {
        Variables.Remove("WHATSAPP_ACCESS_TOKEN");
        Variables["HOME"] = Folder;
        Variables["APPDATA"] = Folder;
        string folder = Path.Combine(Folder, "Microsoft", "UserSecrets", "WhatsApp.Generated.Tool");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "secrets.json"), json);
    }
}
