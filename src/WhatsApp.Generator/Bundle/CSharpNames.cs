using System.Text;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Bundle;

/// <summary>Makes C# names of the names on the wire.</summary>
public static class CSharpNames
{
    /// <summary>
    /// PascalCase: <c>display_phone_number</c> is DisplayPhoneNumber, <c>TIER_1K</c> is Tier1K, <c>WABA-ID</c> is
    /// WabaId.
    /// </summary>
    public static string Pascal(string wireName)
    {
        var name = new StringBuilder(wireName.Length);
        foreach (string word in Words(wireName))
        {
            name.Append(Capitalized(word));
        }

        return name.ToString();
    }

    /// <summary>The name of a variable: <c>Phone-Number-ID</c> is phoneNumberId.</summary>
    public static string Camel(string wireName)
    {
        string pascal = Pascal(wireName);
        return char.ToLowerInvariant(pascal[0]) + pascal[1..];
    }

    /// <summary>The name of a property or parameter, which <c>x-name</c> may replace.</summary>
    public static string Of(string wireName, YamlMappingNode member) => member.Text("x-name") ?? Pascal(wireName);

    /// <summary>The name of a file: <c>PhoneNumbers</c> is phone-numbers.</summary>
    public static string Kebab(string name) => string.Join('-', Words(name)).ToLowerInvariant();

    public static bool IsIdentifier(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    /// <summary>A C# literal of a text.</summary>
    public static string Literal(string text) => $"\"{Escaped(text)}\"";

    /// <summary>A text as it is written between the quotes of a literal.</summary>
    public static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Capitalized(string word)
    {
        if (word.Equals("whatsapp", StringComparison.OrdinalIgnoreCase))
        {
            return "WhatsApp";
        }

        if (word.Equals("oauth", StringComparison.OrdinalIgnoreCase))
        {
            return "OAuth";
        }

        if (char.IsAsciiDigit(word[0]))
        {
            return word;
        }

        bool shouted = !word.Any(char.IsAsciiLetterLower);
        return char.ToUpperInvariant(word[0]) + (shouted ? word[1..].ToLowerInvariant() : word[1..]);
    }

    // A word ends where another kind of character follows, and before a capital that follows a small letter.
    private static IEnumerable<string> Words(string name)
    {
        int start = 0;
        for (int i = 0; i <= name.Length; i++)
        {
            bool inWord = i < name.Length && char.IsAsciiLetterOrDigit(name[i]);
            bool hump = inWord && i > start && char.IsAsciiLetterUpper(name[i]) && char.IsAsciiLetterLower(name[i - 1]);
            if (inWord && !hump)
            {
                continue;
            }

            if (i > start)
            {
                yield return name[start..i];
            }

            start = hump ? i : i + 1;
        }
    }
}
