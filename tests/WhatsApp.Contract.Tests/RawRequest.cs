using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using WhatsApp.Generator.Bundle;
using WhatsApp.WireMock;

namespace WhatsApp.Contract.Tests;

/// <summary>A request as any HTTP client sends it, created from the page without the SDK.</summary>
internal sealed record RawRequest
{
    public required string Method { get; init; }

    public required string Path { get; init; }

    public IReadOnlyList<(string Name, string Value)> Query { get; init; } = [];

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public string? MediaType { get; init; }

    public JsonNode? Body { get; init; }

    /// <summary>The fields of a form that are files.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The documented request of a stub.</summary>
    public static RawRequest Of(Stub stub)
    {
        Operation operation = stub.Operation;
        var headers = new Dictionary<string, string>();
        if (!operation.IsAnonymous)
        {
            headers["Authorization"] = "Bearer some-token";
        }

        foreach (OperationHeader header in operation.Headers)
        {
            headers[header.Name] = header.Constant ?? "0";
        }

        if (stub.Preferred is not null)
        {
            headers["Prefer"] = $"example={stub.Preferred}";
        }

        return new RawRequest
        {
            Method = operation.HttpMethod.ToUpperInvariant(),
            Path = stub.Path.Text,
            Query = [.. stub.Query.Select(parameter => (parameter.Name, parameter.Text))],
            Headers = headers,
            MediaType = operation.RequestMediaType,
            Body = stub.Body,
            Files = stub.Files,
        };
    }

    /// <summary>The message to send to a server.</summary>
    public HttpRequestMessage ToMessage(Uri server)
    {
        string query = string.Join(
            '&', Query.Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value)}"));
        var address = new Uri(server, query.Length == 0 ? Path : $"{Path}?{query}");
        var message = new HttpRequestMessage(new HttpMethod(Method), address)
        {
            Content = Body is null ? null : MakeContent(MediaType!, Body),
        };
        foreach ((string name, string value) in Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }

    private HttpContent MakeContent(string mediaType, JsonNode body) => (mediaType, body) switch
    {
        ("application/x-www-form-urlencoded", JsonObject form) => new FormUrlEncodedContent(
            form.Select(field => KeyValuePair.Create(field.Key, Text(field.Value!)))),
        ("multipart/form-data", JsonObject form) => Multipart(form),
        ("application/octet-stream", _) => new ByteArrayContent([1, 2, 3])
        {
            Headers = { ContentType = new("image/jpeg") },
        },
        _ => new StringContent(body.ToJsonString(), Encoding.UTF8, mediaType),
    };

    private MultipartFormDataContent Multipart(JsonObject form)
    {
        var content = new MultipartFormDataContent("some-boundary");
        foreach ((string name, JsonNode? value) in form)
        {
            if (Files.Contains(name))
            {
                content.Add(new ByteArrayContent([1, 2, 3]), name, Text(value!));
            }
            else
            {
                content.Add(new StringContent(Text(value!)), name);
            }
        }

        return content;
    }

    private static string Text(JsonNode value) =>
        value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();
}
