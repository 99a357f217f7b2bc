using WhatsApp.Diff.Model;
using WhatsApp.Generator.Pages;

namespace WhatsApp.Diff;

/// <summary>Compares named schemas: models, unions, enums and the catalogue of errors.</summary>
public sealed class TypeDiff(ChangeList changes, Renames renames)
{
    /// <summary>Compares all types of two sets of pages.</summary>
    public void Compare(IReadOnlyList<TypeModel> old, IReadOnlyList<TypeModel> @new)
    {
        Dictionary<string, TypeModel> before = old.ToDictionary(type => type.Name);
        Dictionary<string, TypeModel> after = @new.ToDictionary(type => type.Name);
        foreach (TypeModel gone in old.Where(type => !after.ContainsKey(type.Name)))
        {
            Subject about = About(gone, gone.Use) with { IsAtBase = true };
            TypeModel? by = after.GetValueOrDefault(renames.Of(gone.Name));
            if (by is null)
            {
                changes.Add(DiffRules.TypeRemoved, about, Removed(gone.Node.Flag("deprecated"), gone.Kind));
            }
            else if (renames.OriginOf(by.Name) != gone.Name)
            {
                Replace(gone, by, about);
            }
        }

        foreach (TypeModel type in @new)
        {
            if (before.GetValueOrDefault(renames.OriginOf(type.Name)) is { } earlier)
            {
                Compare(earlier, type);
            }
            else
            {
                changes.Add(DiffRules.TypeAdded, About(type, type.Use), "added: " + Summary(type));
            }
        }
    }

    // Another type, which existed before or replaces several, replaces it.
    private void Replace(TypeModel gone, TypeModel by, Subject about)
    {
        IEnumerable<string> lost = gone.Members.Select(member => member.Name)
            .Except(by.Members.Select(member => member.Name))
            .Select(name => $"`{name}`");
        string without = lost.Any() ? $", which has no {string.Join(", ", lost)}" : string.Empty;
        changes.Add(DiffRules.TypeRenamed, about, $"replaced by `{by.Name}`{without}", gone.Name, by.Name);
    }

    /// <summary>"removed", and whether users were warned.</summary>
    internal static string Removed(bool wasDeprecated, string what) =>
        what + (wasDeprecated ? " removed" : " removed, without having been deprecated");

    private static string Summary(TypeModel type)
    {
        int count = type.Members.Count + type.Values.Count + type.Alternatives.Count;
        string parts = type.Values.Count > 0 ? "value" : type.Alternatives.Count > 0 ? "alternative" : "member";
        return $"{type.Kind} with {count} {parts}{(count == 1 ? string.Empty : "s")}";
    }

    private static Subject About(TypeModel type, Use use) =>
        new(type.File.Path, type.File, type.At, use, type.Name, type.Name);

    private void Compare(TypeModel old, TypeModel @new)
    {
        Use use = old.Use | @new.Use;
        Subject about = About(@new, use);
        if (old.Name != @new.Name)
        {
            changes.Add(DiffRules.TypeRenamed, about, $"renamed from `{old.Name}`", old.Name, @new.Name);
        }

        if (old.Namespace != @new.Namespace)
        {
            changes.Add(
                DiffRules.NamespaceChanged, about, $"now in namespace {@new.Namespace}", old.Namespace, @new.Namespace);
        }
        else if (old.File.Path != @new.File.Path)
        {
            changes.Add(DiffRules.TypeMoved, about, $"moved here from `{old.File.Path}`");
        }

        if (old.Kind != @new.Kind)
        {
            changes.Add(DiffRules.KindChanged, about, $"{old.Kind} has become {@new.Kind}", old.Kind, @new.Kind);
            return;
        }

        if (renames.In(old.Base) != @new.Base)
        {
            string before = old.Base ?? "nothing";
            string after = @new.Base ?? "nothing";
            changes.Add(DiffRules.BaseChanged, about, $"extends {after}, before {before}", before, after);
        }

        changes.Add(about, FactRules.Deprecations(old.Node, @new.Node));
        changes.Add(about, FactRules.Since(old.Node, @new.Node));
        changes.Add(about, FactRules.Words(old.Node.Text("description"), @new.Node.Text("description")));
        new MemberDiff(changes, renames).Compare(
            old.Members,
            @new.Members,
            member => new Subject(member.File.Path, member.File, member.At, use, member.WireName, member.CSharp)
        );
        new ValueDiff(changes, renames).Compare(old, @new, use);
    }
}
