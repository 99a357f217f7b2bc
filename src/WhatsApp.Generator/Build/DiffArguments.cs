namespace WhatsApp.Generator.Build;

/// <summary>The arguments of the verb <c>diff</c>: at most two folders, commits or contract documents, and a format.</summary>
internal sealed record DiffArguments(string[] Names, string Format)
{
    private const string Json = "json";
    private const string Markdown = "markdown";

    /// <summary>Whether the report is JSON instead of Markdown.</summary>
    public bool IsJson => Format == Json;

    /// <summary>Whether one of the names is that of a contract document.</summary>
    public bool NamesContract => Names.Any(File.Exists);

    /// <summary>Reads the arguments; null if they are something else.</summary>
    public static DiffArguments? Of(string[] arguments)
    {
        int at = Array.IndexOf(arguments, "--format");
        DiffArguments read = at >= 0 && at + 1 < arguments.Length
            ? new([.. arguments[..at], .. arguments[(at + 2)..]], arguments[at + 1])
            : new(arguments, Markdown);
        bool isAccepted = read is { Names.Length: <= 2, Format: Json or Markdown }
            && read.Names.All(name => name is [not '-', ..]);
        return isAccepted ? read : null;
    }
}
