using System.IO.Compression;
using System.Xml.Linq;
using WhatsApp.Generator.Generate;

namespace WhatsApp.Release.Versions;

/// <summary>The verb <c>pack</c>: makes the packages and checks what is in them.</summary>
public sealed class PackVerb(string root, CancellationToken cancellationToken)
{
    /// <summary>Where the packages are written, from the root.</summary>
    public const string Folder = "artifacts/packages";

    /// <summary>Packs, and returns the exit code.</summary>
    /// <param name="tag">The tag that is released, such as <c>v0.2.0</c>; null where nothing is.</param>
    /// <exception cref="GenerationException">
    /// The tag does not fit, a package lacks a part, or a released one has no SourceLink.
    /// </exception>
    public async Task<int> RunAsync(string? tag)
    {
        XDocument properties = XDocument.Load(Path.Combine(root, "Directory.Build.props"));
        var version = Version.Parse(properties.Descendants("Version").Single().Value);
        string[] frameworks = properties.Descendants("PackageFrameworks").Single().Value.Split(';');
        if (tag is not null)
        {
            Demand(tag, version);
        }

        string folder = Path.Combine(root, Folder);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        // The same sources make the same bytes, in whatever folder and on whatever machine.
        // The tool has machine code, so that it starts fast.
        string[] options = ["-p:ContinuousIntegrationBuild=true", "-p:ToolMachineCode=true"];
        await Packages.MakeAsync(root, folder, options, cancellationToken);
        foreach (string package in Packages.Names(folder, version.ToString()))
        {
            string file = Path.Combine(folder, $"{package}.{version}.nupkg");
            (bool hasSymbols, string isFor) = Check(file, package, frameworks);
            if (tag is not null && hasSymbols && SourceLink.Problem(Path.ChangeExtension(file, ".snupkg")) is { } problem)
            {
                throw new GenerationException(
                    $"{package} cannot be released: {problem} Debuggers could not show the sources, and the links of the "
                        + "package would lead nowhere. Run this in a clone whose remote 'origin' is the repository, with "
                        + "everything committed.");
            }

            Console.WriteLine($"pack: {Folder}/{package}.{version}.nupkg{isFor}{(hasSymbols ? ", with symbols" : "")}");
        }

        Console.WriteLine(
            $"Next: to try them in a program, run 'dotnet nuget add source {folder}' and 'dotnet add package "
                + "WhatsApp.Generated' there.");
        return 0;
    }

    /// <summary>Demands that a tag is the one that the changelog and the packages are ready for.</summary>
    /// <exception cref="GenerationException">It is not.</exception>
    public void Demand(string tag, Version version)
    {
        var changelog = new Changelog(File.ReadAllText(Path.Combine(root, Changelog.Path)));
        (Version newest, bool isUnreleased) = changelog.Newest;
        if (tag != $"v{version}" || newest != version)
        {
            throw new GenerationException(
                $"The tag {tag} does not fit: the packages are {version} and the newest entry of {Changelog.Path} is "
                    + $"{newest}. Tag the commit that has v{newest} in both.");
        }

        if (isUnreleased)
        {
            throw new GenerationException(
                $"{Changelog.Path} says that {newest} is unreleased. Write the day there, commit it, and tag that.");
        }
    }

    private static (bool HasSymbols, string IsFor) Check(string file, string package, string[] frameworks)
    {
        using ZipArchive archive = ZipFile.OpenRead(file);

        // The packages of a tool are one for each system, and one that only names them.
        string? tool = archive.Entries.FirstOrDefault(entry => entry.Name == "DotnetToolSettings.xml")?.FullName;
        bool hasCode = tool is null || !tool.StartsWith("tools/any/", StringComparison.Ordinal);
        IEnumerable<string> code = tool is null
            ? frameworks.SelectMany(
                framework => new[] { $"lib/{framework}/{package}.dll", $"lib/{framework}/{package}.xml" })
            : hasCode ? [tool.Replace("DotnetToolSettings.xml", "WhatsApp.Generated.dll", StringComparison.Ordinal)] : [];
        string[] parts = [.. code, "PACKAGE.md", "icon.png", $"{package}.nuspec"];
        string[] missing = [.. parts.Where(part => archive.GetEntry(part) is null)];
        if (missing.Length > 0 || (hasCode && !File.Exists(Path.ChangeExtension(file, ".snupkg"))))
        {
            throw new GenerationException(
                $"{Path.GetFileName(file)} lacks {string.Join(", ", missing.DefaultIfEmpty("its symbols"))}. "
                    + "Check Directory.Build.targets.");
        }

        return (hasCode, tool is null ? $", for {string.Join(" and ", frameworks)}" : "");
    }
}
