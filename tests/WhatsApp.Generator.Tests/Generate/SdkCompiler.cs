using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace WhatsApp.Generator.Tests.Generate;

/// <summary>Compiles generated code together with the handwritten part of the SDK, as the SDK's project does.</summary>
internal static class SdkCompiler
{
    /// <summary>The code of the real pages, and what is handwritten for some of them.</summary>
    private static readonly string[] LeftOut = ["Pages", "Custom", "Webhooks", "bin", "obj"];

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>Returns every error and warning.</summary>
    internal static ImmutableArray<Diagnostic> Compile(string root, IReadOnlyDictionary<string, string> generated)
    {
        string sdk = Path.Combine(root, "src", "WhatsApp.Generated");
        IEnumerable<SyntaxTree> handwritten = Directory.EnumerateDirectories(sdk)
            .Where(folder => !LeftOut.Contains(Path.GetFileName(folder)))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), ParseOptions, file));
        IEnumerable<SyntaxTree> code = generated
            .Select(file => CSharpSyntaxTree.ParseText(file.Value, ParseOptions, file.Key));
        var compilation = CSharpCompilation.Create(
            "Tiny",
            [.. handwritten, .. code, CSharpSyntaxTree.ParseText(ImplicitUsings, ParseOptions, "ImplicitUsings.cs")],
            References(),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                warningLevel: 9999));
        return [.. compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];
    }

    // The tests run on all that the SDK needs; the SDK itself is compiled anew here.
    private static IEnumerable<PortableExecutableReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => !Path.GetFileName(file).StartsWith("WhatsApp.", StringComparison.Ordinal))
            .Select(file => MetadataReference.CreateFromFile(file));
}
