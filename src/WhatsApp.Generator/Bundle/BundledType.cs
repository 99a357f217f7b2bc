using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using WhatsApp.Generator.Bundle.Contract;

namespace WhatsApp.Generator.Bundle;

/// <summary>A schema of the bundle: what NSwag needs to list it, and what the templates print.</summary>
/// <param name="Name">Name of the schema, which NSwag passes to the templates as <c>ClassName</c>.</param>
/// <param name="Data">What the templates see as <c>x</c>.</param>
/// <param name="Members">What they see as <c>p</c>, one after the other.</param>
public sealed record BundledType(string Name, TypeData Data, IReadOnlyList<MemberData> Members)
{
    /// <summary>The key of a schema or an operation whose value a template sees.</summary>
    public const string Key = "x-csharp";

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>A type without members.</summary>
    public BundledType(string name, TypeData data)
        : this(name, data, [])
    {
    }

    /// <summary>A record of the contract as a template sees it.</summary>
    public static JsonNode ToJson(object data) => JsonSerializer.SerializeToNode(data, data.GetType(), Format)!;

    /// <summary>The schema as NSwag reads it.</summary>
    public JsonObject ToJson()
    {
        JsonObject schema = Data is EnumData { Values: var values }
            ? new() { ["type"] = "string", ["enum"] = new JsonArray([.. values.Select(value => value.Value)]) }
            : new() { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = Properties() };
        schema[Key] = ToJson(Data);
        return schema;
    }

    // NSwag resolves no type here: the contract has it. A property is there to be listed.
    private JsonObject Properties() =>
        new(Members.Select(member => KeyValuePair.Create<string, JsonNode?>(
            member.WireName, new JsonObject { ["type"] = "string", [Key] = ToJson(member) })));
}
