using WhatsApp.Generator.Diff.Model;

namespace WhatsApp.Generator.Diff;

/// <summary>Compares the members of two models.</summary>
public sealed class MemberDiff(ChangeList changes, Renames renames)
{
    /// <summary>Compares members by their names on the wire.</summary>
    /// <param name="old">The members of the base.</param>
    /// <param name="new">The members of the head.</param>
    /// <param name="about">Describes a member in reports.</param>
    public void Compare(
        IReadOnlyList<MemberModel> old,
        IReadOnlyList<MemberModel> @new,
        Func<MemberModel, Subject> about
    )
    {
        Dictionary<string, MemberModel> before = old.ToDictionary(member => member.WireName);
        Dictionary<string, MemberModel> after = @new.ToDictionary(member => member.WireName);
        List<MemberModel> added = [.. @new.Where(member => !before.ContainsKey(member.WireName))];
        foreach (MemberModel gone in old.Where(member => !after.ContainsKey(member.WireName)))
        {
            if (added.FirstOrDefault(member => IsSame(gone, member)) is { } renamed)
            {
                added.Remove(renamed);
                changes.Add(
                    DiffRules.MemberRenamed,
                    about(renamed),
                    $"renamed from `{gone.Name}`, on the wire from `{gone.WireName}` to `{renamed.WireName}`",
                    gone.Name,
                    renamed.Name
                );
            }
            else
            {
                changes.Add(
                    DiffRules.MemberRemoved,
                    about(gone) with { IsAtBase = true },
                    TypeDiff.Removed(gone.Facts.IsDeprecated, $"member `{gone.WireName}`")
                );
            }
        }

        foreach (MemberModel member in added)
        {
            bool isRequired = member.Facts.IsRequired || member.Facts.IsDemanded;
            changes.Add(
                isRequired ? DiffRules.RequiredMemberAdded : DiffRules.MemberAdded,
                about(member),
                $"member `{member.WireName}` added, {(isRequired ? "required, " : string.Empty)}`{member.Facts.Type}`"
            );
        }

        foreach (MemberModel member in @new)
        {
            if (before.GetValueOrDefault(member.WireName) is { } earlier)
            {
                Compare(earlier, member, about(member));
            }
        }
    }

    /// <summary>Compares one member, or one parameter.</summary>
    public void Compare(MemberModel old, MemberModel @new, Subject about)
    {
        if (old.Name != @new.Name)
        {
            changes.Add(DiffRules.CSharpRenamed, about, $"renamed from `{old.Name}` in C#", old.Name, @new.Name);
        }

        changes.Add(about, FactRules.Compare(old.Facts with { Type = renames.In(old.Facts.Type) }, @new.Facts));
    }

    private bool IsSame(MemberModel old, MemberModel @new) =>
        renames.In(old.Facts.Type) == @new.Facts.Type
        && old.Facts.Words is not null
        && old.Facts.Words == @new.Facts.Words;
}
