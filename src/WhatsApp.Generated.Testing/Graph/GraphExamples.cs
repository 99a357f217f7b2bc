using System.Text.Json.Nodes;

namespace WhatsApp.Generated.Testing.Graph;

/// <summary>The examples of the reference's pages: the responses of operations without a handler.</summary>
internal static class GraphExamples
{
    private static readonly Operation[] All = Read();

    // Which pages describe each kind of node of this server, by the placeholder of their paths.
    private static readonly Dictionary<string, string[]> Placeholders = new()
    {
        ["account"] = ["{WABA-ID}", "{WhatsApp-Business-Account-ID}"],
        ["phone"] = ["{Phone-Number-ID}", "{WhatsApp-Account-Number-ID}"],
        ["profile"] = ["{WhatsApp-Business-Profile-ID}"],
        ["user"] = ["{User-ID}", "{System-User-ID}"],
        ["preverified"] = ["{Pre-Verified-Phone-Number-ID}"],
        ["history"] = ["{Message-History-ID}"],
        ["upload"] = ["{Upload-Session-ID}"],
        ["template"] = ["{Template-ID}"],
        ["application"] = ["{Application-ID}"],
        ["business"] = ["{Business-ID}"],
        ["solution"] = ["{Solution-ID}"],
        ["group"] = ["{Group-ID}"],
        ["media"] = ["{Media-ID}"],
        ["flow"] = ["{Flow-ID}"],
    };

    private static readonly HashSet<string> Ids = [.. All.SelectMany(o => IdsOf(o.Responses))];

    /// <summary>Whether the id is in an example of a page, so that it is not a typing error.</summary>
    public static bool HasId(string id) => Ids.Contains(id);

    /// <summary>Whether the path belongs to Meta's other host, whose paths have no version.</summary>
    public static bool IsUnversioned(string method, string[] segments) =>
        All.Any(o => o.Method == method && !o.IsVersioned && o.Matches(segments));

    /// <summary>Names of the parameters whose values are objects or lists, as the examples of the pages show.</summary>
    public static IReadOnlySet<string> ComplexParameters(string method, string[] segments) =>
        All.Where(o => o.Method == method && o.Matches(segments))
            .SelectMany(o => o.Requests.Select(example => example.Value).OfType<JsonObject>())
            .SelectMany(example => example.Where(member => member.Value is JsonObject or JsonArray))
            .Select(member => member.Key)
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether any page has an operation of this method with this path, for any kind of node.</summary>
    public static bool HasOperation(string method, string[] segments) =>
        All.Any(o => o.Method == method && o.Matches(segments));

    /// <summary>The operation of a request; null if no page has it.</summary>
    /// <param name="method">The method.</param>
    /// <param name="segments">The path after the version.</param>
    /// <param name="kind">The kind of node at the start of the path; null if the server has no such node.</param>
    public static string? OperationId(string method, string[] segments, string? kind) => All.FirstOrDefault(
        o => o.Method == method
            && o.Matches(segments)
            && (kind is null || Placeholders.GetValueOrDefault(kind)?.Contains(o.Parts[0]) == true))?.Id;

    /// <summary>The first example of a path that starts with a word instead of a node. Null if there is none.</summary>
    public static GraphResponse? OfWord(string method, string[] segments, bool isAfterCursor)
    {
        Operation? operation = All.FirstOrDefault(
            o => o.Method == method && !o.Parts[0].StartsWith('{') && o.Matches(segments));
        return Shown(operation, isAfterCursor);
    }

    /// <summary>
    /// The first example of an edge, for any ids in its path. Null if no page has the edge. A list has one page, so the
    /// page after it is empty.
    /// </summary>
    public static GraphResponse? OfEdge(string method, string[] segments, bool isAfterCursor)
    {
        // Several kinds of nodes have an edge of the same name.
        Operation? operation = All.Where(o => o.Method == method && segments.Length > 1 && o.Matches(segments))
            .MinBy(o => NodeExample(o.Parts[0], segments[0]) is null);
        return Shown(operation, isAfterCursor);
    }

    /// <summary>
    /// The example of a node, if a page has one with this id. Methods other than GET return the example of the same
    /// kind of node, since their responses rarely include the id.
    /// </summary>
    public static GraphResponse? OfNode(string method, string id)
    {
        Operation? operation = All.FirstOrDefault(
            o => o.Method == method && o.Parts.Length == 1 && NodeExample(o.Parts[0], id) is not null);
        return method == "GET" && operation is not null
            ? GraphResponse.Json(NodeExample(operation.Parts[0], id)!)
            : Shown(operation, isAfterCursor: false);
    }

    private static GraphResponse? Shown(Operation? operation, bool isAfterCursor) => operation?.FirstResponse() switch
    {
        null when operation is null => null,
        null => GraphResponse.NoContent(),
        JsonObject page when isAfterCursor && page["data"] is JsonArray =>
            GraphResponse.Json(new JsonObject { ["data"] = new JsonArray() }),
        { } example => GraphResponse.Json(example),
    };

    /// <summary>The example with an id, on the page of the kind of node that the placeholder names.</summary>
    private static JsonObject? NodeExample(string placeholder, string id) =>
        All.Where(o => o.Method == "GET" && o.Parts is [var only] && only == placeholder)
            .SelectMany(o => o.Responses.Select(a => a.Value).OfType<JsonObject>())
            .FirstOrDefault(a => a["id"] is JsonValue value && PathOf(value) == id)?.DeepClone() as JsonObject;

    // The id of an upload session has a query.
    private static string PathOf(JsonValue id) => id.ToString().Split('?')[0];

    private static Operation[] Read()
    {
        using Stream file = typeof(GraphExamples).Assembly.GetManifestResourceStream("examples.json")!;
        IEnumerable<Operation> operations = JsonNode.Parse(file)!.AsArray().Select(o => new Operation(
            (string)o!["operation"]!,
            (string)o["method"]!,
            (string)o["path"]!,
            o["requests"]!.AsObject(),
            o["answers"]!.AsObject(),
            HasBody: o["status"] is null));

        // Bytes have no example: media are downloaded from their addresses.
        return [.. operations.Where(o => o.Responses.Count > 0 || !o.HasBody)];
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

    private sealed record Operation(
        string Id, string Method, string Path, JsonObject Requests, JsonObject Responses, bool HasBody)
    {
        /// <summary>Whether the path starts with the version. Only paths of Meta's other host do not.</summary>
        public bool IsVersioned { get; } = Path.StartsWith("/{Version}/", StringComparison.Ordinal);

        /// <summary>The path after the version.</summary>
        public string[] Parts { get; } = Path.Replace("/{Version}", "", StringComparison.Ordinal).Trim('/').Split('/');

        public bool Matches(string[] segments) =>
            Parts.Length == segments.Length
            && Parts.Zip(segments).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second);

        /// <summary>The first example; null for a response without a body.</summary>
        public JsonNode? FirstResponse() => HasBody ? Responses.First().Value!.DeepClone() : null;
    }
}
