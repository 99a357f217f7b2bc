using System.Text.Json.Nodes;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Bundle;

/// <summary>
/// Turns the schemas of the pages into schemas that NSwag reads well, each with the hints (<c>x-csharp</c>) that the
/// templates print. Hint objects have no member named type or properties: NSwag would take them for schemas.
/// </summary>
public sealed class SchemaBundler(PageSet pages, Reach reach, IReadOnlySet<string> formBodies)
{
    private const int MemberIndent = 4;

    public JsonObject Bundle(PageFile file, string name, YamlMappingNode schema) =>
        schema.Get("enum") is null ? Model(file, name, schema) : Enum(file, name, schema);

    /// <summary>The class of an operation's query parameters.</summary>
    public JsonObject Query(PageFile file, string name, string summary, IEnumerable<(PageFile File, YamlMappingNode Node)> parameters)
    {
        var properties = new JsonObject();
        foreach ((PageFile from, YamlMappingNode parameter) in parameters)
        {
            YamlMappingNode schema = parameter.Map("schema")!;
            string prose = DocComment.Sentence(parameter.Text("description"));
            properties[parameter.Text("name")!] = Property(
                from, parameter.Text("name")!, parameter.Text("x-name"), schema, prose, parameter.Flag("required"), isConstant: false);
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["x-csharp"] = new JsonObject { ["file"] = file.Name, ["kind"] = "query", ["doc"] = DocComment.Summary(summary, 0) },
            ["properties"] = properties,
        };
    }

    private static JsonObject Enum(PageFile file, string name, YamlMappingNode schema)
    {
        var values = new JsonArray();
        foreach (string value in schema.Texts("enum"))
        {
            values.Add(new JsonObject
            {
                ["name"] = schema.Map("x-enum-names")?.Text(value) ?? CSharpNames.Pascal(value),
                ["value"] = value,
                ["doc"] = DocComment.Prose(schema.Map("x-enum-docs")?.Text(value), MemberIndent),
            });
        }

        return new JsonObject
        {
            ["type"] = "string",
            ["enum"] = new JsonArray([.. schema.Texts("enum").Select(value => JsonValue.Create(value))]),
            ["x-csharp"] = new JsonObject
            {
                ["file"] = file.Name,
                ["doc"] = DocComment.Prose(schema.Text("description"), 0),
                ["name"] = name,
                ["values"] = values,
            },
        };
    }

    private JsonObject Model(PageFile file, string name, YamlMappingNode schema)
    {
        List<YamlMappingNode> parts = schema.List("allOf")?.Children.OfType<YamlMappingNode>().ToList() ?? [];
        YamlMappingNode? baseReference = parts.FirstOrDefault(part => part.Text("$ref") is not null);
        YamlMappingNode own = parts.FirstOrDefault(part => part.Text("$ref") is null) ?? schema;

        var properties = new JsonObject();
        HashSet<string> required = [.. own.Texts("required")];
        foreach ((string wireName, YamlNode node) in own.Map("properties")?.Members() ?? [])
        {
            var member = (YamlMappingNode)node;
            properties[wireName] = Property(
                file, wireName, member.Text("x-name"), member, Describe(file, member), required.Contains(wireName),
                isConstant: member.Get("const") is not null, isReceived: reach.IsReceived(name));
        }

        var hints = new JsonObject
        {
            ["file"] = file.Name,
            ["kind"] = formBodies.Contains(name) ? "form" : "model",
            ["doc"] = DocComment.Prose(schema.Text("description"), 0),
        };
        hints["hasMembers"] = properties.Count > 0 || schema.Map("discriminator") is not null ? true : null;
        var result = new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["x-csharp"] = hints };
        if (Union(file, name, schema) is { } union)
        {
            hints["kind"] = "union";
            hints["union"] = union;
        }

        if (baseReference is null)
        {
            hints["reset"] = Reset(properties);
            hints["pageOf"] = properties.ContainsKey("paging") ? properties["data"]?["x-csharp"]!["item"]?.DeepClone() : null;
            result["properties"] = properties;
            return result;
        }

        (PageFile baseFile, string baseName, YamlMappingNode baseSchema) = pages.Resolve(file, baseReference.Text("$ref")!)!.Value;
        hints["base"] = baseName;
        hints["discriminator"] = DiscriminatorValue(baseFile, baseSchema, name);
        hints["reset"] = Reset(AllProperties(baseFile, baseName, baseSchema, properties));
        result["allOf"] = new JsonArray(
            new JsonObject { ["$ref"] = "#/components/schemas/" + baseName },
            new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties });
        return result;
    }

    // A member that is read starts from nothing: what is required may be missing, and no constant may be invented.
    private static JsonArray Reset(JsonObject properties)
    {
        var reset = new JsonArray();
        foreach ((_, JsonNode? property) in properties)
        {
            JsonNode hints = property!["x-csharp"]!;
            if (hints["required"]?.GetValue<bool>() == true)
            {
                reset.Add($"{hints["name"]} = {(hints["valueType"]!.GetValue<bool>() ? "default" : "null!")}");
            }
            else if (hints["initial"] is not null)
            {
                reset.Add($"{hints["name"]} = null");
            }
        }

        return reset;
    }

    private JsonObject AllProperties(PageFile file, string name, YamlMappingNode schema, JsonObject own)
    {
        JsonObject bundled = Model(file, name, schema);
        var all = new JsonObject();
        JsonObject inherited = bundled["properties"]?.AsObject() ?? bundled["allOf"]![1]!["properties"]!.AsObject();
        foreach ((string wireName, JsonNode? property) in inherited.Concat(own))
        {
            all[wireName] = property!.DeepClone();
        }

        if (schema.List("allOf")?.Children.OfType<YamlMappingNode>().Select(part => part.Text("$ref")).FirstOrDefault(r => r is not null)
            is { } reference)
        {
            (PageFile baseFile, string baseName, YamlMappingNode baseSchema) = pages.Resolve(file, reference)!.Value;
            return AllProperties(baseFile, baseName, baseSchema, all);
        }

        return all;
    }

    private string? DiscriminatorValue(PageFile file, YamlMappingNode union, string member) =>
        union.Map("discriminator")?.Map("mapping")?.Members()
            .FirstOrDefault(entry => pages.Resolve(file, ((YamlScalarNode)entry.Value).Value!)?.Name == member).Key;

    private JsonObject? Union(PageFile file, string name, YamlMappingNode schema)
    {
        if (schema.Map("discriminator") is { } discriminator)
        {
            string property = discriminator.Text("propertyName")!;
            var cases = new JsonArray();
            foreach ((string value, YamlNode target) in discriminator.Map("mapping")!.Members())
            {
                cases.Add(Case(file, value.ToLowerInvariant(), target));
            }

            return new JsonObject
            {
                ["by"] = "value",
                ["wireName"] = property,
                ["name"] = CSharpNames.Pascal(property),
                ["cases"] = cases,
                ["unknown"] = "Unknown" + name,
                ["doc"] = DocComment.Summary(
                    $"Which kind this is: the member <c>{property}</c>. Empty where the JSON has none.", MemberIndent),
            };
        }

        if (schema.Map("x-shape") is { } shape)
        {
            var cases = new JsonArray();
            foreach ((string member, YamlNode target) in shape.Members().Where(entry => entry.Key != "otherwise"))
            {
                cases.Add(Case(file, member, target));
            }

            string? otherwise = shape.Text("otherwise") is { } reference ? pages.Resolve(file, reference)!.Value.Name : null;
            return new JsonObject
            {
                ["by"] = "shape",
                ["cases"] = cases,
                ["members"] = string.Join(", ", cases.Select(item => $"\"{item!["value"]}\"")),
                ["otherwise"] = otherwise ?? "Unknown" + name,
                ["unknown"] = otherwise is null ? "Unknown" + name : null,
            };
        }

        return null;
    }

    private JsonObject Case(PageFile file, string value, YamlNode target) => new()
    {
        ["value"] = value,
        ["model"] = pages.Resolve(file, ((YamlScalarNode)target).Value!)!.Value.Name,
    };

    private JsonObject Property(
        PageFile file,
        string wireName,
        string? csharpName,
        YamlMappingNode schema,
        string description,
        bool isRequired,
        bool isConstant,
        bool isReceived = false)
    {
        MemberType type = MemberType.Of(pages, file, schema);
        bool demands = isRequired && !isReceived && !isConstant;
        string prose = string.Join(' ', new[] { DocComment.Xml(description), Bounds.Of(schema), isRequired && !demands && !isConstant ? "Required in a request." : string.Empty }
            .Where(part => part.Length > 0));
        var hints = new JsonObject
        {
            ["name"] = csharpName ?? CSharpNames.Pascal(wireName),
            ["wireName"] = wireName,
            ["cs"] = type.CSharp + (demands ? string.Empty : "?"),
            ["item"] = type.Kind == "ModelList" ? type.Model : null,
            ["method"] = type.Kind + (type.Model is null ? string.Empty : $"<{type.Model}>"),
            ["writeMethod"] = type.Kind + (type.Model is null || type.Kind == "Model" ? string.Empty : $"<{type.Model}>"),
            ["required"] = demands,
            ["valueType"] = type.IsValueType,
            ["initial"] = isConstant && !isReceived ? type.Literal(schema.Text("const")!) : null,
            ["doc"] = DocComment.Summary(prose, MemberIndent),
        };
        if (schema.Text("deprecated") == "true")
        {
            hints["obsolete"] = true;
        }

        var property = new JsonObject { ["x-csharp"] = hints };
        if (schema.Text("$ref") is { } reference)
        {
            property["$ref"] = "#/components/schemas/" + pages.Resolve(file, reference)!.Value.Name;
        }
        else
        {
            property["type"] = schema.Text("type");
        }

        return property;
    }

    private string Describe(PageFile file, YamlMappingNode member)
    {
        if (member.Text("description") is { } own)
        {
            return DocComment.Sentence(own);
        }

        return member.Text("$ref") is { } reference && pages.Resolve(file, reference) is { } target
            ? DocComment.Sentence(target.Node.Text("description"))
            : string.Empty;
    }

}
