using WhatsApp.Generator.Build;
using WhatsApp.Generator.Tests.Generate;

namespace WhatsApp.Generator.Tests.Build;

/// <summary><c>build.ps1</c>, run by PowerShell on any system.</summary>
[TestFixture]
public sealed class PowerShellTests
{
    // Its tools are not those of the repository, which are restored to read the documentation.
    private static readonly string Folder = Path.Combine(Repository.Root(), "tests/WhatsApp.Generator.Tests");

    private static readonly string Script = Path.Combine(Repository.Root(), "build.ps1");

    [OneTimeSetUp]
    public async Task Install()
    {
        (int exitCode, string printed) = await GeneratorProcess.RunCommandAsync(Folder, "dotnet", ["tool", "restore"]);
        if (exitCode != 0)
        {
            string why = $"PowerShell cannot be installed, so build.ps1 is not run: {printed}";
            bool isRequired = string.Equals(
                Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);
            if (isRequired)
            {
                Assert.Fail($"{why} With CI=true it is required.");
            }

            Assert.Ignore(why);
        }
    }

    [Test]
    public async Task Verb_of_build_ps1_does_its_work()
    {
        (int exitCode, string printed) = await RunAsync("lint");

        Assert.That(exitCode, Is.Zero, printed);
        Assert.That(printed, Does.Contain("== Build the generator").And.Contain("lint: no problems"));
    }

    [Test]
    public async Task Exit_code_of_build_ps1_is_that_of_the_verb()
    {
        (int exitCode, string printed) = await RunAsync("lint", "now");

        Assert.That(exitCode, Is.EqualTo(2), printed);
        Assert.That(printed, Does.Contain($"'lint now' is not how to call it. Run '{BuildScript.Name} lint'."));
    }

    private static Task<(int ExitCode, string Printed)> RunAsync(params string[] verb) => GeneratorProcess.RunCommandAsync(
        Folder, "dotnet", ["pwsh", "-NoProfile", "-NonInteractive", "-File", Script, .. verb]);
}
