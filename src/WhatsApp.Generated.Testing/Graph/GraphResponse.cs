using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace WhatsApp.Generated.Testing.Graph;

/// <summary>The response to a request.</summary>
internal sealed class GraphResponse
{
    public int Status { get; init; } = 200;

    public string? ContentType { get; init; }

    public ReadOnlyMemory<byte> Body { get; init; }

    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the response is sent with the headers of the Graph API.</summary>
    public bool IsGraph { get; init; }

    /// <summary>Whether the connection is closed instead.</summary>
    public bool IsDropped { get; init; }

    /// <summary>Number of bytes of the body after which the connection is closed. Null: it is not closed.</summary>
    public long? BreaksAfter { get; set; }

    public static GraphResponse Json(JsonNode json, int status = 200) => new()
    {
        Status = status,
        ContentType = "application/json; charset=UTF-8",
        Body = Encoding.UTF8.GetBytes(RelaxedJson.Write(json)),
        IsGraph = true,
    };

    public static GraphResponse NoContent() => new() { Status = 204, IsGraph = true };

    public static GraphResponse Success() => Json(new JsonObject { ["success"] = true });

    /// <summary>A response that does not come from the Graph API itself.</summary>
    public static GraphResponse Raw(int status, string? contentType, string body) => new()
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
            // The server closes a connection if the body is shorter than its content length.
            ReadOnlyMemory<byte> sent = Body[..(int)Math.Min(BreaksAfter ?? Body.Length, Body.Length)];
            await response.BodyWriter.WriteAsync(sent, cancellationToken).ConfigureAwait(false);
        }
    }
}
