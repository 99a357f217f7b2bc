using System.Text.RegularExpressions;

namespace WhatsApp.Generator.Lint;

/// <summary>
/// Names that a schema cannot have: the handwritten types of the SDK, and what its code calls by a name alone.
/// </summary>
public static partial class SdkTypes
{
    // Types of .NET that generated and handwritten code name. A schema of that name would hide them.
    private static readonly string[] OfNet =
    [
        "Action", "ArgumentException", "ArgumentNullException", "Array", "Attribute", "CancellationToken",
        "Console", "Convert", "DateOnly", "DateTime", "DateTimeOffset", "Dictionary", "Enum", "Enumerable",
        "Environment", "Exception", "File", "Func", "Guid", "HttpClient", "HttpContent", "HttpMethod",
        "HttpRequestMessage", "HttpResponseMessage", "IAsyncEnumerable", "IDisposable", "IEnumerable",
        "IReadOnlyDictionary", "IReadOnlyList", "Lazy", "List", "Math", "Memory", "Nullable", "Object",
        "Obsolete", "ObsoleteAttribute", "Path", "Random", "ReadOnlyMemory", "Span", "Stream", "String",
        "StringComparer", "StringComparison", "Task", "Thread", "TimeOnly", "TimeProvider", "TimeSpan", "Type",
        "Uri", "ValueTask",
    ];

    // Generated types that come of no schema.
    private static readonly string[] OfTemplates =
        ["GraphVersion", "KnownTexts", "NodeKind", "OperationNodes", "WhatsAppClient"];

    /// <summary>Names and where they are taken.</summary>
    /// <param name="root">The root of the repository.</param>
    public static IReadOnlyDictionary<string, string> Read(string root)
    {
        var types = OfNet.ToDictionary(name => name, _ => "of .NET", StringComparer.Ordinal);
        foreach (string name in OfTemplates)
        {
            types.Add(name, "in the generated code");
        }

        string sdk = Path.Combine(root, "src", "WhatsApp.Generated");
        if (!Directory.Exists(sdk))
        {
            return types;
        }

        foreach (string folder in Directory.EnumerateDirectories(sdk).Order(StringComparer.Ordinal))
        {
            if (Path.GetFileName(folder) is "Pages" or "bin" or "obj")
            {
                continue;
            }

            foreach (string file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            {
                string shown = "in " + Path.GetRelativePath(root, file).Replace('\\', '/');
                foreach (Match type in Declaration().Matches(File.ReadAllText(file)))
                {
                    types.TryAdd(type.Groups["name"].Value, shown);
                }
            }
        }

        return types;
    }

    // At the start of a line, so of the namespace. What is partial is a part of a generated type.
    [GeneratedRegex(
        @"^(?:public|internal) (?!.*\bpartial\b)(?:\w+ )*?(?:class|struct|record|interface|enum|delegate [\w<>?]+) "
            + @"(?:struct |class )?(?<name>\w+)",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();
}
