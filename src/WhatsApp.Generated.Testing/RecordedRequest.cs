using System.Text;
using System.Text.Json.Nodes;

namespace WhatsApp.Generated.Testing;

/// <summary>A request that arrived at the fake server.</summary>
public sealed class RecordedRequest
{
    internal RecordedRequest()
    {
    }

    /// <summary>HTTP method, in capitals.</summary>
    public required string Method { get; init; }

    /// <summary>Path without the query, percent-decoded, such as <c>/v27.0/123/messages</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Path and query exactly as they were sent.</summary>
    public required string Target { get; init; }

    /// <summary>Query parameters, decoded. A repeated parameter has its last value.</summary>
    public required IReadOnlyDictionary<string, string> Query { get; init; }

    /// <summary>Headers; names ignore case. Several values of one header are joined by a comma.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The body, byte for byte.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The body as JSON. Null if the content type or the body is not JSON.</summary>
    public JsonNode? Json { get; init; }

    /// <summary>Parts of a multipart body, in order.</summary>
    public IReadOnlyList<RecordedPart> Parts { get; init; } = [];

    /// <summary>When the request arrived, by <see cref="FakeGraphOptions.TimeProvider"/>.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The body as UTF-8 text.</summary>
    public string Text => Encoding.UTF8.GetString(Body.Span);

    /// <summary>
    /// The access token in the Authorization header, whose scheme is <c>Bearer</c> or, as in Meta's page of resumable
    /// uploads, <c>OAuth</c>. Null if there is none.
    /// </summary>
    public string? BearerToken => TokenOf("Bearer ") ?? TokenOf("OAuth ");

    /// <summary>Method and target, for the output of tests.</summary>
    public override string ToString() => $"{Method} {Target}";

    internal string? ContentType => Headers.GetValueOrDefault("Content-Type");

    private string? TokenOf(string scheme) =>
        Headers.TryGetValue("Authorization", out string? value)
        && value.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
        && !string.IsNullOrWhiteSpace(value[scheme.Length..])
            ? value[scheme.Length..].Trim()
            : null;
}

/// <summary>One part of a multipart body.</summary>
public sealed class RecordedPart
{
    internal RecordedPart()
    {
    }

    /// <summary>Name of the form field.</summary>
    public required string Name { get; init; }

    /// <summary>File name. Null if the part has none.</summary>
    public string? FileName { get; init; }

    /// <summary>Content type as it was sent. Null if the part has none.</summary>
    public string? ContentType { get; init; }

    /// <summary>Content, byte for byte.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The content as UTF-8 text.</summary>
    public string Text => Encoding.UTF8.GetString(Body.Span);
}
