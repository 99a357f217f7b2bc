using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace WhatsApp.Release.Api;

/// <summary>
/// The packages as the compiler sees them, from their sources: no build is needed, only declarations are looked at.
/// </summary>
public static class ApiSources
{
    /// <summary>The projects whose public types a user sees.</summary>
    public static readonly IReadOnlyList<string> Packages =
    [
        "WhatsApp.Generated",
        "WhatsApp.Generated.AspNetCore",
        "WhatsApp.Generated.Bulk",
        "WhatsApp.Generated.Flows",
        "WhatsApp.Generated.Kiota",
        "WhatsApp.Generated.NewtonsoftJson",
        "WhatsApp.Generated.PostgreSql",
        "WhatsApp.Generated.Testing",
    ];

    private static readonly string[] Managed = ["System.", "Microsoft."];

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.None);

    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>Every public type of the packages, with its package.</summary>
    /// <param name="root">Root of the repository.</param>
    public static IReadOnlyList<(string Package, INamedTypeSymbol Type)> Types(string root)
    {
        var trees = new List<SyntaxTree> { CSharpSyntaxTree.ParseText(ImplicitUsings, ParseOptions) };
        var packageOf = new Dictionary<SyntaxTree, string>();
        foreach (string package in Packages.Where(package => Directory.Exists(Path.Combine(root, "src", package))))
        {
            IEnumerable<SyntaxTree> parsed = Files(Path.Combine(root, "src", package))
                .AsParallel()
                .AsOrdered()
                .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), ParseOptions, file));
            foreach (SyntaxTree tree in parsed)
            {
                trees.Add(tree);
                packageOf.Add(tree, package);
            }
        }

        var compilation = CSharpCompilation.Create(
            "WhatsApp",
            trees,
            References(),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable
            )
        );
        return
        [
            .. Public(compilation.Assembly.GlobalNamespace)
                .Select(type => (packageOf[type.DeclaringSyntaxReferences[0].SyntaxTree], type)),
        ];
    }

    private static IEnumerable<string> Files(string project) =>
        Directory
            .EnumerateFiles(project, "*.cs", SearchOption.AllDirectories)
            .Where(file =>
                Path.GetRelativePath(project, file).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj")
            )
            .Order(StringComparer.Ordinal);

    private static IEnumerable<INamedTypeSymbol> Public(INamespaceSymbol space) =>
        space
            .GetTypeMembers()
            .Where(type => type.DeclaredAccessibility == Accessibility.Public)
            .Concat(space.GetNamespaceMembers().SelectMany(Public));

    // What other packages bring, such as Npgsql, is not needed: a type that is not found is shown as it is written.
    private static IEnumerable<MetadataReference> References()
    {
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string shared = Path.Combine(runtime, "..", "..", "Microsoft.AspNetCore.App", Path.GetFileName(runtime));
        return new[] { runtime, shared }
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.dll"))
            .Where(file => IsManaged(Path.GetFileName(file)))
            .Select(file => MetadataReference.CreateFromFile(file));
    }

    private static bool IsManaged(string file) =>
        Managed.Any(start => file.StartsWith(start, StringComparison.Ordinal))
        && !file.Contains(".Native", StringComparison.Ordinal);
}
