using System.Globalization;
using WhatsApp.Generator.Generate;

namespace WhatsApp.Generator.Build;

/// <summary>What <c>build.sh</c> does beyond generating: build, tests, quickstart and the other tools.</summary>
public sealed class BuildCommands(Generation generation, CancellationToken cancellationToken)
{
    private const string Sdk = "src/WhatsApp.Generated";
    private const string Quickstart = "src/WhatsApp.Quickstart";

    // Set while the tests run: the solution has been built, so the programs that the tests start are not built again.
    private const string AreToolsBuilt = "WHATSAPP_TOOLS_ARE_BUILT";

    private readonly StepPrinter _steps = StepPrinter.ForConsole();

    /// <summary>From a fresh clone to a running program.</summary>
    public async Task<int> EverythingAsync()
    {
        if (await StepAsync("Lint the pages", () => Task.FromResult(CommandLine.Lint(generation))) is not 0 and var refused)
        {
            return Next(refused, "fix the problems above, then run {0} again");
        }

        await StepAsync("Regenerate the code", () => CommandLine.GenerateAsync(generation, cancellationToken));
        await RequireAsync("Build", "dotnet", "build", Quickstart, "-c", "Release", "-v:m", "-nologo");
        await RequireAsync("Pack", "dotnet", "pack", Sdk, "-c", "Release", "-o", "artifacts", "-v:m", "-nologo");
        int exitCode = await _steps.RunAsync("Run the quickstart", step => StreamAsync(
            step.Print, "dotnet", "run", "-c", "Release", "--no-build", "--project", Quickstart));
        return exitCode == 0
            ? Next(0, "send a message with your own token, 'Token and ids' in README.md, or check a change with {0} test")
            : Next(exitCode, "read the error above, then run {0} again");
    }

    /// <summary>Everything that must pass before a change is merged. The last line has the number of tests.</summary>
    public async Task<int> TestAsync()
    {
        int format = await StepAsync(
            "Check the formatting", () => Formatting.CheckAsync(generation.Root, Console.Error, cancellationToken));
        int lint = await StepAsync("Lint the pages", () => Task.FromResult(CommandLine.Lint(generation)));
        int check = lint != 0
            ? 0
            : await StepAsync("Check the generated code", () => CommandLine.CheckAsync(generation, cancellationToken));
        await RequireAsync("Build", "dotnet", "build", Repository.Solution, "-v:m", "-nologo", "-clp:NoSummary");
        Environment.SetEnvironmentVariable(AreToolsBuilt, "true");
        DirectoryInfo results = Directory.CreateTempSubdirectory("whatsapp-tests-");
        try
        {
            int tests = await _steps.RunAsync("Test", step => StreamAsync(
                DotnetOutput.OfTest(step),
                "dotnet", "test", Repository.Solution, "--no-build", "--nologo", "--logger", "trx",
                "--logger", "console;verbosity=normal", "--results-directory", results.FullName));
            (int passed, int failed) = TestResults.Count(results.FullName);
            int exitCode = passed == 0 ? 1 : new[] { format, lint, check, tests, failed }.Max();
            Next(exitCode, lint != 0 ? "fix the problems of the pages, which {0} lint lists"
                : check != 0 ? "run {0} generate, and commit the result"
                : exitCode != 0 && tests == 0 && failed == 0 ? "run {0} format, and commit the result"
                : exitCode != 0 ? "fix the tests that failed, and run one with 'dotnet test PROJECT --filter NAME'"
                : "commit, and open a pull request");
            Console.WriteLine($"{passed} passed, {failed} failed");
            return exitCode;
        }
        finally
        {
            results.Delete(recursive: true);
        }
    }

    /// <summary>
    /// Runs a project of the repository that this program is built from. It is built first, except in Debug while
    /// <c>./build.sh test</c> runs, which has built it.
    /// </summary>
    /// <param name="project">Its folder, from the root of the repository.</param>
    /// <param name="arguments">What it is called with. Paths are relative to the working directory.</param>
    /// <param name="configuration">The configuration of the build.</param>
    public async Task<int> ToolAsync(string project, string[] arguments, string configuration = "Debug")
    {
        string path = Path.Combine(Repository.OfProgram(), project);
        string program = Path.Combine(path, "bin", configuration, "net10.0", $"{Path.GetFileName(project)}.dll");
        bool isBuilt = configuration == "Debug" && Environment.GetEnvironmentVariable(AreToolsBuilt) == "true";
        string[] build = ["dotnet", "build", path, "-c", configuration, "-v:m", "-nologo", "-clp:NoSummary"];
        if (!isBuilt)
        {
            await RequireAsync(StepPrinter.ForErrors(), $"Build {Path.GetFileName(project)}", build);
        }

        string[] command = ["dotnet", program, .. arguments];
        return await Shell.RunAsync(Environment.CurrentDirectory, cancellationToken, command) ?? throw Missing(command);
    }

    private Task<int> StepAsync(string name, Func<Task<int>> work) => _steps.RunAsync(name, _ => work());

    private Task RequireAsync(string name, params string[] command) => RequireAsync(_steps, name, command);

    private async Task RequireAsync(StepPrinter steps, string name, string[] command)
    {
        if (await steps.RunAsync(name, step => StreamAsync(DotnetOutput.OfBuild(step), command)) != 0)
        {
            throw new GenerationException(
                $"'{string.Join(' ', command)}' failed.{Environment.NewLine}"
                    + $"Next: fix the errors above, then run {BuildScript.Name} again.");
        }
    }

    private async Task<int> StreamAsync(Action<string> line, params string[] command) =>
        await Shell.StreamAsync(generation.Root, line, cancellationToken, command) ?? throw Missing(command);

    private static GenerationException Missing(string[] command) => new($"'{command[0]}' is not installed.");

    private static int Next(int exitCode, string what)
    {
        Console.WriteLine($"Next: {string.Format(CultureInfo.InvariantCulture, what, BuildScript.Name)}.");
        return exitCode;
    }
}
