namespace WhatsApp.Generator.Lint;

/// <summary>Finds the name that a misspelt one was meant to be.</summary>
internal static class Spelling
{
    private const int FewLetters = 4;

    /// <summary>The name that differs in case, or in one letter or two; null if there is none.</summary>
    public static string? Find(string written, IEnumerable<string> names)
    {
        string? found = null;
        int least = written.Length <= FewLetters ? 2 : 3;
        foreach (string name in names)
        {
            bool isSame = string.Equals(name, written, StringComparison.OrdinalIgnoreCase);
            int distance = isSame ? 0 : Distance(written, name);
            if (distance < least)
            {
                (found, least) = (name, distance);
            }
        }

        return found;
    }

    // How many letters must be added, removed or replaced to make one of the other.
    private static int Distance(string one, string other)
    {
        int[] row = [.. Enumerable.Range(0, other.Length + 1)];
        for (int i = 1; i <= one.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.Length; j++)
            {
                int replaced = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[^1];
    }
}
