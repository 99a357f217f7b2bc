using WhatsApp.Generator.Generate;
using WhatsApp.Generator.Pages;

namespace WhatsApp.Diff;

/// <summary>Finds what the arguments of <c>diff</c> name: a folder, a contract document, or a commit.</summary>
public sealed class DiffSource(string root, Git git)
{
    private static readonly string[] MainBranches = ["main", "origin/main"];

    /// <summary>The working tree.</summary>
    public DiffSide WorkingTree() => new("the working tree", PageSet.Load(Path.Combine(root, "openapi")), false);

    /// <summary>Where the working tree left the branch <c>main</c>.</summary>
    /// <exception cref="GenerationException">There is no such branch.</exception>
    public async Task<DiffSide> MainAsync()
    {
        DiffSide side = await ReadAsync(await BaseAsync());
        return side with { Label = $"{side.Label}, where this left main" };
    }

    /// <summary>The commit where the working tree left the branch <c>main</c>.</summary>
    /// <exception cref="GenerationException">There is no such branch.</exception>
    public async Task<string> BaseAsync()
    {
        foreach (string branch in MainBranches)
        {
            if (await git.CommitAsync(branch) is not null)
            {
                return await git.MergeBaseAsync(branch, "HEAD") ?? branch;
            }
        }

        throw new GenerationException(
            "There is no branch main or origin/main to compare with. Run 'git fetch origin main', or name what to "
                + "compare with, such as './build.sh diff HEAD~1'."
        );
    }

    /// <summary>Reads what an argument names.</summary>
    /// <exception cref="GenerationException">It names nothing.</exception>
    public async Task<DiffSide> ReadAsync(string name)
    {
        if (Directory.Exists(name))
        {
            string inner = Path.Combine(name, "openapi");
            PageSet pages = PageSet.Load(Directory.Exists(inner) ? inner : name);
            return pages.Files.Count + pages.Problems.Count > 0
                ? new DiffSide(name, pages, false)
                : throw new GenerationException($"There are no pages in {name}. Name a folder that contains openapi/.");
        }

        if (File.Exists(name))
        {
            return new DiffSide(name, PageSet.LoadDocument(name), true);
        }

        if (await git.CommitAsync(name) is not { } commit)
        {
            throw new GenerationException(
                $"'{name}' is no folder, no contract document and no commit of this repository. "
                    + "Check the spelling, or run 'git fetch' for a branch that is not here."
            );
        }

        DirectoryInfo folder = Directory.CreateTempSubdirectory("whatsapp-diff-");
        try
        {
            await git.ExtractAsync(name, folder.FullName, "openapi");
            string label = name.StartsWith(commit, StringComparison.Ordinal) ? commit : $"{name} ({commit})";
            return new DiffSide(label, PageSet.Load(Path.Combine(folder.FullName, "openapi")), false);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
