using System.ComponentModel;
using System.Formats.Tar;
using WhatsApp.Generator.Build;
using WhatsApp.Generator.Generate;

namespace WhatsApp.Diff;

/// <summary>Reads what the repository was at a commit. Nothing is checked out.</summary>
public sealed class Git(string root, CancellationToken cancellationToken)
{
    /// <summary>The short name of the commit that a ref names; null where it names none.</summary>
    public async Task<string?> CommitAsync(string reference)
    {
        (int exitCode, string printed) = await RunAsync(
            "rev-parse", "--verify", "--quiet", "--short", reference + "^{commit}");
        return exitCode == 0 ? printed : null;
    }

    /// <summary>The last commit that two commits have in common; null where there is none.</summary>
    public async Task<string?> MergeBaseAsync(string one, string other)
    {
        (int exitCode, string printed) = await RunAsync("merge-base", one, other);
        return exitCode == 0 ? printed : null;
    }

    /// <summary>The last release before HEAD, a tag such as <c>v0.2.0</c>; null where there is none.</summary>
    public async Task<string?> LastReleaseAsync()
    {
        (int exitCode, string printed) = await RunAsync("describe", "--tags", "--abbrev=0", "--match", "v[0-9]*");
        return exitCode == 0 ? printed : null;
    }

    /// <summary>Writes files and folders of a commit below a folder.</summary>
    /// <param name="reference">The commit.</param>
    /// <param name="folder">Where they are written.</param>
    /// <param name="paths">Their paths from the root of the repository; the commit must have them all.</param>
    /// <exception cref="GenerationException">The commit lacks one of them.</exception>
    public async Task ExtractAsync(string reference, string folder, params string[] paths)
    {
        string archive = Path.Combine(folder, "archive.tar");
        (int exitCode, string printed) = await RunAsync(
            ["archive", "--format=tar", "-o", archive, reference, "--", .. paths]);
        if (exitCode != 0)
        {
            throw new GenerationException(
                $"'{reference}' does not have {string.Join(", ", paths)}: {printed} Name a commit that has them.");
        }

        await TarFile.ExtractToDirectoryAsync(archive, folder, overwriteFiles: true, cancellationToken);
        File.Delete(archive);
    }

    private async Task<(int ExitCode, string Printed)> RunAsync(params string[] arguments)
    {
        try
        {
            return await Shell.CaptureAsync(root, cancellationToken, ["git", .. arguments]);
        }
        catch (Win32Exception)
        {
            throw new GenerationException("git is not installed. Install it, or compare two folders or files.");
        }
    }
}
