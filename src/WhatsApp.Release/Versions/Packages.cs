using WhatsApp.Generator.Build;
using WhatsApp.Generator.Generate;

namespace WhatsApp.Release.Versions;

/// <summary>The packages of a solution, which are those projects in it that can be packed.</summary>
internal static class Packages
{
    /// <summary>Makes them.</summary>
    /// <param name="root">The folder of the solution.</param>
    /// <param name="folder">Where they are written.</param>
    /// <param name="options">More options of <c>dotnet pack</c>.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="GenerationException">They cannot be built.</exception>
    public static async Task MakeAsync(
        string root, string folder, string[] options, CancellationToken cancellationToken)
    {
        string[] command = ["dotnet", "pack", Repository.Solution, "-c", "Release", "-o", folder, "-v:m", "-nologo", .. options];
        int? exitCode = await StepPrinter.ForErrors().RunAsync(
            "Pack", step => Shell.StreamAsync(root, DotnetOutput.OfBuild(step), cancellationToken, command));
        if (exitCode != 0)
        {
            throw new GenerationException($"'dotnet pack' of {root} failed; see above.");
        }
    }

    /// <summary>The names of the packages of one version in a folder.</summary>
    public static IReadOnlyList<string> Names(string folder, string version) =>
    [
        .. Directory.EnumerateFiles(folder, $"*.{version}.nupkg")
            .Select(file => Path.GetFileName(file)[..^$".{version}.nupkg".Length])
            .Order(StringComparer.Ordinal),
    ];
}
