using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Bundle;

/// <summary>
/// What to use instead of what Meta has deprecated, <c>x-replaced-by</c>: a name, or a sentence where nothing replaces
/// it. It becomes the text of <see cref="ObsoleteAttribute"/>.
/// </summary>
public static class Replacement
{
    public const string Key = "x-replaced-by";

    /// <summary>The longest sentence that fits on a line of C#.</summary>
    public const int LongestSentence = 60;

    /// <summary>The text for the compiler, or null where nothing is deprecated.</summary>
    /// <param name="node">What may be deprecated.</param>
    /// <param name="what">The word for it: <c>member</c>.</param>
    /// <param name="find">Finds the C# of a name.</param>
    public static string? Message(YamlMappingNode node, string what, Func<string, string?> find)
    {
        if (!node.Flag("deprecated"))
        {
            return null;
        }

        string advice = node.Text(Key) switch
        {
            null => string.Empty,
            var sentence when IsSentence(sentence) => " " + sentence,
            var name => $" Use {find(name) ?? name}.",
        };
        return CSharpNames.Escaped($"Meta has deprecated this {what}.{advice}");
    }

    /// <summary>Whether it is a sentence rather than a name.</summary>
    public static bool IsSentence(string text) => text.Contains(' ', StringComparison.Ordinal);

    /// <summary>The C# of a property beside one, of a property of another schema, or of a schema.</summary>
    /// <param name="pages">All pages.</param>
    /// <param name="beside">The properties beside it; null if there are none.</param>
    /// <param name="name">Such as <c>length</c>, <c>Rope.length</c> or <c>Rope</c>.</param>
    /// <returns>Null if there is none.</returns>
    public static string? Find(PageSet pages, YamlMappingNode? beside, string name)
    {
        if (beside?.Map(name) is { } property)
        {
            return CSharpNames.Of(name, property);
        }

        string[] parts = name.Split('.', 2);
        YamlMappingNode? schema = Schemas.Of(pages).FirstOrDefault(schema => schema.Name == parts[0]).Node;
        if (schema is null || parts.Length == 1)
        {
            return schema is null ? null : name;
        }

        return Schemas.Own(schema).Map("properties")?.Map(parts[1]) is { } member
            ? $"{parts[0]}.{CSharpNames.Of(parts[1], member)}"
            : null;
    }

    /// <summary>The C# of a parameter beside one.</summary>
    public static string? FindParameter(IEnumerable<YamlMappingNode> beside, string name) =>
        beside.FirstOrDefault(parameter => parameter.Text("name") == name) is { } found
            ? CSharpNames.Of(name, found)
            : null;
}
