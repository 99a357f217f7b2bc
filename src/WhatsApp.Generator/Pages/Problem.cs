namespace WhatsApp.Generator.Pages;

/// <summary>What is wrong at one place, and what to do about it.</summary>
/// <param name="File">Path from the repository's root, with forward slashes.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Rule">Short name of the rule.</param>
/// <param name="Advice">What is wrong and what to do.</param>
public sealed record Problem(string File, long Line, string Rule, string Advice)
{
    public override string ToString() => $"{File}:{Line}: {Rule}: {Advice}";
}

/// <summary>The input cannot be used. Lists every problem that was found.</summary>
public sealed class ProblemsException(IReadOnlyList<Problem> problems)
    : Exception(string.Join(Environment.NewLine, problems))
{
    public IReadOnlyList<Problem> Problems { get; } = problems;
}
