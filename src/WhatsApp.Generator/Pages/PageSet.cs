using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Pages;

/// <summary>All files under <c>openapi/</c>, ordered by path, and the way from a reference to what it names.</summary>
public sealed class PageSet
{
    private const string Ending = ".yaml";

    private readonly Dictionary<string, PageFile> _byName;

    private PageSet(IReadOnlyList<PageFile> files, IReadOnlyList<Problem> problems)
    {
        Files = files;
        Problems = problems;
        _byName = files.ToDictionary(file => file.Name, StringComparer.Ordinal);
    }

    public IReadOnlyList<PageFile> Files { get; }

    /// <summary>Files that are not YAML at all.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>Reads the folder. A file that cannot be read becomes a problem, not an exception.</summary>
    public static PageSet Load(string openApiFolder)
    {
        if (!Directory.Exists(openApiFolder))
        {
            throw new DirectoryNotFoundException(
                $"There is no folder {openApiFolder}. Run this from the repository, or pass its root.");
        }

        var files = new List<PageFile>();
        var problems = new List<Problem>();
        IEnumerable<string> paths = Directory
            .EnumerateFiles(openApiFolder, "*", SearchOption.AllDirectories)
            .Where(IsMeantAsPage)
            .Select(path => Path.GetRelativePath(openApiFolder, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
        foreach (string path in paths)
        {
            Read(openApiFolder, path, files, problems);
        }

        WebhookFields.Complete(files);
        return new PageSet(files, problems);
    }

    /// <summary>Reads one document by itself, such as Meta's published contract.</summary>
    /// <exception cref="ProblemsException">It is not YAML.</exception>
    public static PageSet LoadDocument(string path)
    {
        using var text = new StreamReader(path);
        YamlStream yaml;
        try
        {
            yaml = BoundedYaml.Load(text);
        }
        catch (YamlException error)
        {
            throw new ProblemsException([
                new Problem(path, error.Start.Line, "contract-yaml", $"This is not valid YAML: {error.Message}"),
            ]);
        }

        return yaml.Documents is [{ RootNode: YamlMappingNode root }]
            ? new PageSet([new PageFile("contract/document", path, root)], [])
            : throw new ProblemsException([
                new Problem(path, 1, "contract-yaml", "A contract is one YAML document that is a map."),
            ]);
    }

    /// <summary>Finds what a <c>$ref</c> names; null where nothing is there.</summary>
    public (PageFile File, string Name, YamlMappingNode Node)? Resolve(PageFile from, string reference)
    {
        string[] parts = reference.Split('#', 2);
        PageFile? file = from;
        if (parts[0].Length > 0)
        {
            string path = Path.GetFullPath(Path.Combine("/", from.Folder, parts[0])).Replace('\\', '/').TrimStart('/');
            bool hasEnding = path.EndsWith(Ending, StringComparison.Ordinal);
            file = _byName.GetValueOrDefault(hasEnding ? path[..^Ending.Length] : path);
        }

        if (file is null || parts.Length < 2)
        {
            return null;
        }

        YamlMappingNode? node = file.Root;
        string[] steps = parts[1].Split('/', StringSplitOptions.RemoveEmptyEntries);
        foreach (string step in steps)
        {
            node = node?.Map(step);
        }

        return node is null || steps.Length == 0 ? null : (file, steps[^1], node);
    }

    private static void Read(string folder, string path, List<PageFile> files, List<Problem> problems)
    {
        string shown = "openapi/" + path;
        if (!path.EndsWith(Ending, StringComparison.Ordinal))
        {
            problems.Add(
                new Problem(shown, 1, "page-place", $"Let the name end with '{Ending}': no other file is read."));
            return;
        }

        (string[] lines, YamlMappingNode? root, Problem? problem) = PageText.Read(Path.Combine(folder, path), shown);
        if (!path.Contains('/', StringComparison.Ordinal))
        {
            problems.Add(
                new Problem(shown, 1, "page-place", "A page is in the folder of its node type. Move it there."));
        }
        else if (root is not null)
        {
            files.Add(new PageFile(path[..^Ending.Length], shown, root) { Lines = lines });
        }
        else
        {
            problems.Add(problem!);
        }
    }

    // Files that look like a page, which the schema of pages is not. One that is not read would be missing silently.
    private static bool IsMeantAsPage(string path) =>
        Path.GetExtension(path).ToUpperInvariant() is ".YAML" or ".YML" or ".JSON"
        && !path.EndsWith(".schema.json", StringComparison.Ordinal);
}
