using WhatsApp.Generator.Generate;

namespace WhatsApp.Generator.Build;

/// <summary>What <c>build.sh</c> does beyond generating: the build, the tests and the quickstart.</summary>
public sealed class BuildCommands(Generation generation, CancellationToken cancellationToken)
{
    private const string Solution = "WhatsApp.Generated.sln";
    private const string Sdk = "src/WhatsApp.Generated";
    private const string Quickstart = "src/WhatsApp.Quickstart";
    private const string Benchmarks = "tests/WhatsApp.Benchmarks";

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

    /// <summary>Everything that must hold before a change is merged. Ends with the number of tests.</summary>
    public async Task<int> TestAsync()
    {
        Say("Lint the pages");
        int lint = CommandLine.Lint(generation);
        int check = 0;
        if (lint == 0)
        {
            Say("Check the generated code");
            check = await CommandLine.CheckAsync(generation, cancellationToken);
        }

        Say("Build");
        await RequireAsync("dotnet", "build", Solution, "-v:q", "-nologo", "-clp:NoSummary");
        Say("Test");
        var results = Directory.CreateTempSubdirectory("whatsapp-tests-");
        try
        {
            int tests = await RunAsync(
                "dotnet", "test", Solution, "--no-build", "--nologo", "--logger", "trx", "--results-directory", results.FullName);
            (int passed, int failed) = TestResults.Count(results.FullName);
            Console.WriteLine($"{passed} passed, {failed} failed");
            return passed == 0 ? 1 : new[] { lint, check, tests, failed }.Max();
        }
        finally
        {
            results.Delete(recursive: true);
        }
    }

    /// <summary>Runs the inspector, which knows the models.</summary>
    public async Task<int> InspectAsync(params string[] arguments)
    {
        await BuildSilentlyAsync("src/WhatsApp.Inspector");
        return await RunAsync(["dotnet", "run", "--no-build", "--project", "src/WhatsApp.Inspector", "--", .. arguments]);
    }

    /// <summary>Measures the SDK, as docs/performance.md describes.</summary>
    public async Task<int> BenchAsync(string[] arguments)
    {
        await BuildSilentlyAsync(Benchmarks, "-c", "Release");
        return await RunAsync(
            ["dotnet", "run", "-c", "Release", "--no-build", "--project", Benchmarks, "--", .. arguments]);
    }

    private async Task<int> RunAsync(params string[] command) =>
        await Shell.RunAsync(generation.Root, cancellationToken, command)
        ?? throw new GenerationException($"'{command[0]}' is not installed.");

    private async Task RequireAsync(params string[] command)
    {
        if (await RunAsync(command) != 0)
        {
            throw new GenerationException($"'{string.Join(' ', command)}' failed; see above.");
        }
    }

    // What a verb prints is its own report, which another program may read.
    private async Task BuildSilentlyAsync(string project, params string[] options)
    {
        string[] command = ["dotnet", "build", project, .. options, "-v:q", "-nologo"];
        (int exitCode, string printed) = await Shell.CaptureAsync(generation.Root, cancellationToken, command);
        if (exitCode != 0)
        {
            throw new GenerationException(
                $"{printed}{Environment.NewLine}'{string.Join(' ', command)}' failed; see above.");
        }
    }

    private static void Say(string what) => Console.WriteLine($"== {what}");
}
