using System.Text.RegularExpressions;

namespace WhatsApp.Generated.Tests.Faults;

/// <summary>A cell of the table in docs/faults.md: the number of attempts, and how the call ends.</summary>
public sealed partial record Outcome(int Attempts, string End, string? Timeout, SuggestedAction? SuggestedAction)
{
    public static Outcome Parse(string cell)
    {
        Match match = Form().Match(cell);
        Assert.That(match.Success, $"docs/faults.md: '{cell}' is not 'N attempts, end, suggested action'.");
        return new(
            int.Parse(match.Groups["attempts"].Value, System.Globalization.CultureInfo.InvariantCulture),
            match.Groups["end"].Value,
            match.Groups["kind"] is { Success: true } kind ? kind.Value : null,
            match.Groups["action"] is { Success: true } action ? Enum.Parse<SuggestedAction>(action.Value) : null);
    }

    public static Outcome Of(int attempts, Exception? end) => new(
        attempts,
        end switch
        {
            null => "response",
            OperationCanceledException => nameof(OperationCanceledException),
            _ => end.GetType().Name,
        },
        (end as GraphTimeoutException)?.Kind.ToString(),
        (end as IGraphFailure)?.SuggestedAction);

    public override string ToString() =>
        $"{Attempts} {(Attempts == 1 ? "attempt" : "attempts")}, {End}{(Timeout is null ? "" : " " + Timeout)}"
        + (SuggestedAction is null ? "" : $", {SuggestedAction}");

    [GeneratedRegex(@"^(?<attempts>\d) attempts?, (?<end>\w+)( (?<kind>\w+))?(, (?<action>\w+))?$")]
    private static partial Regex Form();
}

/// <summary>The rows of the table in docs/faults.md.</summary>
internal static class FaultTable
{
    public static IReadOnlyDictionary<string, (string Get, string Post)> Rows { get; } = Read();

    private static Dictionary<string, (string, string)> Read()
    {
        string root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "WhatsApp.Generated.sln")))
        {
            root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("No repository around the tests.");
        }

        return File.ReadLines(Path.Combine(root, "docs", "faults.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Skip(2)
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .ToDictionary(cells => cells[1], cells => (cells[2], cells[3]));
    }
}
