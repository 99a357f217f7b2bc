using System.Diagnostics;
using WhatsApp.Generated.Tool.Tests.Support;

namespace WhatsApp.Generated.Tool.Tests;

/// <summary>What a process of the tool loads.</summary>
[TestFixture]
public sealed class StartTests : WebhookToolTest
{
    [TestCase("send text +16505551234 Hello")]
    [TestCase("numbers list")]
    [TestCase("doctor")]
    [TestCase("--help")]
    public async Task Only_servers_and_senders_load_the_fake_server_and_AspNetCore(string arguments)
    {
        string[] loaded = await LoadedByAsync(arguments.Split(' '));

        Assert.That(loaded, Does.Contain("WhatsApp.Tool"));
        Assert.That(
            loaded.Where(name => name == "WhatsApp.Generated.Testing"
                || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)),
            Is.Empty);
    }

    [TestCase("sign", "webhook.json")]
    [TestCase("example", "text")]
    public async Task Signing_and_creating_webhooks_do_not_load_AspNetCore(string verb, string argument)
    {
        string file = Write("webhook.json", "{}");

        string[] loaded = await LoadedByAsync("webhooks", verb, argument == "webhook.json" ? file : argument);

        Assert.That(loaded, Does.Contain("WhatsApp.Generated.Testing"));
        Assert.That(loaded, Has.None.StartsWith("Microsoft.AspNetCore"));
    }

    private async Task<string[]> LoadedByAsync(params string[] arguments)
    {
        string file = Path.Combine(Folder, "assemblies.txt");
        Variables["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location;
        Variables[StartupHook.Variable] = file;
        using Process process = ToolProcess.Start(Variables, arguments);
        await process.EndAsync();
        return await File.ReadAllLinesAsync(file);
    }
}
