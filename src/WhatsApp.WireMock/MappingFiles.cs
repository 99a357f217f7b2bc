using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using WhatsApp.Generator.Generate;

namespace WhatsApp.WireMock;

/// <summary>The mappings as files.</summary>
public static class MappingFiles
{
    private static readonly IMappingFormat[] Formats = [new WireMockNetMapping(), new WireMockJavaMapping()];

    /// <summary>Every file, by its path below the folder that the verb is given.</summary>
    public static IEnumerable<(string Path, string Text)> Of(Stubs stubs) =>
        from format in Formats
        from stub in stubs.Exact.Concat(stubs.Lenient)
        let folder = Path.Combine(format.Folder, stub.IsExact ? "exact" : "lenient", format.Subfolder)
        select (Path.Combine(folder, $"{stub.Name}.json"), Text(format.Write(stub, Id(stub))));

    // The same for the same stub, so that writing the files again changes nothing.
    private static Guid Id(Stub stub) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{stub.IsExact} {stub.Name}")).AsSpan(0, 16));

    private static string Text(JsonObject mapping) => Full(mapping).ToJsonString(ExamplesFile.Format) + "\n";

    private static JsonObject Full(JsonObject json)
    {
        var full = new JsonObject();
        foreach ((string name, JsonNode? value) in json)
        {
            if (value is not (null or JsonArray { Count: 0 } or JsonObject { Count: 0 }))
            {
                full[name] = value is JsonObject inner ? Full(inner) : value.DeepClone();
            }
        }

        return full;
    }
}
