using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WhatsApp.Generator.Build;
using WhatsApp.Generator.Tests.Generate;

namespace WhatsApp.Generator.Tests.Layers;

/// <summary>
/// The folders of the core are layers, so no two use each other. A file uses the types and members that its code names.
/// The generated pages and the files at the root, such as the client's options, belong to no layer: all use them.
/// </summary>
[TestFixture]
public sealed class FolderTests
{
    private const string Core = "src/WhatsApp.Generated";

    // From the bottom to the top: a folder uses only folders before it.
    private static readonly string[] Layers =
    [
        "Json",
        "Usage",
        "Errors",
        "Http",
        "Templates",
        "Validation",
        "Telemetry",
        "Retry",
        "Authentication",
        "Client",
        "Paging",
        "Webhooks",
        "Media",
        "DependencyInjection",
    ];

    private static readonly Lazy<SortedDictionary<string, SortedSet<string>>> Uses = new(FindUses);

    [Test]
    public void Folder_uses_only_folders_of_lower_layers()
    {
        string[] upward =
        [
            .. from use in Uses.Value
               let folders = use.Key.Split(" -> ")
               where Array.IndexOf(Layers, folders[1]) >= Array.IndexOf(Layers, folders[0])
               select $"{use.Key}\n  {string.Join("\n  ", use.Value)}",
        ];

        Assert.That(upward, Is.Empty, $"Move a type to a lower layer.\n{string.Join('\n', upward)}");
    }

    [Test]
    public void Every_folder_is_a_layer()
    {
        IEnumerable<string> folders = Directory.EnumerateDirectories(Path.Combine(Repository.Root(), Core))
            .Select(folder => Path.GetFileName(folder)!)
            .Where(folder => folder is not ("bin" or "obj" or "Pages"));

        Assert.That(folders, Is.EquivalentTo(Layers));
    }

    [Test]
    public void Uses_that_are_known_are_found() =>
        Assert.That(Uses.Value.Keys, Does.Contain("Retry -> Http").And.Contains("Client -> Retry"));

    private static SortedDictionary<string, SortedSet<string>> FindUses()
    {
        string root = Path.Combine(Repository.Root(), Core);
        IReadOnlyList<SyntaxTree> trees = SdkCompiler.SourcesOf(root);
        var compilation = CSharpCompilation.Create(
            "core", trees, SdkCompiler.References(), new(OutputKind.DynamicallyLinkedLibrary));
        var uses = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (SyntaxTree tree in trees.Where(tree => FolderOf(root, tree) is not null))
        {
            string folder = FolderOf(root, tree)!;
            SemanticModel model = compilation.GetSemanticModel(tree);
            foreach (SimpleNameSyntax name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
            {
                ISymbol? symbol = model.GetSymbolInfo(name).Symbol?.OriginalDefinition;
                if (symbol is not (INamedTypeSymbol or IMethodSymbol or IPropertySymbol or IFieldSymbol))
                {
                    continue;
                }

                // A type that is generated in part belongs to the pages; its handwritten members have their own place.
                string[] others =
                [
                    .. symbol.DeclaringSyntaxReferences.Select(reference => FolderOf(root, reference.SyntaxTree))
                        .Where(other => other != folder).OfType<string>().Distinct(),
                ];
                bool isGenerated = symbol.DeclaringSyntaxReferences
                    .Any(reference => reference.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal));
                foreach (string other in isGenerated ? [] : others)
                {
                    string use = $"{folder} -> {other}";
                    if (!uses.TryGetValue(use, out SortedSet<string>? places))
                    {
                        uses[use] = places = new(StringComparer.Ordinal);
                    }

                    places.Add($"{Path.GetFileName(tree.FilePath)} uses {symbol.ToDisplayString()}");
                }
            }
        }

        return uses;
    }

    private static string? FolderOf(string root, SyntaxTree tree) =>
        Part(root, tree.FilePath, 0) is var first and not "Pages" && !first.EndsWith(".cs", StringComparison.Ordinal)
            ? first
            : null;

    private static string Part(string root, string file, int index) =>
        Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar)[index];
}
