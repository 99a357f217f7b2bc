using System.Text.RegularExpressions;

namespace WhatsApp.Generated.Tests.Faults;

/// <summary>A cell of the table in docs/faults.md: how many tries, and how the call ends.</summary>
public sealed partial record Outcome(int Tries, string End, string? Timeout, SuggestedAction? SuggestedAction)
{
    public static Outcome Parse(string cell)
    {
        Match match = Form().Match(cell);
        Assert.That(match.Success, $"docs/faults.md: '{cell}' is not 'N tries, end, advice'.");
        return new(
            int.Parse(match.Groups["tries"].Value, System.Globalization.CultureInfo.InvariantCulture),
            match.Groups["end"].Value,
            match.Groups["kind"] is { Success: true } kind ? kind.Value : null,
            match.Groups["advice"] is { Success: true } advice ? Enum.Parse<SuggestedAction>(advice.Value) : null);
    }

    public static Outcome Of(int tries, Exception? end) => new(
        tries,
        end switch
        {
            null => "answer",
            OperationCanceledException => nameof(OperationCanceledException),
            _ => end.GetType().Name,
        },
        (end as GraphTimeoutException)?.Kind.ToString(),
        (end as IGraphFailure)?.SuggestedAction);

    public override string ToString() =>
        $"{Tries} {(Tries == 1 ? "try" : "tries")}, {End}{(Timeout is null ? "" : " " + Timeout)}"
        + (SuggestedAction is null ? "" : $", {SuggestedAction}");

    [GeneratedRegex(@"^(?<tries>\d) (try|tries), (?<end>\w+)( (?<kind>\w+))?(, (?<advice>\w+))?$")]
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
