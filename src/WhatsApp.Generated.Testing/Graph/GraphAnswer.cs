using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace WhatsApp.Generated.Testing.Graph;

/// <summary>What a request is answered with.</summary>
internal sealed class GraphAnswer
{
    public int Status { get; init; } = 200;

    public string? ContentType { get; init; }

    public ReadOnlyMemory<byte> Body { get; init; }

    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the answer is sent with the headers of the Graph API.</summary>
    public bool IsGraph { get; init; }

    /// <summary>Whether the connection is broken off instead.</summary>
    public bool IsDropped { get; init; }

    /// <summary>After how many bytes of the body the connection is closed. Null: it is not.</summary>
    public long? BreaksAfter { get; set; }

    public static GraphAnswer Json(JsonNode json, int status = 200) => new()
    {
        Status = status,
        ContentType = "application/json; charset=UTF-8",
        Body = ToBytes(json),
        IsGraph = true,
    };

    public static GraphAnswer Nothing() => new() { Status = 204, IsGraph = true };

    public static GraphAnswer Success() => Json(new JsonObject { ["success"] = true });

    /// <summary>An answer that does not come from the Graph API itself.</summary>
    public static GraphAnswer Raw(int status, string? contentType, string body) => new()
    {
        Status = status,
        ContentType = contentType,
        Body = Encoding.UTF8.GetBytes(body),
    };

    public async Task WriteAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        response.StatusCode = Status;
        foreach ((string name, string value) in Headers)
        {
            response.Headers[name] = value;
        }

        if (Status is 204 or 304)
        {
            return;
        }

        response.ContentLength = Body.Length;
        if (!string.IsNullOrEmpty(ContentType))
        {
            response.ContentType = ContentType;
        }

        if (!HttpMethods.IsHead(response.HttpContext.Request.Method))
        {
            // The server closes a connection whose answer ends before the length that it has told.
            ReadOnlyMemory<byte> sent = Body[..(int)Math.Min(BreaksAfter ?? Body.Length, Body.Length)];
            await response.BodyWriter.WriteAsync(sent, cancellationToken).ConfigureAwait(false);
        }
    }

    private static byte[] ToBytes(JsonNode json)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteTo(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
