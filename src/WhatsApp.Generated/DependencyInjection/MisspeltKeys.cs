using Microsoft.Extensions.Configuration;

namespace WhatsApp.Generated;

/// <summary>Finds keys of a configuration section that are probably misspelt. Linked into the packages that need it.</summary>
internal static class MisspeltKeys
{
    /// <summary>A problem for each key that differs from a known key in one or two letters.</summary>
    /// <param name="section">The section. A key that resembles no known key may belong to the program.</param>
    /// <param name="known">The keys that are read, without the path of the section.</param>
    public static IEnumerable<string> In(IConfigurationSection section, IReadOnlyCollection<string> known) =>
        from child in section.GetChildren()
        where !known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)
        let intended = known.MinBy(key => Distance(child.Key, key))
        where intended is not null && Distance(child.Key, intended) < (child.Key.Length <= 4 ? 2 : 3)
        select $"{child.Path} is not a known key. Write {section.Path}:{intended}.";

    // The number of letters to add, remove or replace.
    private static int Distance(string one, string other)
    {
        int[] row = [.. Enumerable.Range(0, other.Length + 1)];
        foreach (char letter in one)
        {
            int diagonal = row[0]++;
            for (int j = 1; j <= other.Length; j++)
            {
                int replaced = diagonal + (char.ToUpperInvariant(letter) == char.ToUpperInvariant(other[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[^1];
    }
}
