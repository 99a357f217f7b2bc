using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace WhatsApp.Generator.Tests.Generate;

/// <summary>Compiles generated code together with the sources of the SDK, as the SDK's project does.</summary>
internal static class SdkCompiler
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    /// <summary>Files that the SDK has too, with other types or another part of a type.</summary>
    private static readonly string[] Added = ["nodes/client.g.cs", "nodes/edges.g.cs", "nodes/nodes.g.cs"];

    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>Returns every error and warning that the generated code is given, in files that the SDK has not.</summary>
    internal static ImmutableArray<Diagnostic> Compile(string root, IReadOnlyDictionary<string, string> generated)
    {
        string sdk = Path.Combine(root, "src", "WhatsApp.Generated");
        IEnumerable<SyntaxTree> sources = SourcesOf(sdk);
        SyntaxTree[] added =
        [
            .. generated.Where(file => Added.Contains(file.Key) || !File.Exists(Path.Combine(sdk, "Pages", file.Key)))
                .Select(file => CSharpSyntaxTree.ParseText(file.Value, ParseOptions, file.Key)),
        ];
        var compilation = CSharpCompilation.Create(
            "Tiny",
            [.. sources, .. added],
            References(),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                warningLevel: 9999));
        return
        [
            .. added.SelectMany(tree => compilation.GetSemanticModel(tree).GetDiagnostics())
                .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning),
        ];
    }

    /// <summary>The sources of a project, with the implicit usings that its build adds.</summary>
    internal static IReadOnlyList<SyntaxTree> SourcesOf(string project) =>
    [
        .. Directory.EnumerateFiles(project, "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(project, file).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"))
            .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), ParseOptions, file)),
        CSharpSyntaxTree.ParseText(ImplicitUsings, ParseOptions, Path.Combine(project, "ImplicitUsings.cs")),
    ];

    /// <summary>What the SDK is compiled against: the tests run on all that it needs.</summary>
    internal static IEnumerable<PortableExecutableReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => !Path.GetFileName(file).StartsWith("WhatsApp.", StringComparison.Ordinal))
            .Select(file => MetadataReference.CreateFromFile(file));
}
