using System.Text.Json.Nodes;

namespace WhatsApp.Generated.Testing.Graph;

/// <summary>A request, as its handler gets it.</summary>
internal sealed class GraphCall
{
    private JsonObject? _body;

    public required RecordedRequest Request { get; init; }

    public required GraphState State { get; init; }

    public required FakeGraphOptions Options { get; init; }

    public required Uri PublicUrl { get; init; }

    /// <summary>The access token. May be null where the route needs none.</summary>
    public string? AccessToken { get; init; }

    /// <summary>
    /// The node at the start of the path, of the kind that the route names. The app of the token if there is none.
    /// </summary>
    public required FakeNode Node { get; init; }

    /// <summary>Values of the other placeholders of the route.</summary>
    public required IReadOnlyDictionary<string, string> Path { get; init; }

    /// <summary>Where transfers break, as a test has set.</summary>
    public required TransferBreaks Breaks { get; init; }

    /// <summary>Parameters of a JSON body or a form. Other values of a form than complex ones are text.</summary>
    public JsonObject Body => _body ??= GraphParameters.OfBody(Request);

    public FakeAccount Account => (FakeAccount)Node;

    public FakePhoneNumber PhoneNumber => (FakePhoneNumber)Node;

    public FakeTemplate Template => (FakeTemplate)Node;

    public FakeMedia Media => (FakeMedia)Node;

    public FakeApplication Application => (FakeApplication)Node;

    public FakeUploadSession UploadSession => (FakeUploadSession)Node;

    public FakeBusiness Business => (FakeBusiness)Node;

    public FakeFlow Flow => (FakeFlow)Node;

    public FakeGroup Group => (FakeGroup)Node;

    public FakePreVerifiedNumber PreVerifiedNumber => (FakePreVerifiedNumber)Node;

    public FakeSolution Solution => (FakeSolution)Node;

    /// <summary>A parameter of the body or else of the query, as text. Null if it is missing or empty.</summary>
    public string? Optional(string name)
    {
        string? text = Body[name]?.ToString() ?? Request.Query.GetValueOrDefault(name);
        return string.IsNullOrEmpty(text) ? null : text;
    }

    /// <summary>A list of the body or else of the query. Null if it is missing.</summary>
    public JsonArray? OptionalList(string name) => Complex(name) switch
    {
        null => null,
        JsonArray list => list,
        _ => throw GraphErrors.Invalid($"Param {name} must be an array."),
    };

    /// <summary>A list, which may be empty.</summary>
    public JsonArray RequiredList(string name) => OptionalList(name) ?? throw GraphErrors.Missing(name);

    /// <summary>A list with at least one item.</summary>
    public JsonArray RequiredItems(string name) =>
        RequiredList(name) is { Count: > 0 } list ? list : throw GraphErrors.Empty(name);

    /// <summary>An object of the body or else of the query. Null if it is missing.</summary>
    public JsonObject? OptionalObject(string name) => Complex(name) switch
    {
        null => null,
        JsonObject value => value,
        _ => throw GraphErrors.Invalid($"Param {name} must be an object."),
    };

    public JsonObject RequiredObject(string name) => OptionalObject(name) ?? throw GraphErrors.Missing(name);

    /// <summary>A parameter that is true or false. Null if it is missing.</summary>
    public bool? OptionalFlag(string name) => Optional(name) switch
    {
        null => null,
        "true" or "1" => true,
        "false" or "0" => false,
        _ => throw GraphErrors.Invalid($"Param {name} must be a boolean."),
    };

    /// <summary>Copies those of the parameters that the body has.</summary>
    public void CopyTo(JsonObject target, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (Body[name] is { } value)
            {
                target[name] = value.DeepClone();
            }
        }
    }

    /// <summary>The allowed value that is meant, since Meta ignores case. Refuses other values.</summary>
    public static string RequireOneOf(string name, string value, params ReadOnlySpan<string> allowed)
    {
        foreach (string known in allowed)
        {
            if (known.Equals(value, StringComparison.OrdinalIgnoreCase))
            {
                return known;
            }
        }

        throw GraphErrors.Invalid($"Param {name} must be one of {{{string.Join(", ", allowed.ToArray())}}} - got \"{value}\".");
    }

    public string Required(string name) => Optional(name) ?? throw Absent(name);

    /// <summary>The error of a parameter without a value: it is missing, or it is empty.</summary>
    public GraphErrorException Absent(string name) =>
        IsPresent(name) ? GraphErrors.Empty(name) : GraphErrors.Missing(name);

    /// <summary>Whether the request has a parameter, even if its value is empty.</summary>
    public bool IsPresent(string name) => Body[name] is not null || Request.Query.ContainsKey(name);

    /// <summary>A file of a multipart body.</summary>
    public RecordedPart RequiredFile(string name) =>
        Request.Parts.FirstOrDefault(part => part.Name == name && part.FileName is not null)
        ?? throw (IsPresent(name) || Request.Parts.Any(part => part.Name == name)
            ? GraphErrors.Invalid($"Param {name} must be a file: a part of multipart/form-data with a file name.")
            : GraphErrors.Missing(name));

    /// <summary>Refuses the request unless it names WhatsApp as the product.</summary>
    public void RequireMessagingProduct() =>
        RequireOneOf("messaging_product", Required("messaging_product"), "WHATSAPP");

    /// <summary>The response of an edge of a node, with the selected fields. Null if there is no such edge.</summary>
    public JsonNode? Edge(FakeNode node, string name, string? fields)
    {
        if (!GraphRoutes.TryMatch("GET", [node.Id, name], node, out GraphHandler? handler, out var values))
        {
            return null;
        }

        string path = $"/{GraphPath.Of(Request.Path).UsedVersion}/{node.Id}/{name}";
        GraphCall call = new()
        {
            Request = new RecordedRequest
            {
                Method = "GET",
                Path = path,
                Target = path,
                Query = fields is null ? new Dictionary<string, string>() : new() { ["fields"] = fields },
                Headers = Request.Headers,
                Body = ReadOnlyMemory<byte>.Empty,
                ReceivedAt = Request.ReceivedAt,
            },
            State = State,
            Options = Options,
            PublicUrl = PublicUrl,
            AccessToken = AccessToken,
            Node = node,
            Path = values,
            Breaks = Breaks,
        };
        return JsonNode.Parse(handler(call).Body.Span);
    }

    private JsonNode? Complex(string name) =>
        GraphParameters.Complex(Body[name] ?? Request.Query.GetValueOrDefault(name));
}
