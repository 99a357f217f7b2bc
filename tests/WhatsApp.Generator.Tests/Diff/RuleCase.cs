namespace WhatsApp.Generator.Tests.Diff;

/// <summary>One rule: what is replaced in <see cref="RopePages"/>, and what is reported.</summary>
/// <param name="Name">The change in words.</param>
/// <param name="Expected">Class, rule and subject of each change, the worst first.</param>
public sealed record RuleCase(string Name, params string[] Expected)
{
    /// <summary>Texts that are in one place of the pages, and what replaces them.</summary>
    public required IReadOnlyList<(string Old, string New)> Replaced { get; init; }

    /// <summary>The case as the runner names it.</summary>
    public override string ToString() => Name;
}
