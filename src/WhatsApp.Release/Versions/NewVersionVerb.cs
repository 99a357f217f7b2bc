using System.Globalization;
using System.Text.RegularExpressions;
using WhatsApp.Generator.Build;
using WhatsApp.Generator.Bundle;
using WhatsApp.Generator.Generate;

namespace WhatsApp.Release.Versions;

/// <summary>The verb <c>new-version</c>. What it cannot do is listed in docs/new-version.md.</summary>
public sealed partial class NewVersionVerb(Generation generation)
{
    private const string Properties = "Directory.Build.props";

    /// <summary>Sets the version, opens the changelog's entry, and prints what is left to do.</summary>
    /// <param name="version">The Graph version, such as <c>v24.0</c>.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="GenerationException">It is not a version, or not a newer one.</exception>
    public int Run(string version)
    {
        string old = Bundler.Version(generation.Pages);
        if (!Form().IsMatch(version))
        {
            throw new GenerationException($"'{version}' is no Graph version. Write one such as {Next(old)}.");
        }

        if (Number(version) <= Number(old))
        {
            throw new GenerationException(
                $"The pages are of {old} already. Name a newer version, such as {Next(old)}.");
        }

        var places = new VersionPlaces(generation.Root);
        IReadOnlyList<string> changed = places.Set(old, version);
        Version package = OpenEntry(version);
        IReadOnlyList<VersionMention> mentions = places.Mentions(old);
        Console.WriteLine(
            $"new-version: {old} → {version} in {changed.Count} files; {Changelog.Path} has an entry for {package}");
        Console.WriteLine();
        Console.WriteLine("Left to do (docs/new-version.md says how):");
        Console.WriteLine(BuildScript.In("- compare the pages with what Meta has published, such as a contract: ./build.sh diff"));
        Console.WriteLine(BuildScript.In("- run: ./build.sh generate, ./build.sh api, ./build.sh test"));
        Console.WriteLine(BuildScript.In("- read the report for the pull request: ./build.sh diff"));
        Console.WriteLine(BuildScript.In($"- write what has changed into {Changelog.Path}, and check it: ./build.sh compat"));
        if (mentions.Count > 0)
        {
            Console.WriteLine($"- read what still names {old} and may be about it on purpose:");
            foreach (VersionMention mention in mentions)
            {
                Console.WriteLine($"    {mention}");
            }
        }

        return 0;
    }

    // The package has the version of the entry that is to be released.
    private Version OpenEntry(string version)
    {
        string path = Path.Combine(generation.Root, Changelog.Path);
        string text = new Changelog(File.ReadAllText(path)).WithGraphVersion(version);
        File.WriteAllText(path, text);
        Version package = new Changelog(text).Newest.Version;
        string properties = Path.Combine(generation.Root, Properties);
        File.WriteAllText(
            properties, PackageVersion().Replace(File.ReadAllText(properties), $"<Version>{package}</Version>", 1));
        return package;
    }

    private static decimal Number(string version) => decimal.Parse(version[1..], CultureInfo.InvariantCulture);

    private static string Next(string version) =>
        string.Create(CultureInfo.InvariantCulture, $"v{(int)Number(version) + 1}.0");

    [GeneratedRegex(@"^v\d+\.\d$")]
    private static partial Regex Form();

    [GeneratedRegex("<Version>.*</Version>")]
    private static partial Regex PackageVersion();
}
