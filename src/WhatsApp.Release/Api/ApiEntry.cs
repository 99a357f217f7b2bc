using System.Text.RegularExpressions;

namespace WhatsApp.Release.Api;

/// <summary>One line of a listing: a type, or a member of one.</summary>
/// <param name="Type">The type's name, with its type parameters: <c>PagedList&lt;TPage, TItem&gt;</c>.</param>
/// <param name="Member">
/// The member's name, <c>new</c> for a constructor, <c>this</c> for an indexer; null for the type.
/// </param>
/// <param name="Line">The line without its indentation.</param>
public sealed partial record ApiEntry(string Type, string? Member, string Line)
{
    /// <summary>How messages and the changelog name it: <c>TextMessage.Text</c>.</summary>
    public string Name => Member is null ? Type : $"{Type}.{Member}";

    /// <summary>Reads a listing.</summary>
    public static IEnumerable<ApiEntry> Read(string listing)
    {
        string type = string.Empty;
        foreach (string line in listing.Split('\n'))
        {
            if (line.Length == 0 || line.StartsWith("//", StringComparison.Ordinal))
            {
                continue;
            }

            string text = line.TrimStart();
            if (text.Length == line.Length)
            {
                type = TypeName().Match(line).Groups["name"].Value;
                yield return new ApiEntry(type, null, text);
            }
            else
            {
                yield return new ApiEntry(type, MemberName().Match(text).Groups["name"].Value, text);
            }
        }
    }

    [GeneratedRegex(@"^(\[Obsolete\(.*?\)\] )?([a-z]+ )*(?<name>[\w.]+(<[^>]*>)?)")]
    private static partial Regex TypeName();

    // A name is before its type parameters and parameters, its accessors, its value, or at the end.
    [GeneratedRegex(@"^(\[Obsolete\(.*?\)\] )?.*?(?<name>\w+)(<[\w, ]*>)?(\(| \{|\[\w+[\w?<>, ]* \w+\] \{| = |$)")]
    private static partial Regex MemberName();
}
