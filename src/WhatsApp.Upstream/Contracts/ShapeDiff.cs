using System.Globalization;
using WhatsApp.Diff;
using WhatsApp.Generator.Lint;
using WhatsApp.Generator.Pages;
using WhatsApp.Upstream.Coverage;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Upstream.Contracts;

/// <summary>Compares what is allowed at the places of a body. Two schemas that meet again are reported once.</summary>
public sealed class ShapeDiff(ContractChanges changes, CSharpIndex csharp)
{
    private readonly HashSet<(string Old, string New)> _compared = [];

    /// <summary>Compares two shapes and what is in them.</summary>
    /// <param name="place">Operation and part, as a gap names it.</param>
    /// <param name="at">Path of members in the part; empty for the whole.</param>
    /// <param name="old">The shape of the base.</param>
    /// <param name="new">The shape of the head.</param>
    /// <param name="ours">The shape of our pages there, which has the C# members.</param>
    /// <param name="about">What the changes are about.</param>
    public void Compare(
        string place,
        string at,
        ContractShape old,
        ContractShape @new,
        ContractShape? ours,
        Subject about
    )
    {
        if (!_compared.Add((old.Identity, @new.Identity)))
        {
            return;
        }

        string where = at.Length == 0 ? place : $"{place} {at}";
        about = Located(about, @new.Parts.Select(part => (part.Source, (YamlNode)part.Schema)));
        Types(old, @new, about);
        Values(where, old, @new, about);
        Bounds(where, old, @new, about);
        Members(place, at, old, @new, ours, about);
    }

    private static Subject Located(Subject about, IEnumerable<(SchemaSource Source, YamlNode Node)> nodes) =>
        nodes.FirstOrDefault(node => node.Node.Start.Line > 1) is { Source: { } source, Node: { } node }
            ? about with { File = source.File, At = node }
            : about;

    // Our pages give text on the wire a better type than a contract does, so that only two contracts are compared.
    private void Types(ContractShape old, ContractShape @new, Subject about)
    {
        if (changes.IsMixed)
        {
            return;
        }

        Facts before = Whole(old);
        Facts after = Whole(@new);
        changes.List.Add(about, FactRules.Compare(before, after));
    }

    private static Facts Whole(ContractShape shape)
    {
        List<YamlMappingNode> schemas = [.. shape.Parts.Select(part => part.Schema)];
        IEnumerable<string> types = schemas.Select(schema => schema.Text("type")).OfType<string>().Distinct();
        IEnumerable<string> formats = schemas.Select(Facts.Wire).OfType<string>().Distinct();
        return new Facts
        {
            Type = Joined(types),
            Format = Joined(formats),
            Default = schemas.Select(schema => Facts.Of(schema).Default).FirstOrDefault(value => value is not null),
            IsDeprecated = schemas.Any(schema => schema.Flag("deprecated")),
            Words = schemas.Select(schema => schema.Text("description")).FirstOrDefault(words => words is not null),
        };
    }

    private static string? Joined(IEnumerable<string> texts) =>
        string.Join(" or ", texts.Order(StringComparer.Ordinal)) is { Length: > 0 } all ? all : null;

    private void Values(string where, ContractShape old, ContractShape @new, Subject about)
    {
        if (old.Values.Count > 0 && @new.Values.Count > 0)
        {
            foreach (string value in @new.Values.Except(old.Values))
            {
                changes.Added(DiffRules.ValueAdded, about, $"value `{value}` added", where, $"value {value}");
            }

            foreach (string value in old.Values.Except(@new.Values))
            {
                changes.Removed(DiffRules.ValueRemoved, about, $"value `{value}` removed", where, $"value {value}");
            }
        }
        else if (old.Values.Count > 0)
        {
            string all = string.Join(", ", old.Values);
            changes.Removed(DiffRules.BoundWidened, about, $"any text, before only {all}", where, $"the values {all}");
        }
        else if (@new.Values.Count > 0)
        {
            string all = string.Join(", ", @new.Values);
            changes.Added(DiffRules.BoundNarrowed, about, $"only {all}, before any text", where, $"the values {all}");
        }
    }

    private void Bounds(string where, ContractShape old, ContractShape @new, Subject about)
    {
        foreach (string key in old.Bounds.Select(bound => bound.Key).Union(@new.Bounds.Select(bound => bound.Key)))
        {
            string? before = Loosest(key, old.Bounds[key]);
            string? after = Loosest(key, @new.Bounds[key]);
            foreach (FactChange change in FactRules.Bound(key, before, after))
            {
                if (after is null)
                {
                    changes.Removed(change.Rule, about, change.What, where, $"{key} {before}");
                }
                else
                {
                    changes.Added(change.Rule, about, change.What, where, $"{key} {after}");
                }
            }
        }
    }

    // Where alternatives differ, the loosest decides.
    private static string? Loosest(string key, IEnumerable<string> bounds)
    {
        List<string> all = [.. bounds];
        if (all.Count == 0 || key == "pattern")
        {
            return all.Count == 0 ? null : string.Join(" or ", all.Order(StringComparer.Ordinal));
        }

        return key.StartsWith("max", StringComparison.Ordinal) ? all.MaxBy(Number) : all.MinBy(Number);

        static decimal Number(string bound) => decimal.Parse(bound, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private void Members(
        string place,
        string at,
        ContractShape old,
        ContractShape @new,
        ContractShape? ours,
        Subject about
    )
    {
        SortedDictionary<string, ContractShape>? our = ours?.Members();
        SortedDictionary<string, ContractShape> before = old.Members();
        SortedDictionary<string, ContractShape> after = @new.Members();
        foreach (string name in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            string inner = name == "[]" ? at + name : at.Length == 0 ? name : $"{at}.{name}";
            Subject member = about with
            {
                Name = $"{place[(place.LastIndexOf(' ') + 1)..]} {inner}",
                CSharp = name == "[]" ? about.CSharp : csharp.Of(ours, name),
            };
            bool isRequired = @new.Requires(name);
            if (!before.TryGetValue(name, out ContractShape? earlier))
            {
                DiffRule rule = isRequired ? DiffRules.RequiredMemberAdded : DiffRules.MemberAdded;
                changes.Added(rule, At(member, @new, name), $"member `{name}` added", $"{place} {inner}", "the member");
            }
            else if (!after.TryGetValue(name, out ContractShape? later))
            {
                Subject gone = At(member, old, name) with { IsAtBase = true };
                string text = $"member `{name}` removed";
                changes.Removed(DiffRules.MemberRemoved, gone, text, $"{place} {inner}", "the member");
            }
            else
            {
                changes.Required(At(member, @new, name), old.Requires(name), isRequired);
                ContractShape? inside = our?.GetValueOrDefault(name);
                Compare(place, inner, earlier, later, inside, At(member, @new, name));
            }
        }
    }

    private static Subject At(Subject about, ContractShape shape, string member) =>
        Located(
            about,
            from part in shape.Parts
            let properties = part.Schema.Map("properties")
            where properties?.Get(member) is not null
            select (part.Source, properties.KeyOf(member))
        );
}
