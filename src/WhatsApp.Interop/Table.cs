namespace WhatsApp.Interop;

/// <summary>A Markdown table: a row for each name, a column for each client.</summary>
internal static class Table
{
    public static void Write(TextWriter output, string title, string[] clients, IReadOnlyList<Outcome> outcomes)
    {
        Dictionary<(string, string), Outcome> found = outcomes.ToDictionary(outcome => (outcome.Name, outcome.Client));
        string[] counts =
        [
            .. clients.Select(client =>
                $"{outcomes.Count(o => o.Client == client && o.Error is null)} of {outcomes.Count(o => o.Client == client)}"),
        ];
        output.WriteLine($"| {title} | {string.Join(" | ", clients)} |");
        output.WriteLine($"| --- |{string.Concat(clients.Select(_ => " --- |"))}");
        foreach (string name in outcomes.Select(outcome => outcome.Name).Distinct())
        {
            IEnumerable<string> cells = clients.Select(client =>
                !found.TryGetValue((name, client), out Outcome? outcome) ? "" : outcome.Error is null ? "ok" : "FAULT");
            output.WriteLine($"| {name} | {string.Join(" | ", cells)} |");
        }

        output.WriteLine($"| **in all** | {string.Join(" | ", counts)} |");
        output.WriteLine();
    }
}
