using WhatsApp.Diff;
using WhatsApp.Generator.Generate;
using WhatsApp.Generator.Pages;
using WhatsApp.Release.Api;

namespace WhatsApp.Release.Versions;

/// <summary>
/// The verb <c>compat</c>: compares the packages with those of an earlier commit by the package validation of the .NET
/// SDK, and demands that the changelog says of everything that breaks what to do about it, and of nothing else.
/// </summary>
public sealed class CompatVerb(string root, CancellationToken cancellationToken)
{
    // Directory.Build.targets looks for packages of this version.
    private const string BaselineVersion = "0.0.0";

    // What is compared is the public API: symbols, warnings and analyzers only cost time.
    private static readonly string[] Quick =
        ["-p:IncludeSymbols=false", "-p:TreatWarningsAsErrors=false", "-p:RunAnalyzers=false"];

    private readonly Git _git = new(root, cancellationToken);

    /// <summary>Compares with a commit, else with the last release, else with where this left <c>main</c>.</summary>
    /// <returns>0 where the changelog matches what breaks, even if much does; otherwise 1.</returns>
    /// <exception cref="GenerationException">There is no such commit, or its packages cannot be built.</exception>
    public async Task<int> RunAsync(string? name)
    {
        string commit = name ?? await _git.LastReleaseAsync() ?? await new DiffSource(root, _git).BaseAsync();
        if (await _git.CommitAsync(commit) is not { } hash)
        {
            throw new GenerationException(
                $"'{commit}' is no commit of this repository. Check the spelling, or run 'git fetch'.");
        }

        DirectoryInfo folder = Directory.CreateTempSubdirectory("whatsapp-compat-");
        try
        {
            string source = folder.CreateSubdirectory("source").FullName;
            string baseline = folder.CreateSubdirectory("baseline").FullName;
            string current = folder.CreateSubdirectory("current").FullName;
            await _git.ExtractAsync(commit, source, ".");
            string[] version = [.. Quick, $"-p:PackageVersion={BaselineVersion}"];
            await Packages.MakeAsync(source, baseline, version, cancellationToken);
            string[] comparison = [.. Quick, $"-p:PackageVersion={BaselineVersion}", $"-p:CompatBaseline={baseline}"];
            await Packages.MakeAsync(root, current, comparison, cancellationToken);
            IReadOnlyList<string> before = Packages.Names(baseline, BaselineVersion);
            IReadOnlyList<string> now = Packages.Names(current, BaselineVersion);
            IEnumerable<string> found = Directory.EnumerateFiles(baseline, "*.xml").Order(StringComparer.Ordinal);
            HashSet<string> changed = [.. Listed(source).Except(Listed(root)).Select(entry => entry.Name)];
            return Report(
                hash,
                new Compatibility([.. found.SelectMany(ApiBreak.Read)], [.. before.Except(now)], changed, await NewLinesAsync(source)),
                now.Except(before));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<ApiEntry> Listed(string root)
    {
        string folder = Path.Combine(root, ApiListing.Folder);
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.txt").SelectMany(file => ApiEntry.Read(File.ReadAllText(file)))
                .Select(entry => entry with { Type = entry.Type.Split('<')[0] })
            : [];
    }

    private async Task<IReadOnlyList<BreakingLine>> NewLinesAsync(string source)
    {
        string earlier = Path.Combine(source, Changelog.Path);
        HashSet<string> known =
            File.Exists(earlier) ? [.. await File.ReadAllLinesAsync(earlier, cancellationToken)] : [];
        var now = new Changelog(await File.ReadAllTextAsync(Path.Combine(root, Changelog.Path), cancellationToken));
        return [.. now.Breaking.Where(line => !known.Contains(line.Text))];
    }

    private static int Report(string commit, Compatibility compatibility, IEnumerable<string> newPackages)
    {
        foreach (string package in newPackages)
        {
            Console.WriteLine($"new package: {package}");
        }

        foreach (string package in compatibility.GonePackages)
        {
            Console.WriteLine($"package is gone: {package}");
        }

        foreach (ApiBreak found in compatibility.Breaks)
        {
            Console.WriteLine($"breaks: {found.Package}: {found.Member} ({found.Code})");
        }

        IReadOnlyList<Problem> problems = compatibility.Problems;
        foreach (Problem problem in problems)
        {
            Console.Error.WriteLine(problem);
        }

        Console.WriteLine(
            $"compat: since {commit}, breaks={compatibility.Breaks.Count} "
                + $"gone-packages={compatibility.GonePackages.Count} breaking-lines={compatibility.Lines.Count} problems={problems.Count}");
        return problems.Count == 0 ? 0 : 1;
    }
}
