using System.Diagnostics;

namespace Docs.Tests.Pages;

/// <summary>The site of the documentation, which docfx builds; a dead link or a wrong heading is an error.</summary>
[TestFixture]
public sealed class SiteTests
{
    [Test]
    public async Task Site_is_built_without_dead_links_and_can_be_searched()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("whatsapp-site-");
        try
        {
            await RunAsync("tool", "restore");
            await RunAsync("docfx", "build", "docfx.json", "--warningsAsErrors", "--output", folder.FullName);

            Assert.That(Path.Combine(folder.FullName, "index.html"), Does.Exist);
            string index = await File.ReadAllTextAsync(Path.Combine(folder.FullName, "index.json"));
            Assert.That(index, Does.Contain("docs/events.html").And.Contain("TemplateStatusUpdated"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> printed = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, $"dotnet {string.Join(' ', arguments)}\n{await printed}{await errors}");
    }
}
