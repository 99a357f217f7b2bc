using System.Text;

namespace WhatsApp.Benchmarks.Running;

/// <summary>A table as the benchmarks print them.</summary>
/// <param name="columns">Heads; the first column is text, the others are numbers.</param>
internal sealed class MarkdownTable(params string[] columns)
{
    private readonly List<string[]> _rows = [];

    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>The rows, each with its cells by column.</summary>
    public List<Dictionary<string, string>> ToObjects() =>
        [.. _rows.Select(row => columns.Zip(row).ToDictionary(cell => cell.First, cell => cell.Second))];

    public override string ToString()
    {
        var text = new StringBuilder();
        int[] widths = [.. columns.Select((head, i) => _rows.Select(row => row[i].Length).Append(head.Length).Max())];
        AppendRow(text, widths, columns);
        AppendRow(text, widths, [.. widths.Select((width, i) => new string('-', width - 1) + (i == 0 ? '-' : ':'))]);
        _rows.ForEach(row => AppendRow(text, widths, row));
        return text.ToString();
    }

    private static void AppendRow(StringBuilder text, int[] widths, string[] cells)
    {
        IEnumerable<string> padded =
            cells.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]));
        text.Append("| ").AppendJoin(" | ", padded).AppendLine(" |");
    }
}
