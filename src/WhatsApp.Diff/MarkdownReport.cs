using System.Text;

namespace WhatsApp.Diff;

/// <summary>A report for a pull request.</summary>
public static class MarkdownReport
{
    /// <summary>Writes what breaks and what to do about it first, then everything else page by page.</summary>
    public static string Write(DiffReport report)
    {
        var text = new StringBuilder();
        text.Append($"**{report.Summary}** · {report.Old} → {report.New}\n");
        if (report.Decided > 0)
        {
            const string reasons = "docs/coverage-exceptions.yaml";
            text.Append($"\nLeft out: {report.Decided} differences that {reasons} gives reasons for.\n");
        }

        if (report.Of(ChangeClass.Breaking) is { Count: > 0 } breaking)
        {
            text.Append("\n## Breaking\n");
            foreach (IGrouping<string, Change> page in breaking.GroupBy(change => change.Place.Page))
            {
                text.Append($"\n### {page.Key}\n\n");
                foreach (Change change in page)
                {
                    text.Append($"- {Line(change)}  \n  **Do:** {change.ToDo}\n");
                }
            }
        }

        List<Change> others = [.. report.Of(ChangeClass.Additive), .. report.Of(ChangeClass.Documentation)];
        if (others.Count > 0)
        {
            text.Append("\n## Not breaking\n");
        }

        foreach (
            IGrouping<string, Change> page in others
                .GroupBy(change => change.Place.Page)
                .OrderBy(page => page.Key, StringComparer.Ordinal)
        )
        {
            text.Append($"\n### {page.Key}\n");
            Additive([.. page.Where(change => change.Class == ChangeClass.Additive)], text);
            Documentation([.. page.Where(change => change.Class == ChangeClass.Documentation)], text);
        }

        return text.ToString();
    }

    // The new values of one enum are one line.
    private static void Additive(List<Change> changes, StringBuilder text)
    {
        text.Append(changes.Count > 0 ? "\n" : string.Empty);
        foreach (IGrouping<string, Change> group in changes.GroupBy(Group))
        {
            Change first = group.First();
            string values = string.Join(", ", group.Select(change => $"`{Last(change.Subject)}`"));
            text.Append(
                group.Count() == 1
                    ? $"- {Line(first)}\n"
                    : $"- `{TypeOf(first)}`: values {values} added ({Place(first.Place)})\n"
            );
        }
    }

    private static void Documentation(List<Change> changes, StringBuilder text)
    {
        if (changes.Count == 0)
        {
            return;
        }

        text.Append($"\n<details><summary>Documentation: {changes.Count}</summary>\n\n");
        changes.ForEach(change => text.Append($"- {Line(change)}\n"));
        text.Append("\n</details>\n");
    }

    private static string Group(Change change) =>
        change.Rule == DiffRules.ValueAdded && change.CSharp is not null
            ? TypeOf(change)
            : $"{change.Place.Line} {change.Rule.Name} {change.Subject} {change.What}";

    private static string TypeOf(Change change) => change.Subject[..change.Subject.LastIndexOf('.')];

    private static string Last(string name) => name[(name.LastIndexOf('.') + 1)..];

    private static string Line(Change change) => $"`{change.Subject}`: {change.What} ({Place(change.Place)})";

    private static string Place(ChangePlace place)
    {
        string file = place.File == place.Page ? Path.GetFileName(place.File) : place.File;
        return $"{file}:{place.Line}{(place.IsAtBase ? " of the base" : string.Empty)}";
    }
}
