using System.Text.Json.Nodes;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.OpenApi;

/// <summary>Whether a schema is of a request or of what Meta sends.</summary>
internal enum Direction
{
    /// <summary>Of a request: what Meta requires is required, and what is always sent as well.</summary>
    Sent,

    /// <summary>Of a response or a webhook: any member may be missing or null.</summary>
    Received,
}

/// <summary>
/// Writes schemas of the pages as plain JSON schemas. A union becomes a <c>oneOf</c> of its members, and a member has the
/// members of its base and the value that selects it, so that a validator that knows nothing of discriminators refuses
/// everything else. A schema that is both sent and received is written twice.
/// </summary>
internal sealed class SchemaWriter(PageSet pages)
{
    private const string Received = "Received";

    private static readonly string[] Keywords =
    [
        "type", "format", "description", "const", "enum", "default", "pattern", "minimum", "maximum", "minLength",
        "maxLength", "minItems", "maxItems", "maxProperties", "deprecated",
    ];

    private readonly SortedDictionary<string, JsonObject> _components = new(StringComparer.Ordinal);

    public JsonObject Components => new(_components.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value)));

    /// <summary>Writes a schema at its place. A named schema becomes a reference to a component.</summary>
    public JsonObject Write(PageFile file, YamlMappingNode schema, Direction direction, bool isMember)
    {
        bool mayBeNull = isMember && direction == Direction.Received;
        if (schema.Text("$ref") is { } reference)
        {
            var json = new JsonObject { ["$ref"] = Component(pages.Resolve(file, reference)!.Value, direction) };
            if (mayBeNull)
            {
                json = new JsonObject { ["anyOf"] = new JsonArray(json, new JsonObject { ["type"] = "null" }) };
            }

            if (schema.Text("description") is { } description)
            {
                json["description"] = description;
            }

            return json;
        }

        JsonObject written = WriteInline(file, schema, direction);
        if (mayBeNull && written["type"] is JsonValue type)
        {
            // Meta writes the Unix time as a number or as text.
            JsonArray types = schema.Text("format") == "unixtime"
                ? ["string", "integer", "null"]
                : [type.DeepClone(), "null"];
            written["type"] = types;
            if (written["enum"] is JsonArray values)
            {
                values.Add((JsonNode?)null);
            }
        }

        return written;
    }

    private JsonObject WriteInline(PageFile file, YamlMappingNode schema, Direction direction)
    {
        var json = new JsonObject();
        foreach (string keyword in Keywords)
        {
            if (schema.Get(keyword) is { } value)
            {
                json[keyword] = YamlJson.ToJson(value);
            }
        }

        if (schema.Map("items") is { } items)
        {
            json["items"] = Write(file, items, direction, isMember: true);
        }

        if (schema.Get("additionalProperties") is { } additional)
        {
            json["additionalProperties"] = additional is YamlMappingNode map
                ? Write(file, map, direction, isMember: true)
                : YamlJson.ToJson(additional);
        }

        if (schema.Map("properties") is not null)
        {
            var members = new MemberSet();
            AddOwn(members, file, schema, direction);
            members.WriteTo(json);
        }

        return json;
    }

    private string Component((PageFile File, string Name, YamlMappingNode Node) schema, Direction direction)
    {
        string name = direction == Direction.Received ? schema.Name + Received : schema.Name;
        if (!_components.ContainsKey(name))
        {
            // It is there before its members are, since a schema may contain itself.
            _components[name] = [];
            _components[name] = Union(schema, direction) ?? Member(schema, direction) ?? WriteInline(schema.File, schema.Node, direction);
        }

        return $"#/components/schemas/{name}";
    }

    private JsonObject? Union((PageFile File, string Name, YamlMappingNode Node) schema, Direction direction)
    {
        var json = new JsonObject();
        if (schema.Node.Text("description") is { } description)
        {
            json["description"] = description;
        }

        if (schema.Node.Map("discriminator") is { } discriminator)
        {
            var mapping = new JsonObject(discriminator.Map("mapping")!.Members().Select(member => KeyValuePair.Create(
                member.Key, (JsonNode?)Component(Target(schema.File, member.Value), direction))));
            json["oneOf"] = new JsonArray(
                [.. mapping.Select(member => $"{member.Value}").Distinct().Select(target => new JsonObject { ["$ref"] = target })]);
            json["discriminator"] = new JsonObject
            {
                ["propertyName"] = discriminator.Text("propertyName"),
                ["mapping"] = mapping,
            };
            return json;
        }

        if (schema.Node.Map("x-shape") is { } shape)
        {
            string[] names = [.. shape.Members().Select(member => member.Key).Where(name => name != "otherwise")];
            json["oneOf"] = new JsonArray([.. shape.Members().Select(member =>
            {
                var reference = new JsonObject { ["$ref"] = Component(Target(schema.File, member.Value), direction) };
                JsonObject condition = member.Key == "otherwise"
                    ? new() { ["not"] = new JsonObject { ["anyOf"] = new JsonArray([.. names.Select(Requires)]) } }
                    : Requires(member.Key);
                return new JsonObject { ["allOf"] = new JsonArray(reference, condition) };
            })]);
            return json;
        }

        return null;

        static JsonObject Requires(string name) => new() { ["required"] = new JsonArray(name) };
    }

    /// <summary>A schema that extends a base, with the members of the base. Null if it extends none.</summary>
    private JsonObject? Member((PageFile File, string Name, YamlMappingNode Node) schema, Direction direction)
    {
        if (schema.Node.List("allOf") is null)
        {
            return null;
        }

        var members = new MemberSet();
        AddInherited(members, schema, direction);
        var json = new JsonObject { ["type"] = "object" };
        if (schema.Node.Text("description") is { } description)
        {
            json["description"] = description;
        }

        members.WriteTo(json);
        return json;
    }

    private void AddInherited(
        MemberSet members, (PageFile File, string Name, YamlMappingNode Node) schema, Direction direction)
    {
        foreach (YamlMappingNode part in schema.Node.List("allOf")?.Children.OfType<YamlMappingNode>() ?? [])
        {
            if (part.Text("$ref") is not { } reference)
            {
                AddOwn(members, schema.File, part, direction);
                continue;
            }

            (PageFile File, string Name, YamlMappingNode Node) parent = pages.Resolve(schema.File, reference)!.Value;
            AddInherited(members, parent, direction);
            if (parent.Node.Map("discriminator") is { } discriminator)
            {
                string[] values =
                [
                    .. discriminator.Map("mapping")!.Members()
                        .Where(member => Target(parent.File, member.Value).Name == schema.Name)
                        .Select(member => member.Key),
                ];
                string name = discriminator.Text("propertyName")!;
                members.Select(name, values);
            }
        }

        AddOwn(members, schema.File, schema.Node, direction);
    }

    private void AddOwn(MemberSet members, PageFile file, YamlMappingNode schema, Direction direction)
    {
        foreach ((string name, YamlNode node) in schema.Map("properties")?.Members() ?? [])
        {
            var property = (YamlMappingNode)node;
            members.Add(name, Write(file, property, direction, isMember: true));
            if (direction == Direction.Sent && property.Get("const") is not null)
            {
                members.Require(name);
            }
        }

        foreach (string name in direction == Direction.Sent ? schema.Texts("required") : [])
        {
            members.Require(name);
        }
    }

    private (PageFile File, string Name, YamlMappingNode Node) Target(PageFile file, YamlNode reference) =>
        pages.Resolve(file, ((YamlScalarNode)reference).Value!)!.Value;

    /// <summary>The members of an object, in order.</summary>
    private sealed class MemberSet
    {
        private readonly JsonObject _properties = [];
        private readonly List<string> _required = [];

        public void Add(string name, JsonObject schema)
        {
            // The value that selects a member of a union is known better than its type.
            if (!_properties.ContainsKey(name))
            {
                _properties[name] = schema;
            }
        }

        public void Require(string name)
        {
            if (!_required.Contains(name))
            {
                _required.Add(name);
            }
        }

        public void Select(string name, string[] values)
        {
            // A union inside of a union has no value of its own in the outer one.
            if (values.Length == 0)
            {
                return;
            }

            string? description = (string?)_properties[name]?["description"];
            var schema = new JsonObject { ["type"] = "string" };
            if (description is not null)
            {
                schema["description"] = description;
            }

            if (values is [string only])
            {
                schema["const"] = only;
            }
            else
            {
                schema["enum"] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]);
            }

            _properties[name] = schema;
            Require(name);
        }

        public void WriteTo(JsonObject json)
        {
            json["properties"] = _properties;
            if (_required.Count > 0)
            {
                json["required"] = new JsonArray([.. _required.Select(name => JsonValue.Create(name))]);
            }
        }
    }
}
