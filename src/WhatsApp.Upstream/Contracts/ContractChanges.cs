using WhatsApp.Diff;
using WhatsApp.Upstream.Coverage;

namespace WhatsApp.Upstream.Contracts;

/// <summary>Collects the changes between contracts, or between a contract and our pages.</summary>
/// <param name="Old">What the base is called in gaps: <c>pages</c> or <c>contract</c>.</param>
/// <param name="New">What the head is called in gaps.</param>
/// <param name="Reports">
/// Whether a gap is reported. Between a contract and our pages, what we decided on is not.
/// </param>
public sealed record ContractChanges(string Old, string New, Func<CoverageGap, bool> Reports)
{
    /// <summary>What was found.</summary>
    public ChangeList List { get; } = new();

    /// <summary>Whether our pages are one side and a contract is the other.</summary>
    public bool IsMixed => Old != New;

    /// <summary>Adds what only the head has.</summary>
    public void Added(DiffRule rule, Subject subject, string text, string place, string what)
    {
        if (!IsMixed || Reports(new CoverageGap(Old, place, what)))
        {
            List.Add(rule, subject, text);
        }
    }

    /// <summary>Adds what only the base has.</summary>
    public void Removed(DiffRule rule, Subject subject, string text, string place, string what)
    {
        if (!IsMixed || Reports(new CoverageGap(New, place, what)))
        {
            List.Add(rule, subject, text);
        }
    }

    /// <summary>Adds what makes several gaps, on either side.</summary>
    public void Either(DiffRule rule, Subject subject, string text, string place, string[] whats, string @new)
    {
        IEnumerable<CoverageGap> gaps = new[] { Old, New }
            .SelectMany(side => whats.Select(what => new CoverageGap(side, place, what)));
        if (!IsMixed || gaps.Any(Reports))
        {
            List.Add(rule, subject, text, @new: @new);
        }
    }

    /// <summary>
    /// Adds that something must be given now, or no longer. Our pages decide on that place by place, with the reason
    /// beside it, so that it is reported between two contracts only.
    /// </summary>
    public void Required(Subject subject, bool old, bool @new)
    {
        if (!IsMixed)
        {
            List.Add(subject, FactRules.Required(old, @new));
        }
    }
}
