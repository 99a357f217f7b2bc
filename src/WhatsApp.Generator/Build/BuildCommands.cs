using WhatsApp.Generator.Generate;

namespace WhatsApp.Generator.Build;

/// <summary>What <c>build.sh</c> does beyond generating: build, tests, quickstart and the other tools.</summary>
public sealed class BuildCommands(Generation generation, CancellationToken cancellationToken)
{
    private const string Sdk = "src/WhatsApp.Generated";
    private const string Quickstart = "src/WhatsApp.Quickstart";

    /// <summary>From a fresh clone to a running program.</summary>
    public async Task<int> EverythingAsync()
    {
        Say("Lint the pages");
        if (CommandLine.Lint(generation) is not 0 and var refused)
        {
            return refused;
        }

        Say("Regenerate the code");
        await CommandLine.GenerateAsync(generation, cancellationToken);
        Say("Build and pack");
        await RequireAsync("dotnet", "build", Quickstart, "-c", "Release", "-v:q", "-nologo");
        await RequireAsync("dotnet", "pack", Sdk, "--no-build", "-o", "artifacts", "-v:q", "-nologo");
        Say("Run the quickstart");
        return await RunAsync("dotnet", "run", "-c", "Release", "--no-build", "--project", Quickstart);
    }

    /// <summary>Everything that must pass before a change is merged. The last line has the number of tests.</summary>
    public async Task<int> TestAsync()
    {
        Say("Check the formatting");
        int format = await Formatting.CheckAsync(generation.Root, Console.Error, cancellationToken);
        Say("Lint the pages");
        int lint = CommandLine.Lint(generation);
        int check = 0;
        if (lint == 0)
        {
            Say("Check the generated code");
            check = await CommandLine.CheckAsync(generation, cancellationToken);
        }

        Say("Build");
        await RequireAsync("dotnet", "build", Repository.Solution, "-v:q", "-nologo", "-clp:NoSummary");
        Say("Test");
        var results = Directory.CreateTempSubdirectory("whatsapp-tests-");
        try
        {
            int tests = await RunAsync(
                "dotnet", "test", Repository.Solution, "--no-build", "--nologo", "--logger", "trx",
                "--results-directory", results.FullName);
            (int passed, int failed) = TestResults.Count(results.FullName);
            Console.WriteLine($"{passed} passed, {failed} failed");
            return passed == 0 ? 1 : new[] { format, lint, check, tests, failed }.Max();
        }
        finally
        {
            results.Delete(recursive: true);
        }
    }

    /// <summary>Runs a project of the repository that this program is built from; it is built first.</summary>
    /// <param name="project">Its folder, from the root of the repository.</param>
    /// <param name="arguments">What it is called with. Paths are relative to the working directory.</param>
    /// <param name="configuration">The configuration of the build.</param>
    public async Task<int> ToolAsync(string project, string[] arguments, string configuration = "Debug")
    {
        string path = Path.Combine(Repository.OfProgram(), project);
        string[] command = ["dotnet", "run", "-c", configuration, "--project", path, "--", .. arguments];
        return await Shell.RunAsync(Environment.CurrentDirectory, cancellationToken, command) ?? throw Missing(command);
    }

    private async Task<int> RunAsync(params string[] command) =>
        await Shell.RunAsync(generation.Root, cancellationToken, command) ?? throw Missing(command);

    private async Task RequireAsync(params string[] command)
    {
        if (await RunAsync(command) != 0)
        {
            throw new GenerationException($"'{string.Join(' ', command)}' failed; see above.");
        }
    }

    private static GenerationException Missing(string[] command) => new($"'{command[0]}' is not installed.");

    private static void Say(string what) => Console.WriteLine($"== {what}");
}
