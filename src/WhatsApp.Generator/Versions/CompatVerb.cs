using WhatsApp.Generator.Api;
using WhatsApp.Generator.Diff;
using WhatsApp.Generator.Pages;

namespace WhatsApp.Generator.Versions;

/// <summary>
/// The verb <c>compat</c>: compiles the tests and samples of an earlier commit with the packages of the working tree,
/// and demands that the changelog says of everything that breaks what to do about it, and of nothing else.
/// </summary>
public sealed class CompatVerb(string root, CancellationToken cancellationToken)
{
    private readonly Git _git = new(root, cancellationToken);

    /// <summary>Checks against a commit, else against where the working tree left <c>main</c>.</summary>
    /// <returns>0 where the changelog matches what breaks, even if much does; otherwise 1.</returns>
    public async Task<int> RunAsync(string? name)
    {
        string commit = name ?? await new DiffSource(root, _git).BaseAsync();
        if (await _git.CommitAsync(commit) is not { } hash)
        {
            throw new Generate.GenerationException(
                $"'{commit}' is no commit of this repository. Mind the spelling, or run 'git fetch'.");
        }

        DirectoryInfo folder = Directory.CreateTempSubdirectory("whatsapp-compat-");
        try
        {
            IReadOnlyList<OldProjectDiagnostic> diagnostics =
                await new OldProjects(root, _git, cancellationToken).CompileAsync(commit, folder.FullName);
            IReadOnlyList<string> lost = Lost(folder.FullName);
            IReadOnlyList<BreakingLine> lines = await NewLinesAsync(commit);
            return Report(hash, new Compatibility(diagnostics, lost, lines));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Public types and members that had a name; of a type that is gone, the type alone.
    private List<string> Lost(string folder)
    {
        HashSet<string> left = Names(root);
        HashSet<string> before = Names(folder);
        return
        [
            .. before
                .Where(name => !left.Contains(name))
                .Where(name => name.LastIndexOf('.') is var dot && (dot < 0 || left.Contains(name[..dot])))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static HashSet<string> Names(string root) =>
    [
        .. ApiListing.Write(root).Values
            .SelectMany(ApiEntry.Read)
            .Where(entry => entry.Member is not "new" and not "this")
            .Select(entry => entry with { Type = entry.Type.Split('<')[0] })
            .Select(entry => entry.Name),
    ];

    private async Task<IReadOnlyList<BreakingLine>> NewLinesAsync(string commit)
    {
        string path = Path.Combine(root, Changelog.Path);
        var now = new Changelog(await File.ReadAllTextAsync(path, cancellationToken));
        string? earlier = await _git.ReadAsync(commit, Changelog.Path);
        HashSet<string> known = [.. (earlier ?? string.Empty).ReplaceLineEndings("\n").Split('\n')];
        return [.. now.Breaking.Where(line => !known.Contains(line.Text))];
    }

    private static int Report(string commit, Compatibility compatibility)
    {
        foreach (OldProjectDiagnostic diagnostic in compatibility.Diagnostics)
        {
            Console.WriteLine($"{(diagnostic.IsDeprecation ? "warns" : "does not compile")}: {diagnostic}");
        }

        foreach (string name in compatibility.Lost)
        {
            Console.WriteLine($"gone: {name}");
        }

        IReadOnlyList<Problem> problems = compatibility.Problems;
        foreach (Problem problem in problems)
        {
            Console.Error.WriteLine(problem);
        }

        int errors = compatibility.Diagnostics.Count(diagnostic => !diagnostic.IsDeprecation);
        Console.WriteLine(
            $"compat: since {commit}, errors={errors} gone={compatibility.Lost.Count} "
                + $"breaking-lines={compatibility.Lines.Count} problems={problems.Count}");
        return problems.Count == 0 ? 0 : 1;
    }
}
