using System.Text.Json.Nodes;

namespace WhatsApp.Generated.Testing.Graph;

/// <summary>The examples of the reference's pages: what is answered where no handler of the fake is meant.</summary>
internal static class GraphExamples
{
    private static readonly Operation[] All = Read();

    private static readonly HashSet<string> Ids = [.. All.SelectMany(o => IdsOf(o.Answers))];

    /// <summary>Whether the id stands in an answer of some page, so that it is nobody's typing error.</summary>
    public static bool HasId(string id) => Ids.Contains(id);

    /// <summary>Whether the path is one of Meta's other host, which has no version.</summary>
    public static bool IsUnversioned(string method, string[] segments) =>
        All.Any(o => o.Method == method && !o.IsVersioned && o.Matches(segments));

    /// <summary>The first example of a path that starts with a word instead of a node. Null where there is none.</summary>
    public static GraphAnswer? OfWord(string method, string[] segments, bool isAfterCursor)
    {
        Operation? operation = All.FirstOrDefault(
            o => o.Method == method && !o.Parts[0].StartsWith('{') && o.Matches(segments));
        return Shown(operation, isAfterCursor);
    }

    /// <summary>
    /// The first example of an edge, whatever the ids in its path. Null where no page has the edge. Of a list there is
    /// one page, so nothing comes after it.
    /// </summary>
    public static GraphAnswer? OfEdge(string method, string[] segments, bool isAfterCursor)
    {
        // Some kinds of node have an edge of the same name.
        Operation? operation = All.Where(o => o.Method == method && segments.Length > 1 && o.Matches(segments))
            .MinBy(o => NodeExample(o.Parts[0], segments[0]) is null);
        return Shown(operation, isAfterCursor);
    }

    /// <summary>
    /// The example of a node, if a page shows one with this id. For other methods than GET, that of the same kind of
    /// node, since their answers seldom name it.
    /// </summary>
    public static GraphAnswer? OfNode(string method, string id)
    {
        Operation? operation = All.FirstOrDefault(
            o => o.Method == method && o.Parts.Length == 1 && NodeExample(o.Parts[0], id) is not null);
        return method == "GET" && operation is not null
            ? GraphAnswer.Json(NodeExample(operation.Parts[0], id)!)
            : Shown(operation, isAfterCursor: false);
    }

    private static GraphAnswer? Shown(Operation? operation, bool isAfterCursor) => operation?.FirstAnswer() switch
    {
        null when operation is null => null,
        null => GraphAnswer.Nothing(),
        JsonObject page when isAfterCursor && page["data"] is JsonArray =>
            GraphAnswer.Json(new JsonObject { ["data"] = new JsonArray() }),
        { } example => GraphAnswer.Json(example),
    };

    /// <summary>What the page of a kind of node, named by its placeholder, shows for an id.</summary>
    private static JsonObject? NodeExample(string placeholder, string id) =>
        All.Where(o => o.Method == "GET" && o.Parts is [var only] && only == placeholder)
            .SelectMany(o => o.Answers.Select(a => a.Value).OfType<JsonObject>())
            .FirstOrDefault(a => a["id"] is JsonValue value && PathOf(value) == id)?.DeepClone() as JsonObject;

    // The id of an upload session has a query.
    private static string PathOf(JsonValue id) => id.ToString().Split('?')[0];

    private static Operation[] Read()
    {
        using Stream file = typeof(GraphExamples).Assembly.GetManifestResourceStream("examples.json")!;
        IEnumerable<Operation> operations = JsonNode.Parse(file)!.AsArray().Select(o => new Operation(
            (string)o!["method"]!, (string)o["path"]!, o["answers"]!.AsObject(), HasAnswer: o["status"] is null));

        // Bytes have no example. The media that are stored here are handed out by their addresses.
        return [.. operations.Where(o => o.Answers.Count > 0 || !o.HasAnswer)];
    }

    private static IEnumerable<string> IdsOf(JsonNode? node) => node switch
    {
        JsonArray items => items.SelectMany(IdsOf),
        JsonObject members => members.SelectMany(m =>
            m.Value is JsonValue value && (m.Key == "id" || m.Key.EndsWith("_id", StringComparison.Ordinal))
                ? [value.ToString()]
                : IdsOf(m.Value)),
        _ => [],
    };

    private sealed record Operation(string Method, string Path, JsonObject Answers, bool HasAnswer)
    {
        /// <summary>Whether the path starts with the version, as all do but those of Meta's other host.</summary>
        public bool IsVersioned { get; } = Path.StartsWith("/{Version}/", StringComparison.Ordinal);

        /// <summary>The path after the version.</summary>
        public string[] Parts { get; } = Path.Replace("/{Version}", "", StringComparison.Ordinal).Trim('/').Split('/');

        public bool Matches(string[] segments) =>
            Parts.Length == segments.Length
            && Parts.Zip(segments).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second);

        /// <summary>The first example; null for an answer that has no body.</summary>
        public JsonNode? FirstAnswer() => HasAnswer ? Answers.First().Value!.DeepClone() : null;
    }
}
