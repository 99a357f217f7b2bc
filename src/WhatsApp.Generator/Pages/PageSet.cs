using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Pages;

/// <summary>All files under <c>openapi/</c>, ordered by path, and the way from a reference to what it names.</summary>
public sealed class PageSet
{
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
                $"There is no folder {openApiFolder}. Run this from the repository, or pass its root."
            );
        }

        var files = new List<PageFile>();
        var problems = new List<Problem>();
        IEnumerable<string> paths = Directory
            .EnumerateFiles(openApiFolder, "*.yaml", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(openApiFolder, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
        foreach (string path in paths)
        {
            Read(openApiFolder, path, files, problems);
        }

        return new PageSet(files, problems);
    }

    /// <summary>Reads one document that stands alone, such as Meta's published contract.</summary>
    /// <exception cref="ProblemsException">It is not YAML.</exception>
    public static PageSet LoadDocument(string path)
    {
        using var text = new StreamReader(path);
        var yaml = new YamlStream();
        try
        {
            yaml.Load(text);
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
            file = _byName.GetValueOrDefault(path.EndsWith(".yaml", StringComparison.Ordinal) ? path[..^5] : path);
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
        try
        {
            string[] lines = File.ReadAllLines(Path.Combine(folder, path));
            var yaml = new YamlStream();
            yaml.Load(new StringReader(string.Join('\n', lines)));
            if (!path.Contains('/', StringComparison.Ordinal))
            {
                problems.Add(
                    new Problem(shown, 1, "page-place", "A page stands in the folder of its node type. Move it there.")
                );
            }
            else if (yaml.Documents is [{ RootNode: YamlMappingNode root }])
            {
                files.Add(new PageFile(path[..^".yaml".Length], shown, root) { Lines = lines });
            }
            else
            {
                problems.Add(
                    new Problem(
                        shown,
                        1,
                        "page-yaml",
                        "A page is one YAML document that is a map. Start it with 'openapi: 3.1.0'."
                    )
                );
            }
        }
        catch (YamlException error)
        {
            problems.Add(
                new Problem(
                    shown,
                    error.Start.Line,
                    "page-yaml",
                    $"This is not valid YAML: {error.Message} Mend the line."
                )
            );
        }
    }
}
