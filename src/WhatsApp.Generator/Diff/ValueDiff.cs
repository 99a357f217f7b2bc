using WhatsApp.Generator.Diff.Model;

namespace WhatsApp.Generator.Diff;

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
        Dictionary<string, ValueModel> before = old.Values.ToDictionary(value => value.Wire);
        HashSet<string> after = [.. @new.Values.Select(value => value.Wire)];
        foreach (ValueModel gone in old.Values.Where(value => !after.Contains(value.Wire)))
        {
            // A response loses nothing, since enums are open; what is lost is the name in C#.
            DiffRule rule = use.HasFlag(Use.Request) ? DiffRules.ValueRemoved : DiffRules.ValueNameRemoved;
            Subject about = About(old, gone, use, isAtBase: true);
            changes.Add(rule, about, $"value `{gone.Wire}` removed", gone.Wire, @new.Name);
        }

        foreach (ValueModel value in @new.Values)
        {
            Subject about = About(@new, value, use);
            if (before.GetValueOrDefault(value.Wire) is not { } earlier)
            {
                changes.Add(DiffRules.ValueAdded, about, $"value `{value.Wire}` added");
                continue;
            }

            if (Last(earlier.CSharp) != Last(value.CSharp))
            {
                changes.Add(
                    DiffRules.CSharpRenamed,
                    about,
                    $"renamed from `{Last(earlier.CSharp)}` in C#",
                    Last(earlier.CSharp),
                    Last(value.CSharp)
                );
            }

            changes.Add(about, FactRules.Since(earlier.Since, value.Since));
            changes.Add(about, FactRules.Words(earlier.Words, value.Words));
        }
    }

    private void Codes(TypeModel old, TypeModel @new, Use use)
    {
        Dictionary<string, ValueModel> before = old.Values.ToDictionary(code => code.CSharp);
        HashSet<string> after = [.. @new.Values.Select(code => code.CSharp)];
        foreach (ValueModel gone in old.Values.Where(code => !after.Contains(code.CSharp)))
        {
            Subject about = About(old, gone, use, isAtBase: true);
            changes.Add(DiffRules.CodeRemoved, about, $"code {gone.Wire} removed", gone.Wire);
        }

        foreach (ValueModel code in @new.Values)
        {
            Subject about = About(@new, code, use);
            if (before.GetValueOrDefault(code.CSharp) is not { } earlier)
            {
                changes.Add(DiffRules.CodeAdded, about, $"code {code.Wire} added");
                continue;
            }

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
        Dictionary<string, ValueModel> before = old.Alternatives.ToDictionary(alternative => alternative.Wire);
        HashSet<string> after = [.. @new.Alternatives.Select(alternative => alternative.Wire)];
        if (old.DistinguishedBy != @new.DistinguishedBy)
        {
            changes.Add(
                DiffRules.KindChanged,
                new Subject(@new.File.Path, @new.File, @new.At, use, @new.Name, @new.Name),
                $"a union distinguished by {old.DistinguishedBy} is distinguished by {@new.DistinguishedBy}",
                $"distinguished by {old.DistinguishedBy}",
                $"distinguished by {@new.DistinguishedBy}"
            );
        }

        foreach (ValueModel gone in old.Alternatives.Where(alternative => !after.Contains(alternative.Wire)))
        {
            changes.Add(
                DiffRules.AlternativeRemoved,
                About(old, gone, use, isAtBase: true),
                $"no longer what `{gone.Wire}` means in `{old.Name}`"
            );
        }

        foreach (ValueModel alternative in @new.Alternatives)
        {
            if (before.GetValueOrDefault(alternative.Wire) is not { } earlier)
            {
                changes.Add(
                    DiffRules.AlternativeAdded,
                    About(@new, alternative, use),
                    $"`{alternative.Wire}` added to `{@new.Name}`"
                );
            }
            else if (renames.Of(earlier.CSharp) != alternative.CSharp)
            {
                changes.Add(
                    DiffRules.AlternativeChanged,
                    About(@new, alternative, use),
                    $"what `{alternative.Wire}` means in `{@new.Name}`, before `{earlier.CSharp}`",
                    earlier.CSharp,
                    alternative.CSharp
                );
            }
        }
    }

    private static string Last(string name) => name[(name.LastIndexOf('.') + 1)..];
}
