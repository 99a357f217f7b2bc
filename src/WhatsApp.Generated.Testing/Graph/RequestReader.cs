using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace WhatsApp.Generated.Testing.Graph;

/// <summary>Reads a whole request, so that it can be inspected after the response.</summary>
internal static class RequestReader
{
    public static async Task<RecordedRequest> ReadAsync(
        HttpContext context, TimeProvider time, CancellationToken cancellationToken)
    {
        HttpRequest request = context.Request;
        using MemoryStream copy = new();
        await request.Body.CopyToAsync(copy, cancellationToken).ConfigureAwait(false);
        byte[] body = copy.ToArray();

        bool isJson = request.ContentType?.Contains("json", StringComparison.OrdinalIgnoreCase) == true;
        return new RecordedRequest
        {
            Method = request.Method.ToUpperInvariant(),
            Path = request.Path.Value ?? "/",
            Target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            Query = request.Query.ToDictionary(q => q.Key, q => q.Value.LastOrDefault() ?? "", StringComparer.Ordinal),
            Headers = request.Headers.ToDictionary(
                h => h.Key, h => string.Join(", ", h.Value.ToArray()), StringComparer.OrdinalIgnoreCase),
            Body = body,
            Json = isJson ? TryParseJson(Encoding.UTF8.GetString(body)) : null,
            Parts = await ReadPartsAsync(request.ContentType, body, cancellationToken).ConfigureAwait(false),
            ReceivedAt = time.GetUtcNow(),
        };
    }

    public static JsonNode? TryParseJson(string text)
    {
        try
        {
            JsonNode? json = JsonNode.Parse(text, documentOptions: new() { AllowDuplicateProperties = false });

            // Reads all texts: half of a surrogate pair is found only then.
            _ = json?.ToJsonString();
            return json;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static async Task<IReadOnlyList<RecordedPart>> ReadPartsAsync(
        string? contentType, byte[] body, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? type)
            || !type.Type.Equals("multipart", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 } boundary)
        {
            return [];
        }

        List<RecordedPart> parts = [];
        try
        {
            using MemoryStream stream = new(body);
            MultipartReader reader = new(boundary.ToString(), stream);
            while (await reader.ReadNextSectionAsync(cancellationToken).ConfigureAwait(false) is { } section)
            {
                parts.Add(await ReadPartAsync(section, cancellationToken).ConfigureAwait(false));
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            // The body is incomplete or has no closing boundary: record the parts that could be read.
        }

        return parts;
    }

    private static async Task<RecordedPart> ReadPartAsync(MultipartSection section, CancellationToken cancellationToken)
    {
        using MemoryStream copy = new();
        await section.Body.CopyToAsync(copy, cancellationToken).ConfigureAwait(false);
        ContentDispositionHeaderValue disposition = section.GetContentDispositionHeader() ?? new("form-data");
        string? fileName = disposition.FileNameStar.Value ?? HeaderUtilities.RemoveQuotes(disposition.FileName).Value;
        return new RecordedPart
        {
            Name = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "",
            FileName = string.IsNullOrEmpty(fileName) ? null : fileName,
            ContentType = section.ContentType,
            Body = copy.ToArray(),
        };
    }
}
