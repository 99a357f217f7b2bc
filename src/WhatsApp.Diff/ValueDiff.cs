using WhatsApp.Diff.Model;

namespace WhatsApp.Diff;

/// <summary>Compares the values of open enums, the codes of the catalogue, and the alternatives of unions.</summary>
public sealed class ValueDiff(ChangeList changes, Renames renames)
{
    /// <summary>Compares what two types of the same kind list.</summary>
    public void Compare(TypeModel old, TypeModel @new, Use use)
    {
        if (@new.Kind == "a catalogue")
        {
            Codes(old, @new, use);
        }
        else
        {
            Values(old, @new, use);
            Alternatives(old, @new, use);
        }
    }

    private static Subject About(TypeModel type, ValueModel value, Use use, bool isAtBase = false) =>
        new(type.File.Path, type.File, value.At, use, value.Wire, value.CSharp) { IsAtBase = isAtBase };

    private void Values(TypeModel old, TypeModel @new, Use use)
    {
        Matches<ValueModel> values = Matches.By(old.Values, @new.Values, value => value.Wire);
        foreach (ValueModel gone in values.Gone)
        {
            // A response loses nothing, since enums are open; what is lost is the name in C#.
            DiffRule rule = use.HasFlag(Use.Request) ? DiffRules.ValueRemoved : DiffRules.ValueNameRemoved;
            Subject about = About(old, gone, use, isAtBase: true);
            changes.Add(rule, about, $"value `{gone.Wire}` removed", gone.Wire, @new.Name);
        }

        foreach (ValueModel value in values.Added)
        {
            changes.Add(DiffRules.ValueAdded, About(@new, value, use), $"value `{value.Wire}` added");
        }

        foreach ((ValueModel earlier, ValueModel value) in values.Both)
        {
            Subject about = About(@new, value, use);
            changes.Rename(Last(earlier.CSharp), Last(value.CSharp), about);
            changes.Add(about, FactRules.Since(earlier.Since, value.Since));
            changes.Add(about, FactRules.Words(earlier.Words, value.Words));
        }
    }

    private void Codes(TypeModel old, TypeModel @new, Use use)
    {
        Matches<ValueModel> codes = Matches.By(old.Values, @new.Values, code => code.CSharp);
        foreach (ValueModel gone in codes.Gone)
        {
            Subject about = About(old, gone, use, isAtBase: true);
            changes.Add(DiffRules.CodeRemoved, about, $"code {gone.Wire} removed", gone.Wire);
        }

        foreach (ValueModel code in codes.Added)
        {
            changes.Add(DiffRules.CodeAdded, About(@new, code, use), $"code {code.Wire} added");
        }

        foreach ((ValueModel earlier, ValueModel code) in codes.Both)
        {
            Subject about = About(@new, code, use);
            if (earlier.Wire != code.Wire)
            {
                string what = $"code {earlier.Wire} → {code.Wire}";
                changes.Add(DiffRules.CodeChanged, about, what, earlier.Wire, code.Wire);
            }

            if (earlier.Advice != code.Advice)
            {
                changes.Add(DiffRules.AdviceChanged, about, $"{earlier.Advice} → {code.Advice}");
            }

            changes.Add(about, FactRules.Words(earlier.Words, code.Words));
        }
    }

    private void Alternatives(TypeModel old, TypeModel @new, Use use)
    {
        if (old.DistinguishedBy != @new.DistinguishedBy)
        {
            string before = $"distinguished by {old.DistinguishedBy}";
            string after = $"distinguished by {@new.DistinguishedBy}";
            Subject about = new(@new.File.Path, @new.File, @new.At, use, @new.Name, @new.Name);
            changes.Add(DiffRules.KindChanged, about, $"a union {before} is {after}", before, after);
        }

        Matches<ValueModel> alternatives = Matches.By(old.Alternatives, @new.Alternatives, value => value.Wire);
        foreach (ValueModel gone in alternatives.Gone)
        {
            Subject about = About(old, gone, use, isAtBase: true);
            changes.Add(DiffRules.AlternativeRemoved, about, $"no longer what `{gone.Wire}` means in `{old.Name}`");
        }

        foreach (ValueModel added in alternatives.Added)
        {
            Subject about = About(@new, added, use);
            changes.Add(DiffRules.AlternativeAdded, about, $"`{added.Wire}` added to `{@new.Name}`");
        }

        foreach ((ValueModel earlier, ValueModel now) in alternatives.Both)
        {
            if (renames.Of(earlier.CSharp) != now.CSharp)
            {
                string what = $"what `{now.Wire}` means in `{@new.Name}`, before `{earlier.CSharp}`";
                changes.Add(
                    DiffRules.AlternativeChanged, About(@new, now, use), what, earlier.CSharp, now.CSharp);
            }
        }
    }

    private static string Last(string name) => name[(name.LastIndexOf('.') + 1)..];
}
