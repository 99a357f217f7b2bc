using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WhatsApp.Generator.Bundle;
using WhatsApp.Generator.Lint;

namespace WhatsApp.WireMock;

/// <summary>What the path, a query parameter or a header must be.</summary>
/// <param name="Name">The name of the parameter or header.</param>
/// <param name="Text">The text, or a regular expression of it.</param>
/// <param name="IsPattern">Whether <paramref name="Text"/> is a regular expression.</param>
public sealed record StubValue(string Name, string Text, bool IsPattern = false);

/// <summary>A request and the response to it, in the words of the pages.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Name">Its name, which its files have too: <c>sendMessage.request-text</c>.</param>
/// <param name="Path">The path, or a regular expression of paths.</param>
public sealed record Stub(Operation Operation, string Name, StubValue Path)
{
    /// <summary>Query parameters that must be there.</summary>
    public IReadOnlyList<StubValue> Query { get; init; } = [];

    /// <summary>The body that is matched as a whole; null where any body of the media type matches.</summary>
    public JsonNode? Body { get; init; }

    /// <summary>The fields of a form that are files; an example shows a file by its name.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Members that a JSON body must have.</summary>
    public IReadOnlyList<string> RequiredMembers { get; init; } = [];

    /// <summary>The example that the header <c>Prefer</c> asks for; null for the first.</summary>
    public string? Preferred { get; init; }

    /// <summary>The body of the response; null where there is none.</summary>
    public JsonNode? Response { get; init; }

    /// <summary>Whether it has the exact request of a page rather than any request of the operation.</summary>
    public bool IsExact => !Path.IsPattern;

    /// <summary>The order where several match: the lowest is used.</summary>
    public int Priority => Preferred is null ? 2 : 1;

    /// <summary>The body of the response as text.</summary>
    public string? ResponseText =>
        Response is null ? null
        : Operation.ResponseMediaType == MediaTypes.Json ? StubText.OfJson(Response)
        : StubText.OfField(Response);

    /// <summary>Headers that must be there.</summary>
    public IEnumerable<StubValue> Headers()
    {
        if (!Operation.IsAnonymous)
        {
            yield return new StubValue("Authorization", "^Bearer .+$", IsPattern: true);
        }

        if (Operation.RequestMediaType is { } type)
        {
            // A file is of the type that its sender says.
            string pattern = type == MediaTypes.Binary ? "^.+/.+$" : $"^{Regex.Escape(type)}(;.*)?$";
            yield return new StubValue("Content-Type", pattern, IsPattern: true);
        }

        foreach (OperationHeader header in Operation.Headers)
        {
            bool isNumber = header.Type.Kind is "Int64" or "Int32";
            yield return header.Constant is { } constant
                ? new StubValue(header.Name, constant)
                : new StubValue(header.Name, isNumber ? "^[0-9]+$" : "^.+$", IsPattern: true);
        }

        if (Preferred is not null)
        {
            yield return new StubValue("Prefer", $"example={Preferred}");
        }
    }
}

/// <summary>Examples of the pages as text.</summary>
internal static class StubText
{
    private static readonly JsonSerializerOptions Compact = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A JSON body.</summary>
    public static string OfJson(JsonNode node) => node.ToJsonString(Compact);

    /// <summary>A field of a form, or the content of a file: text stays as it is.</summary>
    public static string OfField(JsonNode node) =>
        node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : OfJson(node);
}
