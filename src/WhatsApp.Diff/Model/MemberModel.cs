using WhatsApp.Generator.Bundle;
using WhatsApp.Generator.Bundle.Contract;
using WhatsApp.Generator.Lint;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Diff.Model;

/// <summary>A property of a model, or a parameter of a query.</summary>
/// <param name="WireName">Its name on the wire.</param>
/// <param name="CSharp">The C# member: <c>TextContent.Body</c>.</param>
/// <param name="File">The file that it is in.</param>
/// <param name="At">Where in the file.</param>
/// <param name="Node">Its schema, or the parameter.</param>
/// <param name="Facts">What the page says about it.</param>
public sealed record MemberModel(string WireName, string CSharp, PageFile File, YamlNode At, YamlNode Node, Facts Facts)
{
    /// <summary>Its own name in C#.</summary>
    public string Name => CSharp[(CSharp.LastIndexOf('.') + 1)..];

    /// <summary>Reads the properties that a schema adds to those of its base.</summary>
    /// <param name="type">The C# type.</param>
    /// <param name="file">The file of the schema.</param>
    /// <param name="node">The schema.</param>
    /// <param name="own">The map with <c>properties</c> and <c>required</c>: the schema, or a part of it.</param>
    /// <param name="hints">What the templates print of each property.</param>
    public static IEnumerable<MemberModel> Of(
        string type,
        PageFile file,
        YamlMappingNode node,
        YamlMappingNode own,
        BundledType hints
    )
    {
        HashSet<string> required = [.. own.Texts("required")];
        foreach ((string name, YamlNode member) in Schemas.MembersOf(node))
        {
            var schema = (YamlMappingNode)member;
            MemberData csharp = hints.Members.First(member => member.WireName == name);
            Facts facts = Facts.Of(schema) with
            {
                Type = csharp.Cs,
                IsRequired = required.Contains(name) && schema.Get("const") is null,
                IsDemanded = csharp.Required,
            };
            YamlNode at = own.Map("properties")!.KeyOf(name);
            yield return new MemberModel(name, $"{type}.{csharp.Name}", file, at, schema, facts);
        }
    }

    /// <summary>Reads a parameter of a query.</summary>
    public static MemberModel OfParameter(string type, PageFile file, YamlMappingNode parameter, BundledType hints)
    {
        string name = parameter.Text("name")!;
        MemberData csharp = hints.Members.First(member => member.WireName == name);
        Facts facts = Facts.Of(parameter.Map("schema")!) with
        {
            Type = csharp.Cs,
            IsRequired = parameter.Flag("required"),
            IsDemanded = csharp.Required,
            IsDeprecated = parameter.Flag("deprecated"),
            ReplacedBy = parameter.Text(Replacement.Key),
            Since = parameter.Text(Generator.Bundle.Since.Key),
            Words = parameter.Text("description"),
        };
        return new MemberModel(name, $"{type}.{csharp.Name}", file, parameter, parameter, facts);
    }
}
