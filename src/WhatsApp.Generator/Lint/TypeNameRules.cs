using WhatsApp.Generator.Bundle;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Lint;

/// <summary>Names of C# types and of operations: written right, not too long, and each of them once.</summary>
/// <param name="findings">Where problems go.</param>
/// <param name="taken">Names that a schema cannot have, with where they are.</param>
internal sealed class TypeNameRules(Findings findings, IReadOnlyDictionary<string, string> taken)
{
    public const int MaxLength = 40;

    private readonly Dictionary<string, TypeUse> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _operations = new(StringComparer.Ordinal);

    public void Schema(NamedSchema schema)
    {
        string right = CSharpNames.Pascal(schema.Name);
        if (right != schema.Name || !CSharpNames.IsIdentifier(right))
        {
            string advice = CSharpNames.IsIdentifier(right) ? $"Call it '{right}'" : "Give it another name";
            findings.Add(
                schema.File, schema.Key, "schema-name", $"The name of a schema is a C# type in PascalCase. {advice}.");
        }

        if (taken.TryGetValue(schema.Name, out string? where))
        {
            findings.Add(
                schema.File, schema.Key, "duplicate-name",
                $"There is a type '{schema.Name}' {where} already. Choose another name.");
        }

        string place = $"{schema.File.Path}:{schema.Key.Start.Line}";
        Type(schema.File, schema.Key, schema.Name, place, $"the schema at {place}");
        if (schema.Discriminator is not null || (schema.Shape is { } shape && !shape.Has("otherwise")))
        {
            Type(schema.File, schema.Key, "Unknown" + schema.Name, place, $"the fallback of the union at {place}");
        }
    }

    /// <summary>Records the name of a type.</summary>
    /// <param name="file">The page.</param>
    /// <param name="at">Where the name comes from.</param>
    /// <param name="name">The name.</param>
    /// <param name="identity">Where the same identity comes again, it is the same type.</param>
    /// <param name="what">What the type is, for messages.</param>
    public void Type(PageFile file, YamlNode at, string name, string identity, string what)
    {
        Length(file, at, name, "Shorten it, that of a path with 'x-name'");
        if (!_types.TryAdd(name, new TypeUse(identity, what)) && _types[name].Identity != identity)
        {
            findings.Add(
                file, at, "duplicate-name",
                $"The C# type '{name}' is {_types[name].What} already. Choose another name.");
        }
    }

    /// <summary>Whether the SDK has a type of the name that no page declares.</summary>
    public bool IsTaken(string name) => taken.ContainsKey(name);

    public void Operation(PageFile file, YamlNode at, string id)
    {
        if (!char.IsAsciiLetterLower(id.FirstOrDefault())
            || !id.All(char.IsAsciiLetterOrDigit) || !id.Any(char.IsAsciiLetterUpper))
        {
            findings.Add(
                file, at, "operation-id",
                $"Write operationId as a verb and a noun in camelCase, such as 'listPhoneNumbers'; '{id}' is not.");
        }

        Length(file, at, id, "Shorten it");
        string place = $"{file.Path}:{at.Start.Line}";
        if (!_operations.TryAdd(id, place))
        {
            findings.Add(
                file, at, "duplicate-operation-id",
                $"operationId '{id}' is used at {_operations[id]}. Choose another.");
        }
    }

    /// <summary>Checks the length of a name.</summary>
    public void Length(PageFile file, YamlNode at, string name, string advice)
    {
        if (name.Length > MaxLength)
        {
            findings.Add(
                file, at, "name-length",
                $"The name '{name}' has {name.Length} characters. {advice}: {MaxLength} are allowed.");
        }
    }

    private sealed record TypeUse(string Identity, string What);
}
