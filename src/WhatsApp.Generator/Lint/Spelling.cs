namespace WhatsApp.Generator.Lint;

/// <summary>Finds the name that a misspelt one was meant to be.</summary>
internal static class Spelling
{
    private const int FewLetters = 4;

    /// <summary>
    /// The name that differs in case, or in one letter or two; null if there is none. Two swapped letters count as one.
    /// </summary>
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

    // How many letters must be added, removed, replaced or swapped with the next one to make one of the other.
    private static int Distance(string one, string other)
    {
        int[] before = [];
        int[] last = [.. Enumerable.Range(0, other.Length + 1)];
        for (int i = 1; i <= one.Length; i++)
        {
            int[] row = new int[other.Length + 1];
            row[0] = i;
            for (int j = 1; j <= other.Length; j++)
            {
                int replaced = last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, 1 + Math.Min(last[j], row[j - 1]));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, last) = (last, row);
        }

        return last[^1];
    }
}
