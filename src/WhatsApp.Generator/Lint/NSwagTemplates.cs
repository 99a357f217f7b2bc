namespace WhatsApp.Generator.Lint;

/// <summary>What NSwag knows by name. It ignores other templates and renders other filters as nothing.</summary>
internal static class NSwagTemplates
{
    /// <summary>The version that the lists are from; package.json pins the same.</summary>
    public const string Version = "14.7.1";

    /// <summary>
    /// Templates of a C# client, embedded in NSwag.CodeGeneration.CSharp.dll and NJsonSchema.CodeGeneration.CSharp.dll.
    /// Those of controllers are left out.
    /// </summary>
    public static readonly IReadOnlySet<string> Names = new HashSet<string>(StringComparer.Ordinal)
    {
        "Class",
        "Class.Annotations",
        "Class.Body",
        "Class.Constructor",
        "Class.Constructor.Record",
        "Class.FromJson",
        "Class.Inheritance",
        "Class.Inpc",
        "Class.Property.Annotations",
        "Class.ToJson",
        "Client.Class",
        "Client.Class.Annotations",
        "Client.Class.BeforeSend",
        "Client.Class.Body",
        "Client.Class.Constructor",
        "Client.Class.ConvertToString",
        "Client.Class.HeaderParameter",
        "Client.Class.PathParameter",
        "Client.Class.ProcessResponse",
        "Client.Class.QueryParameter",
        "Client.Class.ReadObjectResponse",
        "Client.Interface",
        "Client.Interface.Annotations",
        "Client.Interface.Body",
        "Client.Method.Annotations",
        "Client.Method.Documentation",
        "DateFormatConverter",
        "Enum",
        "Enum.Annotations",
        "Enum.Member.Annotations",
        "File",
        "File.Footer",
        "File.Header",
        "JsonExceptionConverter",
        "JsonInheritanceAttribute",
        "JsonInheritanceConverter",
    };

    /// <summary>Filters of NSwag itself and of the Liquid engine that it contains, Fluid 2.30. Case matters.</summary>
    public static readonly IReadOnlySet<string> Filters = new HashSet<string>(StringComparer.Ordinal)
    {
        "csharpdocs", "literal", "lowercamelcase", "rtrimquestionmark", "tab", "uppercamelcase",

        "abs", "append", "at_least", "at_most", "base64_decode", "base64_encode", "base64_url_safe_decode",
        "base64_url_safe_encode", "capitalize", "ceil", "compact", "concat", "date", "default", "divided_by",
        "downcase", "escape", "escape_once", "find", "find_index", "first", "floor", "format_date", "format_number",
        "format_string", "handle", "handleize", "has", "hmac_sha1", "hmac_sha256", "join", "json", "last", "lstrip",
        "map", "md5", "minus", "modulo", "newline_to_br", "plus", "prepend", "raw", "reject", "remove", "remove_first",
        "remove_last", "replace", "replace_first", "replace_last", "reverse", "round", "rstrip", "sha1", "sha256",
        "size", "slice", "sort", "sort_natural", "split", "strip", "strip_html", "strip_newlines", "sum", "time_zone",
        "times", "truncate", "truncatewords", "uniq", "upcase", "url_decode", "url_encode", "where",
    };
}
