using System.Text;
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
        schema.Get("x-error-codes") is not null ? ErrorCodeBundler.Bundle(file, schema)
        : schema.Get("enum") is null ? Model(file, name, schema)
        : Enum(file, name, schema);

    /// <summary>The class of an operation's query parameters.</summary>
    public JsonObject Query(
        PageFile file,
        string name,
        string summary,
        IEnumerable<(PageFile File, YamlMappingNode Node)> parameters
    )
    {
        var properties = new JsonObject();
        List<(PageFile File, YamlMappingNode Node)> all = [.. parameters];
        foreach ((PageFile from, YamlMappingNode parameter) in all)
        {
            YamlMappingNode schema = parameter.Map("schema")!;
            properties[parameter.Text("name")!] = Property(
                parameter.Text("name")!,
                parameter.Text("x-name"),
                schema,
                FieldsOf(from, parameter) is { } model ? FieldList(model.Name) : MemberType.Of(pages, from, schema),
                Since.Add(parameter.Text("description"), Since.Of(parameter)),
                parameter.Flag("required"),
                isConstant: false,
                obsolete: Replacement.Message(
                    parameter,
                    "parameter",
                    other => Replacement.FindParameter(all.Select(beside => beside.Node), other)
                )
            );
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["x-csharp"] = new JsonObject
            {
                ["file"] = file.Name,
                ["kind"] = "query",
                ["doc"] = DocComment.Summary(summary, 0),
            },
            ["properties"] = properties,
        };
    }

    /// <summary>The models whose members a parameter <c>fields</c> may name.</summary>
    public static string FieldClass(string model) => model + "Field";

    /// <summary>Finds the model that a parameter <c>fields</c> names the members of.</summary>
    public (PageFile File, string Name, YamlMappingNode Node)? FieldsOf(PageFile file, YamlMappingNode parameter) =>
        parameter.Text("x-fields") is { } reference ? pages.Resolve(file, reference) : null;

    /// <summary>The open enum of a model's members.</summary>
    public JsonObject Fields(PageFile file, string model, YamlMappingNode schema)
    {
        var values = new JsonArray();
        foreach ((string wireName, YamlNode member) in schema.Map("properties")!.Members())
        {
            var property = (YamlMappingNode)member;
            values.Add(
                EnumValue(property.Text("x-name") ?? CSharpNames.Pascal(wireName), wireName, Describe(file, property))
            );
        }

        return EnumSchema(
            file,
            FieldClass(model),
            $"Members of <see cref=\"{model}\"/> that a query may ask for. Any other text is taken too, such as one with subfields.",
            values
        );
    }

    private static MemberType FieldList(string model) =>
        new($"IReadOnlyList<{FieldClass(model)}>", "EnumList", FieldClass(model));

    private JsonValue? Obsolete(YamlMappingNode schema) =>
        Replacement.Message(schema, "type", other => Replacement.Find(pages, null, other));

    private JsonObject Enum(PageFile file, string name, YamlMappingNode schema)
    {
        var values = new JsonArray();
        foreach (string value in schema.Texts("enum"))
        {
            string csharpName = schema.Map("x-enum-names")?.Text(value) ?? CSharpNames.Pascal(value);
            string prose = Since.Add(schema.Map("x-enum-docs")?.Text(value), Since.OfValue(schema, value));
            values.Add(EnumValue(csharpName, value, prose));
        }

        return EnumSchema(
            file,
            name,
            DocComment.Xml(Since.Add(schema.Text("description"), Since.Of(schema))),
            values,
            Obsolete(schema)
        );
    }

    private static JsonObject EnumValue(string name, string value, string? prose) =>
        new()
        {
            ["name"] = name,
            ["value"] = CSharpNames.Escaped(value),
            ["doc"] = DocComment.Prose(prose, MemberIndent),
        };

    private static JsonObject EnumSchema(
        PageFile file,
        string name,
        string doc,
        JsonArray values,
        JsonValue? obsolete = null
    ) =>
        new()
        {
            ["type"] = "string",
            ["enum"] = new JsonArray([.. values.Select(value => value!["value"]!.DeepClone())]),
            ["x-csharp"] = new JsonObject
            {
                ["file"] = file.Name,
                ["doc"] = DocComment.Summary(doc, 0),
                ["name"] = name,
                ["obsolete"] = obsolete,
                ["values"] = values,
            },
        };

    private JsonObject Model(PageFile file, string name, YamlMappingNode schema)
    {
        List<YamlMappingNode> parts = schema.List("allOf")?.Children.OfType<YamlMappingNode>().ToList() ?? [];
        YamlMappingNode? baseReference = parts.FirstOrDefault(part => part.Text("$ref") is not null);
        YamlMappingNode own = parts.FirstOrDefault(part => part.Text("$ref") is null) ?? schema;

        var properties = new JsonObject();
        HashSet<string> required = [.. own.Texts("required")];
        foreach ((string wireName, YamlNode node) in Discriminators.MembersOf(schema, own))
        {
            var member = (YamlMappingNode)node;
            properties[wireName] = Property(
                wireName,
                member.Text("x-name"),
                member,
                MemberType.Of(pages, file, member),
                Describe(file, member),
                required.Contains(wireName),
                isConstant: member.Get("const") is not null,
                isReceived: reach.IsReceived(name),
                obsolete: Replacement.Message(
                    member,
                    "member",
                    other => Replacement.Find(pages, own.Map("properties"), other)
                )
            );
        }

        var hints = new JsonObject
        {
            ["file"] = file.Name,
            ["kind"] = formBodies.Contains(name) ? "form" : "model",
            ["doc"] = DocComment.Prose(Since.Add(schema.Text("description"), Since.Of(schema)), 0),
            ["obsolete"] = Obsolete(schema),
        };
        hints["hasMembers"] = properties.Count > 0 || Discriminators.Of(schema) is not null ? true : null;
        var result = new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["x-csharp"] = hints,
        };
        if (Union(file, name, schema) is { } union)
        {
            hints["kind"] = "union";
            hints["union"] = union;
        }

        if (baseReference is null)
        {
            hints["reset"] = Reset(properties);
            hints["pageOf"] = properties.ContainsKey("paging")
                ? properties["data"]?["x-csharp"]!["item"]?.DeepClone()
                : null;
            result["properties"] = properties;
            return result;
        }

        (PageFile baseFile, string baseName, YamlMappingNode baseSchema) = pages
            .Resolve(file, baseReference.Text("$ref")!)!
            .Value;
        hints["base"] = baseName;
        hints["discriminator"] = DiscriminatorValue(baseFile, baseSchema, name);
        hints["reset"] = Reset(AllProperties(baseFile, baseName, baseSchema, properties));
        result["allOf"] = new JsonArray(
            new JsonObject { ["$ref"] = "#/components/schemas/" + baseName },
            new JsonObject
            {
                ["type"] = "object",
                ["additionalProperties"] = false,
                ["properties"] = properties,
            }
        );
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

        if (
            schema
                .List("allOf")
                ?.Children.OfType<YamlMappingNode>()
                .Select(part => part.Text("$ref"))
                .FirstOrDefault(r => r is not null) is
            { } reference
        )
        {
            (PageFile baseFile, string baseName, YamlMappingNode baseSchema) = pages.Resolve(file, reference)!.Value;
            return AllProperties(baseFile, baseName, baseSchema, all);
        }

        return all;
    }

    private string? DiscriminatorValue(PageFile file, YamlMappingNode union, string member) =>
        union
            .Map("discriminator")
            ?.Map("mapping")
            ?.Members()
            .FirstOrDefault(entry => pages.Resolve(file, ((YamlScalarNode)entry.Value).Value!)?.Name == member)
            .Key;

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
                ["wireSize"] = Encoding.UTF8.GetByteCount(property),
                ["name"] = CSharpNames.Pascal(property),
                ["cases"] = cases,
                ["unknown"] = "Unknown" + name,
                ["doc"] = DocComment.Summary(
                    $"Which kind this is: the member <c>{property}</c>. Empty where the JSON has none.",
                    MemberIndent
                ),
            };
        }

        if (schema.Map("x-shape") is { } shape)
        {
            var cases = new JsonArray();
            foreach ((string member, YamlNode target) in shape.Members().Where(entry => entry.Key != "otherwise"))
            {
                cases.Add(Case(file, member, target));
            }

            string? otherwise = shape.Text("otherwise") is { } reference
                ? pages.Resolve(file, reference)!.Value.Name
                : null;
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

    private JsonObject Case(PageFile file, string value, YamlNode target) =>
        new() { ["value"] = value, ["model"] = pages.Resolve(file, ((YamlScalarNode)target).Value!)!.Value.Name };

    private static JsonObject Property(
        string wireName,
        string? csharpName,
        YamlMappingNode schema,
        MemberType type,
        string description,
        bool isRequired,
        bool isConstant,
        bool isReceived = false,
        JsonValue? obsolete = null
    )
    {
        // C# cannot demand what it warns of.
        bool demands = isRequired && !isReceived && !isConstant && obsolete is null;
        string[] sentences =
        [
            DocComment.Xml(description),
            Bounds.Of(schema),
            isRequired && !demands && !isConstant ? "Required in a request." : string.Empty,
        ];
        string prose = string.Join(' ', sentences.Where(sentence => sentence.Length > 0));
        var hints = new JsonObject
        {
            ["name"] = csharpName ?? CSharpNames.Pascal(wireName),
            ["wireName"] = wireName,
            ["wireSize"] = Encoding.UTF8.GetByteCount(wireName),
            ["cs"] = type.CSharp + (demands ? string.Empty : "?"),
            ["item"] = type.Kind == "ModelList" ? type.Model : null,
            ["method"] = type.Kind,
            ["formMethod"] = schema.Text("format") == "password" ? "Secret" : type.Kind,
            ["readMethod"] = (isConstant && type.Kind == "String" ? "KnownString" : type.Kind)
                + (type.Model is null ? string.Empty : $"<{type.Model}>"),
            ["required"] = demands,
            ["valueType"] = type.IsValueType,
            ["constant"] = isConstant ? schema.Text("const") : null,
            ["initial"] = isConstant && !isReceived ? type.Literal(schema.Text("const")!) : null,
            ["obsolete"] = obsolete,
            ["doc"] = DocComment.Summary(prose, MemberIndent),
        };

        // NSwag resolves no type here: the hints hold it. The property is there to be listed.
        return new JsonObject { ["type"] = "string", ["x-csharp"] = hints };
    }

    private string Describe(PageFile file, YamlMappingNode member)
    {
        string? own = member.Text("description");
        if (own is null && member.Text("$ref") is { } reference && pages.Resolve(file, reference) is { } target)
        {
            own = target.Node.Text("description");
        }

        return Since.Add(own, Since.Of(member));
    }
}
