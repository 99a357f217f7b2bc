using System.Text;
using WhatsApp.Generator.Bundle.Contract;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Bundle;

/// <summary>Turns the schemas of the pages into types that the templates print.</summary>
public sealed class SchemaBundler(PageSet pages, Reach received, IReadOnlySet<string> formBodies)
{
    private const int MemberIndent = 4;

    private readonly EventBundler _events = new(pages);
    private readonly CheckBundler _checks = new(pages);

    /// <summary>The type of a named schema.</summary>
    public BundledType Bundle(PageFile file, string name, YamlMappingNode schema) =>
        schema.Get("x-error-codes") is not null ? new BundledType(name, ErrorCodeBundler.Bundle(file, schema))
        : schema.Get("enum") is null ? Model(file, name, schema)
        : new BundledType(name, Enum(file, name, schema));

    /// <summary>The class of an operation's query parameters.</summary>
    public BundledType Query(
        PageFile file, string name, string summary, IReadOnlyList<(PageFile File, YamlMappingNode Node)> parameters) =>
        new(name, new QueryData(file.Name, DocComment.Summary(summary, 0)),
            [.. parameters.Select(parameter => Parameter(parameter.File, parameter.Node, parameters))]);

    /// <summary>The name of the open enum whose values are the members of a model.</summary>
    public static string FieldClass(string model) => model + "Field";

    /// <summary>The open enum of a model's members.</summary>
    public BundledType Fields(PageFile file, string model, YamlMappingNode schema)
    {
        string name = FieldClass(model);
        return new BundledType(name, new EnumData(file.Name, name)
        {
            Doc = DocComment.Summary(
                $"Members of <see cref=\"{model}\"/> that a query can ask for. Any other text is accepted, such as a "
                    + "member with its own members in braces.",
                0),
            Values =
            [
                .. from member in schema.Map("properties")!.Members()
                   let property = (YamlMappingNode)member.Value
                   select Value(CSharpNames.Of(member.Key, property), member.Key, Describe(file, property)),
            ],
        });
    }

    private string? Obsolete(YamlMappingNode schema) =>
        Replacement.Message(schema, "type", other => Replacement.Find(pages, null, other));

    private EnumData Enum(PageFile file, string name, YamlMappingNode schema) =>
        new(file.Name, name)
        {
            Doc = DocComment.Summary(DocComment.Xml(Since.Add(schema.Text("description"), Since.Of(schema))), 0),
            Obsolete = Obsolete(schema),
            Values =
            [
                .. schema.Texts("enum").Select(value => Value(
                    schema.Map("x-enum-names")?.Text(value) ?? CSharpNames.Pascal(value),
                    value,
                    Since.Add(schema.Map("x-enum-docs")?.Text(value), Since.OfValue(schema, value)))),
            ],
        };

    private static EnumValueData Value(string name, string value, string? prose) =>
        new(name, CSharpNames.Escaped(value), DocComment.Prose(prose, MemberIndent));

    private BundledType Model(PageFile file, string name, YamlMappingNode schema)
    {
        UnionData? union = Union(file, name, schema);
        IReadOnlyList<MemberData> own = Members(file, name, schema);
        (PageFile File, string Name, YamlMappingNode Node)? parent = Schemas.BaseOf(pages, file, schema);
        bool isPage = parent is null && own.Any(member => member.WireName == "paging");
        return new BundledType(
            name,
            new ModelData(union is not null ? "union" : formBodies.Contains(name) ? "form" : "model", file.Name)
            {
                Doc = DocComment.Prose(Since.Add(schema.Text("description"), Since.Of(schema)), 0),
                Obsolete = Obsolete(schema),
                HasMembers = own.Count > 0 || Schemas.Discriminator(schema) is not null,
                Base = parent?.Name,
                Discriminator = parent is var (baseFile, _, baseNode) ? KindOf(baseFile, baseNode, name) : null,
                Reset = [.. Inherited(file, name, schema).Select(Reset).OfType<string>()],
                PageOf = isPage ? own.FirstOrDefault(member => member.WireName == "data")?.Item : null,
                Union = union,
                Event = _events.Of(file, name, schema),
                ItemEvents = _events.Declared(file, schema),
                Checks = _checks.Of(file, name, schema, own),
            },
            own);
    }

    /// <summary>The members that a schema has besides those of its base.</summary>
    private IReadOnlyList<MemberData> Members(PageFile file, string name, YamlMappingNode schema)
    {
        YamlMappingNode own = Schemas.Own(schema);
        HashSet<string> required = [.. own.Texts("required")];
        return
        [
            .. from property in Schemas.MembersOf(schema)
               let member = (YamlMappingNode)property.Value
               select Member(
                   property.Key,
                   CSharpNames.Of(property.Key, member),
                   member,
                   MemberType.Of(pages, file, member),
                   Describe(file, member),
                   required.Contains(property.Key),
                   isReceived: received.Has(name),
                   constant: member.Text("const"),
                   obsolete: Replacement.Message(
                       member, "member", other => Replacement.Find(pages, own.Map("properties"), other))),
        ];
    }

    /// <summary>All members of a schema, those of its base first.</summary>
    private IEnumerable<MemberData> Inherited(PageFile file, string name, YamlMappingNode schema) =>
        (Schemas.BaseOf(pages, file, schema) is var (baseFile, baseName, baseNode)
            ? Inherited(baseFile, baseName, baseNode)
            : [])
        .Concat(Members(file, name, schema));

    // A member that is read starts from nothing: what is required may be missing, and no constant may be invented.
    private static string? Reset(MemberData member) =>
        member.Required ? $"{member.Name} = {(member.ValueType ? "default" : "null!")}"
        : member.Initial is not null ? $"{member.Name} = null"
        : null;

    private string? KindOf(PageFile file, YamlMappingNode union, string member) =>
        union.Map("discriminator")?.Map("mapping")?.Members()
            .FirstOrDefault(entry => pages.Resolve(file, ((YamlScalarNode)entry.Value).Value!)?.Name == member)
            .Key;

    private UnionData? Union(PageFile file, string name, YamlMappingNode schema)
    {
        if (schema.Map("discriminator") is { } discriminator)
        {
            string property = discriminator.Text("propertyName")!;
            IEnumerable<KeyValuePair<string, YamlNode>> mapping = discriminator.Map("mapping")!.Members();
            return new UnionData(
                UnionData.ByValue, [.. mapping.Select(entry => Case(entry.Key.ToLowerInvariant(), entry.Value))])
            {
                WireName = property,
                WireSize = Encoding.UTF8.GetByteCount(property),
                Name = CSharpNames.Pascal(property),
                Unknown = "Unknown" + name,
                Doc = DocComment.Summary(
                    $"Kind of the object, from the member <c>{property}</c>. Empty if the JSON has none.",
                    MemberIndent),
            };
        }

        if (schema.Map("x-shape") is not { } shape)
        {
            return null;
        }

        List<UnionCaseData> cases =
        [
            .. shape.Members().Where(entry => entry.Key != "otherwise").Select(entry => Case(entry.Key, entry.Value)),
        ];
        string? otherwise =
            shape.Text("otherwise") is { } reference ? pages.Resolve(file, reference)!.Value.Name : null;
        return new UnionData(UnionData.ByShape, cases)
        {
            Members = string.Join(", ", cases.Select(item => $"\"{item.Value}\"")),
            Otherwise = otherwise ?? "Unknown" + name,
            Unknown = otherwise is null ? "Unknown" + name : null,
        };

        UnionCaseData Case(string value, YamlNode target) =>
            new(value, pages.Resolve(file, ((YamlScalarNode)target).Value!)!.Value.Name);
    }

    private MemberData Parameter(
        PageFile file, YamlMappingNode parameter, IEnumerable<(PageFile File, YamlMappingNode Node)> beside)
    {
        YamlMappingNode schema = parameter.Map("schema")!;
        string wireName = parameter.Text("name")!;
        MemberType type = parameter.Text("x-fields") is { } reference
            ? MemberType.ListOfEnum(FieldClass(pages.Resolve(file, reference)!.Value.Name))
            : MemberType.Of(pages, file, schema);
        return Member(
            wireName,
            CSharpNames.Of(wireName, parameter),
            schema,
            type,
            Since.Add(parameter.Text("description"), Since.Of(parameter)),
            parameter.Flag("required"),
            isReceived: false,
            constant: null,
            obsolete: Replacement.Message(
                parameter, "parameter", other => Replacement.FindParameter(beside.Select(each => each.Node), other)));
    }

    private static MemberData Member(
        string wireName,
        string name,
        YamlMappingNode schema,
        MemberType type,
        string description,
        bool isRequired,
        bool isReceived,
        string? constant,
        string? obsolete)
    {
        // C# cannot require what it warns of.
        bool isDemanded = isRequired && !isReceived && constant is null && obsolete is null;
        string[] sentences =
        [
            DocComment.Xml(description),
            Bounds.Of(schema),
            isRequired && !isDemanded && constant is null ? "Required in a request." : string.Empty,
        ];
        return new MemberData(name, wireName)
        {
            WireSize = Encoding.UTF8.GetByteCount(wireName),
            Cs = type.CSharp + (isDemanded ? string.Empty : "?"),
            Item = type.Kind == "ModelList" ? type.Model : null,
            Method = type.Kind,
            FormMethod = schema.Text("format") == "password" ? "Secret" : type.Kind,
            ReadMethod = (constant is not null && type.Kind == "String" ? "KnownString" : type.Kind)
                + (type.Model is null ? string.Empty : $"<{type.Model}>"),
            Required = isDemanded,
            ValueType = type.IsValueType,
            Constant = constant,
            Initial = constant is null || isReceived ? null : type.Literal(constant),
            Obsolete = obsolete,
            Doc = DocComment.Summary(string.Join(' ', sentences.Where(sentence => sentence.Length > 0)), MemberIndent),
        };
    }

    private string Describe(PageFile file, YamlMappingNode member)
    {
        string? own = member.Text("description");
        if (own is null && member.Text("$ref") is { } reference)
        {
            own = pages.Resolve(file, reference)?.Node.Text("description");
        }

        return Since.Add(own, Since.Of(member));
    }
}
