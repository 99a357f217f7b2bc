using System.Globalization;

namespace WhatsApp.Generated;

/// <summary>A member of a body that breaks a rule of Meta's reference. It contains no value of the body.</summary>
/// <param name="Path">
/// Where it is in JSON, such as <c>interactive.action.buttons[3].reply.title</c>; empty for the body itself.
/// </param>
/// <param name="Rule">The kind of rule.</param>
/// <param name="Problem">What is wrong, as the middle of a sentence: <c>has too many characters</c>.</param>
/// <param name="Bound">The bound, the pattern or the members of the rule; null if it has none.</param>
/// <param name="Actual">The size or number that breaks the bound; null for other rules.</param>
public sealed record GraphViolation(string Path, GraphRule Rule, string Problem, string? Bound, double? Actual)
{
    /// <summary>The violation as a sentence.</summary>
    public override string ToString()
    {
        string subject = Path.Length == 0 ? "The body" : Path;
        return Rule switch
        {
            GraphRule.Length or GraphRule.Count or GraphRule.Range when Actual is { } actual => string.Create(
                CultureInfo.InvariantCulture, $"{subject} {Problem}: {actual}, {Limit()} {Bound}."),
            _ when Bound is null => $"{subject} {Problem}.",
            _ => $"{subject} {Problem} {Bound}.",
        };
    }

    private string Limit() =>
        double.TryParse(Bound, NumberStyles.Float, CultureInfo.InvariantCulture, out double bound) && Actual > bound
            ? "at most"
            : "at least";
}

/// <summary>Kinds of rules for the members of a body.</summary>
public enum GraphRule
{
    /// <summary>The member must be set.</summary>
    Required,

    /// <summary>The number of characters of a text.</summary>
    Length,

    /// <summary>The number of items of a list.</summary>
    Count,

    /// <summary>The value of a number.</summary>
    Range,

    /// <summary>The form of a text.</summary>
    Pattern,

    /// <summary>Exactly one of some members must be set.</summary>
    ExactlyOne,

    /// <summary>At least one of some members must be set.</summary>
    AtLeastOne,

    /// <summary>Some members must not be set together.</summary>
    Excluded,

    /// <summary>Another rule that Meta documents; the problem says which.</summary>
    Other,
}
