using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace WhatsApp.Generator.Generate;

/// <summary>
/// Compares what the templates printed with what they were given. A misspelt variable silently prints nothing;
/// this finds it before a file is written.
/// </summary>
public static class PrintedCode
{
    private const string Advice = "Look in generator-templates for a misspelt variable; nothing was written.";

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.None);

    /// <summary>Checks that every schema, and every file with operations, was printed.</summary>
    /// <exception cref="GenerationException">A template printed less than it was given.</exception>
    public static void RequireAll(JsonObject bundle, IReadOnlyList<PrintedPart> parts)
    {
        HashSet<int> orders = [.. parts.Select(part => part.Order)];
        int firstSchema = int.MaxValue;
        foreach ((string name, JsonNode? schema) in bundle["components"]!["schemas"]!.AsObject())
        {
            int order = schema!["x-csharp"]!["order"]!.GetValue<int>();
            firstSchema = Math.Min(firstSchema, order);
            if (!orders.Contains(order))
            {
                throw new GenerationException($"The templates did not print {name}. {Advice}");
            }
        }

        // Operations come before all schemas.
        HashSet<string> files = [.. parts.Where(part => part.Order < firstSchema).Select(part => part.File)];
        foreach ((string path, JsonNode? methods) in bundle["paths"]!.AsObject())
        {
            foreach ((_, JsonNode? operation) in methods!.AsObject())
            {
                if (operation!["x-csharp"]?["file"]?.GetValue<string>() is { } file && !files.Contains(file))
                {
                    throw new GenerationException($"The templates did not print the operations of {path}. {Advice}");
                }
            }
        }
    }

    /// <summary>
    /// Checks that the files are C#, without asking what it means. One that is in the folder already was checked
    /// when it was written.
    /// </summary>
    /// <param name="files">Texts by path below the folder of generated code.</param>
    /// <param name="folder">The folder of generated code.</param>
    /// <exception cref="GenerationException">One is not; the message has its line.</exception>
    public static void RequireSyntax(IReadOnlyDictionary<string, string> files, string folder)
    {
        string? problem = files
            .AsParallel()
            .AsOrdered()
            .Where(file => !IsThere(Path.Combine(folder, file.Key), file.Value))
            .Select(file => SyntaxProblem(file.Key, file.Value))
            .FirstOrDefault(found => found is not null);
        if (problem is not null)
        {
            throw new GenerationException($"{problem} {Advice}");
        }
    }

    private static bool IsThere(string path, string text) => File.Exists(path) && File.ReadAllText(path) == text;

    private static string? SyntaxProblem(string file, string text)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(text, ParseOptions);
        if (tree.GetDiagnostics().FirstOrDefault(found => found.Severity == DiagnosticSeverity.Error) is not { } error)
        {
            return null;
        }

        int line = error.Location.GetLineSpan().StartLinePosition.Line;
        string what = error.GetMessage(CultureInfo.InvariantCulture);
        return $"src/WhatsApp.Generated/Pages/{file}:{line + 1} would not be C#, {what}: "
            + $"'{text.Split('\n')[line].Trim()}'.";
    }
}
