using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace WhatsApp.Generated.Testing.Graph;

/// <summary>A request, as its handler gets it.</summary>
internal sealed class GraphCall
{
    private JsonObject? _body;

    public required RecordedRequest Request { get; init; }

    public required GraphState State { get; init; }

    public required FakeGraphOptions Options { get; init; }

    public required Uri BaseAddress { get; init; }

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

    /// <summary>Parameters of a JSON body or a form. Values of a form are text, or JSON if they look like it.</summary>
    public JsonObject Body => _body ??= ReadBody();

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

    /// <summary>A list of the body. Null if it is missing.</summary>
    public JsonArray? OptionalList(string name) => Body[name] switch
    {
        null => null,
        JsonArray list => list,
        _ => throw GraphErrors.Invalid($"Param {name} must be an array."),
    };

    public JsonArray RequiredList(string name) => OptionalList(name) ?? throw GraphErrors.Missing(name);

    public JsonObject RequiredObject(string name) => Body[name] switch
    {
        null => throw GraphErrors.Missing(name),
        JsonObject value => value,
        _ => throw GraphErrors.Invalid($"Param {name} must be an object."),
    };

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

    /// <summary>Refuses a value that is not one of the allowed values.</summary>
    public static string RequireOneOf(string name, string value, params ReadOnlySpan<string> allowed) =>
        allowed.Contains(value)
            ? value
            : throw GraphErrors.Invalid(
                $"Param {name} must be one of {{{string.Join(", ", allowed)}}} - got \"{value}\".");

    public string Required(string name) => Optional(name) ?? throw GraphErrors.Missing(name);

    /// <summary>Refuses the request unless it names WhatsApp as the product.</summary>
    public void RequireMessagingProduct()
    {
        string product = Required("messaging_product");
        if (product != "whatsapp")
        {
            throw GraphErrors.Invalid($"Param messaging_product must be one of {{WHATSAPP}} - got \"{product}\".");
        }
    }

    private JsonObject ReadBody()
    {
        string type = Request.ContentType ?? "";
        if (Request.Body.IsEmpty)
        {
            return [];
        }

        if (type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
        {
            return FromForm(Request.Parts.Where(p => p.FileName is null).Select(p => (p.Name, p.Text)));
        }

        if (type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
        {
            return FromForm(QueryHelpers.ParseQuery(Request.Text).Select(p => (p.Key, p.Value.ToString())));
        }

        return Request.Json as JsonObject
            ?? throw GraphErrors.Invalid($"The body ({type}) is not a JSON object with the type application/json.");
    }

    private static JsonObject FromForm(IEnumerable<(string Name, string Value)> fields)
    {
        JsonObject body = [];
        foreach ((string name, string value) in fields)
        {
            bool looksLikeJson = value.StartsWith('{') || value.StartsWith('[');
            body[name] = looksLikeJson && RequestReader.TryParseJson(value) is { } json ? json : value;
        }

        return body;
    }
}
