using WhatsApp.Generator.Generate;

namespace WhatsApp.Upstream.Watch;

/// <summary>The verb <c>watch</c>: reports what Meta has published since the last time.</summary>
public static class WatchVerb
{
    private static readonly string[] Formats = ["text", "json", "issue"];

    /// <summary>Reads, prints the report, and writes the state and the end dates.</summary>
    /// <param name="generation">The repository.</param>
    /// <param name="arguments">
    /// <c>--base URL</c>, the server, and <c>--format</c> with <c>text</c>, <c>json</c> or <c>issue</c>.
    /// </param>
    /// <param name="output">Receives the report.</param>
    /// <param name="time">Has the day of the report.</param>
    /// <param name="cancellationToken">Cancels the run; the state stays as it was.</param>
    /// <returns>3 where there is anything new; otherwise 1 where something could not be read, and 0.</returns>
    /// <exception cref="GenerationException">An argument or the state cannot be read.</exception>
    public static async Task<int> RunAsync(
        Generation generation, IReadOnlyList<string> arguments, TextWriter output, TimeProvider time,
        CancellationToken cancellationToken)
    {
        (Uri baseAddress, string format) = Read(arguments);
        WatchState state = WatchState.Load(generation.Root);
        WatchReport report = WatchRun.Begin(generation, baseAddress, state, time);
        using var client = new WatchClient(baseAddress);
        var run = new WatchRun(generation, client, baseAddress.Host, state, report);
        WatchState next = await run.RunAsync(cancellationToken);

        await output.WriteAsync(format switch
        {
            "json" => WatchText.Json(report),
            "issue" => WatchIssue.Write(report),
            _ => WatchText.Write(report),
        });
        await next.SaveAsync(generation.Root, cancellationToken);
        await SaveVersionsAsync(generation, run.Versions, cancellationToken);
        return report.HasNews ? 3 : report.Unread.Count > 0 ? 1 : 0;
    }

    private static async Task SaveVersionsAsync(
        Generation generation, IReadOnlyList<GraphVersionDates> versions, CancellationToken cancellationToken)
    {
        string file = Path.Combine(generation.Root, EndDatesFile.Path);
        if (File.Exists(file))
        {
            string text = await File.ReadAllTextAsync(file, cancellationToken);
            string changed = EndDatesFile.WithVersions(text, versions);
            if (changed != text)
            {
                await File.WriteAllTextAsync(file, changed, cancellationToken);
            }
        }
    }

    private static (Uri BaseAddress, string Format) Read(IReadOnlyList<string> arguments)
    {
        var address = new Uri($"https://{WatchSources.Host}");
        string format = "text";
        for (int at = 0; at < arguments.Count; at += 2)
        {
            string value = arguments.ElementAtOrDefault(at + 1) ?? string.Empty;
            if (arguments[at] == "--base" && Uri.TryCreate(value, UriKind.Absolute, out Uri? given)
                && given.Scheme is "http" or "https")
            {
                address = given;
            }
            else if (arguments[at] == "--format" && Formats.Contains(value))
            {
                format = value;
            }
            else
            {
                throw new GenerationException(
                    $"watch: '{arguments[at]} {value}' is no option. Write --base with the address of a server, or "
                        + "--format with text, json or issue.");
            }
        }

        return (address, format);
    }
}
