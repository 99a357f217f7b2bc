namespace WhatsApp.Diff;

/// <summary>What the base and the head have in common, and what only one of them has, in their own order.</summary>
/// <param name="Gone">What only the base has.</param>
/// <param name="Added">What only the head has.</param>
/// <param name="Both">What both have.</param>
public sealed record Matches<T>(IReadOnlyList<T> Gone, IReadOnlyList<T> Added, IReadOnlyList<(T Old, T New)> Both)
    where T : class;

/// <summary>Matches two lists.</summary>
public static class Matches
{
    /// <summary>Matches them by a key, which is unique in each of them.</summary>
    public static Matches<T> By<T>(IReadOnlyCollection<T> old, IReadOnlyCollection<T> @new, Func<T, string> key)
        where T : class
    {
        Dictionary<string, T> before = old.ToDictionary(key);
        HashSet<string> after = [.. @new.Select(key)];
        return new Matches<T>(
            [.. old.Where(item => !after.Contains(key(item)))],
            [.. @new.Where(item => !before.ContainsKey(key(item)))],
            [.. @new.Where(item => before.ContainsKey(key(item))).Select(item => (before[key(item)], item))]);
    }
}
