using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using WhatsApp.Generator.Generate;

namespace WhatsApp.Upstream.Watch;

/// <summary>What is known of a page.</summary>
/// <param name="Address">Its address without the host.</param>
/// <param name="Hash">Hash of its text.</param>
/// <param name="Date">When this text was first seen.</param>
/// <param name="ETag">Sent back, so that the server can respond that nothing has changed.</param>
/// <param name="Modified">Likewise, the header <c>Last-Modified</c>.</param>
public sealed record WatchedPage(
    string Address, string Hash, string Date, [property: JsonPropertyName("etag")] string? ETag, string? Modified);

/// <summary>What is known of a feed.</summary>
/// <param name="Address">Its address without the host.</param>
/// <param name="Entries">Hashes of the entries that it had.</param>
/// <param name="ETag">As for pages.</param>
/// <param name="Modified">As for pages.</param>
public sealed record WatchedFeed(
    string Address, IReadOnlyList<string> Entries, [property: JsonPropertyName("etag")] string? ETag, string? Modified);

/// <summary>The committed state, <c>docs/watch-state.json</c>: a line for each page.</summary>
/// <param name="GraphVersion">The newest Graph version that was seen; null before any was.</param>
/// <param name="Pages">The pages, by address.</param>
/// <param name="Feeds">The feeds, by address.</param>
public sealed record WatchState(
    string? GraphVersion, IReadOnlyList<WatchedPage> Pages, IReadOnlyList<WatchedFeed> Feeds)
{
    /// <summary>Path from the root of the repository.</summary>
    public const string Path = "docs/watch-state.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads the state; an empty one where there is no file.</summary>
    /// <exception cref="GenerationException">The file is no state.</exception>
    public static WatchState Load(string root)
    {
        string file = System.IO.Path.Combine(root, Path);
        if (!File.Exists(file))
        {
            return new WatchState(null, [], []);
        }

        try
        {
            WatchState? state = JsonSerializer.Deserialize<WatchState>(File.ReadAllText(file), Options);
            return state is { Pages: not null, Feeds: not null }
                ? state
                : throw new GenerationException($"watch: {Path} lacks pages or feeds. Restore the file.");
        }
        catch (JsonException error)
        {
            throw new GenerationException($"watch: {Path} is not JSON: {error.Message} Restore the file.");
        }
    }

    /// <summary>Writes the state. A file that is already there is replaced when the new one is complete.</summary>
    public async Task SaveAsync(string root, CancellationToken cancellationToken)
    {
        string file = System.IO.Path.Combine(root, Path);
        string temporary = file + ".new";
        await File.WriteAllTextAsync(temporary, ToString(), cancellationToken);
        File.Move(temporary, file, overwrite: true);
    }

    /// <summary>The text of the file.</summary>
    public override string ToString() => new StringBuilder()
        .Append($"{{\n  \"graphVersion\": {JsonSerializer.Serialize(GraphVersion)},\n  \"pages\": ")
        .Append(Lines(Pages.OrderBy(page => page.Address, StringComparer.Ordinal)))
        .Append(",\n  \"feeds\": ")
        .Append(Lines(Feeds.OrderBy(feed => feed.Address, StringComparer.Ordinal)))
        .Append("\n}\n")
        .ToString();

    private static string Lines<T>(IEnumerable<T> items)
    {
        string[] lines = [.. items.Select(item => $"    {JsonSerializer.Serialize(item, Options)}")];
        return lines.Length == 0 ? "[]" : $"[\n{string.Join(",\n", lines)}\n  ]";
    }
}
