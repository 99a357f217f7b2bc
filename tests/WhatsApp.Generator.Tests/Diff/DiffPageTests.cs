using WhatsApp.Generator.Build;
using WhatsApp.Diff;

namespace WhatsApp.Generator.Tests.Diff;

/// <summary>What docs/diff.md says is what happens.</summary>
[TestFixture]
public sealed class DiffPageTests
{
    [Test]
    public void Every_rule_has_a_row_with_its_classes_in_the_order_of_the_code()
    {
        IEnumerable<string[]> rows = File.ReadLines(Path.Combine(Repository.Root(), "docs/diff.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal) && line.Count(c => c == '|') == 5)
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..4]);

        Assert.That(
            rows.Select(row => string.Join(' ', row)),
            Is.EqualTo(DiffRules.All.Select(rule =>
                $"`{rule.Name}` {DiffReport.Word(rule.InRequest)} {DiffReport.Word(rule.InResponse)}")));
    }
}
