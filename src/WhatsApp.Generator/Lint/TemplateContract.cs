using System.Text.Json;
using System.Text.RegularExpressions;
using WhatsApp.Generator.Bundle.Contract;

namespace WhatsApp.Generator.Lint;

/// <summary>Which records of the contract the variables of the templates are.</summary>
internal sealed partial class TemplateContract
{
    private readonly Dictionary<string, HashSet<Type>> _types = new(StringComparer.Ordinal)
    {
        ["x"] = [.. typeof(TypeData).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(TypeData)))],
        ["p"] = [typeof(MemberData)],
        ["o"] = [typeof(OperationData)],
        ["f"] = [typeof(OperationData)],
    };

    /// <summary>Reads what templates assign, and the lists that they go through.</summary>
    public TemplateContract(IReadOnlyCollection<string> templates)
    {
        // Twice, since a template may be read before the one that makes its variables.
        foreach (Match match in templates.Concat(templates).SelectMany(text => Making().Matches(text)))
        {
            string[] path = match.Groups["path"].Value.Split('.');
            IReadOnlyCollection<Type> types = path[1..].Aggregate(TypesOf(path[0]), Follow);
            if (types.Count > 0)
            {
                string name = match.Groups["name"].Value;
                _types.TryAdd(name, []);
                _types[name].UnionWith(types);
            }
        }
    }

    /// <summary>The types of a variable; empty if they are not known.</summary>
    public IReadOnlyCollection<Type> TypesOf(string variable) => _types.GetValueOrDefault(variable) ?? [];

    /// <summary>The types of a member; those of its items if it is a list.</summary>
    public static IReadOnlyCollection<Type> Follow(IReadOnlyCollection<Type> types, string member) =>
    [
        .. from type in types
           from property in type.GetProperties()
           where NameOf(property.Name) == member
           select property.PropertyType.GetGenericArguments() is [var item] ? item : property.PropertyType,
    ];

    /// <summary>The names of all members, as templates write them.</summary>
    public static IEnumerable<string> Members(IEnumerable<Type> types) =>
        types.SelectMany(type => type.GetProperties()).Select(property => NameOf(property.Name)).Distinct();

    private static string NameOf(string property) => JsonNamingPolicy.CamelCase.ConvertName(property);

    [GeneratedRegex(
        @"\{%-?\s*(?:assign\s+(?<name>\w+)\s*=|for\s+(?<name>\w+)\s+in)\s*(?<path>\w+(?:\.\w+)+)\s*-?%\}",
        RegexOptions.CultureInvariant)]
    private static partial Regex Making();
}
