using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace WhatsApp.Generated.Testing.Graph;

/// <summary>Parameters of a request, which a body of JSON or a form contains.</summary>
internal static class GraphParameters
{
    /// <summary>
    /// The parameters of the body. Like Meta, accepts JSON text for the value of a complex parameter. Other text
    /// remains text, even if it is JSON, such as <c>biz_opaque_callback_data</c>.
    /// </summary>
    public static JsonObject OfBody(RecordedRequest request)
    {
        if (request.Body.IsEmpty)
        {
            return [];
        }

        if (!HasNamed(request))
        {
            throw GraphErrors.Invalid(
                $"The body ({request.ContentType}) is not a JSON object with the type application/json.");
        }

        IReadOnlySet<string> complex =
            GraphExamples.ComplexParameters(request.Method, GraphPath.Of(request.Path).Segments);
        JsonObject body = [];
        foreach ((string name, JsonNode? value) in Named(request))
        {
            body[name] = complex.Contains(name) ? Complex(value) : value?.DeepClone();
        }

        return body;
    }

    /// <summary>Whether the body can have parameters: it is empty, a form or a JSON object.</summary>
    public static bool HasNamed(RecordedRequest request) =>
        request.Body.IsEmpty || IsForm(request) || request.Json is JsonObject;

    /// <summary>The parameters of the body as they were sent. Empty if it is neither a form nor a JSON object.</summary>
    public static IEnumerable<KeyValuePair<string, JsonNode?>> Named(RecordedRequest request)
    {
        if (HasType(request, "multipart/"))
        {
            // Some clients send text with a file name, too.
            return request.Parts.Where(part => part.FileName is null || part.Name != "file")
                .Select(part => KeyValuePair.Create(part.Name, (JsonNode?)part.Text));
        }

        return HasType(request, "application/x-www-form-urlencoded")
            ? QueryHelpers.ParseQuery(request.Text)
                .Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value.ToString()))
            : request.Json as JsonObject ?? [];
    }

    /// <summary>A copy of a complex value, which may be JSON text.</summary>
    public static JsonNode? Complex(JsonNode? value) =>
        value is JsonValue text
        && text.GetValueKind() == JsonValueKind.String
        && text.ToString().TrimStart() is ['{' or '[', ..]
        && RequestReader.TryParseJson(text.ToString()) is { } json
            ? json
            : value?.DeepClone();

    private static bool IsForm(RecordedRequest request) =>
        HasType(request, "multipart/") || HasType(request, "application/x-www-form-urlencoded");

    private static bool HasType(RecordedRequest request, string start) =>
        request.ContentType?.StartsWith(start, StringComparison.OrdinalIgnoreCase) == true;
}
