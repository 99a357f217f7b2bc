using WhatsApp.Generator.Bundle;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Lint;

/// <summary>A member of a class, or a value of an enum.</summary>
/// <param name="At">Where it is declared.</param>
/// <param name="WireName">Its name on the wire.</param>
/// <param name="Name">Its name in C#.</param>
internal sealed record MemberName(YamlNode At, string WireName, string Name)
{
    /// <summary>The name of a property or parameter.</summary>
    public static MemberName Of(YamlNode at, string wireName, YamlMappingNode member) =>
        new(at, wireName, member.Text("x-name") ?? CSharpNames.Pascal(wireName));
}

/// <summary>C# names of members, of values and of query parameters.</summary>
internal sealed class MemberNameRules(LintContext lint)
{
    /// <summary>What every class has from object, and every model from JsonModel.</summary>
    private static readonly HashSet<string> ModelMembers = new(StringComparer.Ordinal)
    {
        "AdditionalData", "AdditionalDataOrNull", "ReadMember", "WriteMembers",
        "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    };

    /// <summary>What every struct of values has.</summary>
    private static readonly HashSet<string> EnumMembers = new(StringComparer.Ordinal)
    {
        "Value", "FromValue", "Deconstruct", "PrintMembers",
        "Equals", "GetHashCode", "GetType", "ReferenceEquals", "ToString",
    };

    private static readonly HashSet<string> QueryMembers = new(StringComparer.Ordinal)
    {
        "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    };

    private readonly Dictionary<NamedSchema, MemberName[]> _members = [];

    public void Check(NamedSchema schema)
    {
        if (schema.IsEnum)
        {
            Values(schema);
        }
        else
        {
            Members(schema);
        }
    }

    /// <summary>Checks the names of query parameters.</summary>
    public void Check(PageFile file, IEnumerable<MemberName> parameters) =>
        SideBySide(file, parameters, [], QueryMembers, "parameter-name", "x-name");

    /// <summary>Checks the names of a model's members for the values that <c>x-fields</c> makes of them.</summary>
    public void CheckFields(NamedSchema model)
    {
        foreach (MemberName member in NamesOf(model).Where(member => EnumMembers.Contains(member.Name)))
        {
            lint.Findings.Add(
                model.File, member.At, "member-name",
                $"Give '{member.WireName}' another C# name with 'x-name': '{model.Name}Field' has a '{member.Name}' of "
                    + "its own.");
        }
    }

    private void Members(NamedSchema schema)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal) { [schema.Name] = "the class itself" };
        IEnumerable<MemberName> members = NamesOf(schema);
        foreach (NamedSchema ancestor in schema.Ancestors().Prepend(schema))
        {
            if (ancestor.Discriminator?.Text("propertyName") is { } property)
            {
                // UnionRules reports the same name on the wire.
                members = members.Where(member => member.WireName != property);
                taken.TryAdd(CSharpNames.Pascal(property), $"the kind of the union '{ancestor.Name}'");
            }

            foreach (MemberName member in ancestor == schema ? [] : NamesOf(ancestor))
            {
                taken.TryAdd(member.Name, member.WireName);
            }
        }

        SideBySide(schema.File, members, taken, ModelMembers, "member-name", "x-name");
    }

    private void Values(NamedSchema schema)
    {
        YamlMappingNode? names = schema.Node.Map("x-enum-names");
        IEnumerable<MemberName> values = (schema.Node.List("enum")?.Children ?? [])
            .OfType<YamlScalarNode>().DistinctBy(value => value.Value)
            .Select(at => new MemberName(at, at.Name(), names?.Text(at.Name()) ?? CSharpNames.Pascal(at.Name())));
        var taken = new Dictionary<string, string>(StringComparer.Ordinal) { [schema.Name] = "the type itself" };
        SideBySide(schema.File, values, taken, EnumMembers, "enum-name", "x-enum-names");
    }

    private MemberName[] NamesOf(NamedSchema schema)
    {
        if (!_members.TryGetValue(schema, out MemberName[]? names))
        {
            names =
            [
                .. schema.Properties.MapEntries()
                    .Select(entry => MemberName.Of(entry.Key, entry.Key.Name(), entry.Value)),
            ];
            _members.Add(schema, names);
        }

        return names;
    }

    /// <summary>Checks the names of the members of one type.</summary>
    /// <param name="file">The page.</param>
    /// <param name="members">The members.</param>
    /// <param name="taken">Names that are used already, each with what uses it.</param>
    /// <param name="reserved">Names that the class has anyway.</param>
    /// <param name="rule">The rule to report.</param>
    /// <param name="key">The key that gives another name.</param>
    private void SideBySide(
        PageFile file,
        IEnumerable<MemberName> members,
        Dictionary<string, string> taken,
        HashSet<string> reserved,
        string rule,
        string key)
    {
        string shorten = $"Give it a shorter one with '{key}'";
        foreach ((YamlNode at, string wireName, string name) in members)
        {
            string? advice = null;
            if (wireName.Any(c => c is '"' or '\\' || char.IsControl(c)) && key == "x-name")
            {
                advice = "Write the name without quotes, backslashes and line breaks: no member on the wire has them.";
            }
            else if (!CSharpNames.IsIdentifier(name) || char.IsAsciiLetterLower(name[0]))
            {
                advice = $"Give '{wireName}' a C# name with '{key}': '{name}' is not one in PascalCase.";
            }
            else if (reserved.Contains(name))
            {
                advice = $"Give '{wireName}' another C# name with '{key}': every such type has a '{name}' of its own.";
            }
            else if (!taken.TryAdd(name, wireName))
            {
                advice = $"Give '{wireName}' another C# name with '{key}': '{name}' belongs to {taken[name]} already.";
            }

            if (advice is not null)
            {
                lint.Findings.Add(file, at, rule, advice);
            }

            lint.TypeNames.Length(file, at, name, shorten);
        }
    }
}
