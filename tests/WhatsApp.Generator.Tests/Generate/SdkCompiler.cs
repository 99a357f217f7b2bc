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
        IEnumerable<SyntaxTree> sources = Directory.EnumerateDirectories(sdk)
            .Where(folder => Path.GetFileName(folder) is not ("bin" or "obj"))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), ParseOptions, file));
        SyntaxTree[] added =
        [
            .. generated.Where(file => Added.Contains(file.Key) || !File.Exists(Path.Combine(sdk, "Pages", file.Key)))
                .Select(file => CSharpSyntaxTree.ParseText(file.Value, ParseOptions, file.Key)),
        ];
        var compilation = CSharpCompilation.Create(
            "Tiny",
            [.. sources, .. added, CSharpSyntaxTree.ParseText(ImplicitUsings, ParseOptions, "ImplicitUsings.cs")],
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

    // The tests run on all that the SDK needs; the SDK itself is compiled here.
    private static IEnumerable<PortableExecutableReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => !Path.GetFileName(file).StartsWith("WhatsApp.", StringComparison.Ordinal))
            .Select(file => MetadataReference.CreateFromFile(file));
}
