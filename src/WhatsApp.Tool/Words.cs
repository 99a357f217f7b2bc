namespace WhatsApp.Tool;

/// <summary>Builds parts of sentences.</summary>
internal static class Words
{
    /// <summary>Lists alternatives: <c>a, b or c</c>.</summary>
    /// <param name="alternatives">The alternatives, at least one.</param>
    public static string Or(IReadOnlyList<string> alternatives) => alternatives is [var one]
        ? one
        : $"{string.Join(", ", alternatives.Take(alternatives.Count - 1))} or {alternatives[^1]}";
}
