using WhatsApp.Diff.Model;

namespace WhatsApp.Diff;

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
        Matches<MemberModel> members = Matches.By(old, @new, member => member.WireName);
        List<MemberModel> added = [.. members.Added];
        foreach (MemberModel gone in members.Gone)
        {
            if (added.FirstOrDefault(member => IsSame(gone, member)) is { } renamed)
            {
                added.Remove(renamed);
                string what = $"renamed from `{gone.Name}`, on the wire from `{gone.WireName}` to `{renamed.WireName}`";
                changes.Add(DiffRules.MemberRenamed, about(renamed), what, gone.Name, renamed.Name);
            }
            else
            {
                string what = TypeDiff.Removed(gone.Facts.IsDeprecated, $"member `{gone.WireName}`");
                changes.Add(DiffRules.MemberRemoved, about(gone) with { IsAtBase = true }, what);
            }
        }

        foreach (MemberModel member in added)
        {
            bool isRequired = member.Facts.IsRequired || member.Facts.IsDemanded;
            string what = $"{(isRequired ? "required, " : string.Empty)}`{member.Facts.Type}`";
            changes.Add(
                isRequired ? DiffRules.RequiredMemberAdded : DiffRules.MemberAdded,
                about(member),
                $"member `{member.WireName}` added, {what}");
        }

        foreach ((MemberModel earlier, MemberModel member) in members.Both)
        {
            Compare(earlier, member, about(member));
        }
    }

    /// <summary>Compares one member, or one parameter.</summary>
    public void Compare(MemberModel old, MemberModel @new, Subject about)
    {
        changes.Rename(old.Name, @new.Name, about);
        changes.Add(about, FactRules.Compare(old.Facts with { Type = renames.In(old.Facts.Type) }, @new.Facts));
    }

    private bool IsSame(MemberModel old, MemberModel @new) =>
        renames.In(old.Facts.Type) == @new.Facts.Type
        && old.Facts.Words is not null
        && old.Facts.Words == @new.Facts.Words;
}
