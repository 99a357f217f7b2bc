using System.Text.Json;
using System.Text.RegularExpressions;
using WhatsApp.Generated.Testing;
using WhatsApp.Tool.Webhooks;

namespace WhatsApp.Tool;

/// <summary>Writes the requests that a fake Graph server gets: a line for each, or a line of JSON.</summary>
/// <param name="call">The invocation.</param>
internal sealed partial class EmulatedRequests(VerbCall call)
{
    private int _written;

    /// <summary>Writes the requests that have arrived since the last time.</summary>
    /// <param name="server">The server.</param>
    public void WriteNew(FakeGraphServer server)
    {
        foreach (RecordedRequest request in server.Requests.Skip(_written))
        {
            _written++;
            Write(request);
        }
    }

    private void Write(RecordedRequest request)
    {
        // Without the query, which may have the access token.
        string path = Version().Replace(request.Path, string.Empty).TrimStart('/');
        Message? message = path.EndsWith("/messages", StringComparison.Ordinal) ? MessageOf(request) : null;
        if (call.IsJson)
        {
            JsonOutput.Write(call.Tool, json =>
            {
                json.WriteString("method", request.Method);
                json.WriteString("path", path);
                if (message is not null)
                {
                    json.WriteString("type", message.Type);
                    json.WriteString("to", message.To);
                    json.WriteString("text", message.Text);
                }
            });
            return;
        }

        string line = $"{request.Method} {path}";
        if (message is not null)
        {
            line += $" {message.Type}";
            line += message.To is null ? string.Empty : $" to {message.To}";
            line += message.Text is null ? string.Empty : $": {message.Text}";
        }

        call.WriteLine(EventPrinter.Printable(line));
    }

    // From the text: the server works with the nodes of the request at the same time.
    private static Message? MessageOf(RecordedRequest request)
    {
        if (request.Json is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(request.Text);
        JsonElement body = document.RootElement;
        if (body.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        // A read receipt has neither a type nor a recipient.
        if (WebhookText.StringOf(body, "status") is { } status)
        {
            return new Message($"{status} {WebhookText.StringOf(body, "message_id")}".TrimEnd(), null, null);
        }

        string? to = WebhookText.StringOf(body, "to") ?? WebhookText.StringOf(body, "recipient");
        string? text = WebhookText.TextOf(body) ?? TextOfInteractive(body);
        return new Message(WebhookText.StringOf(body, "type") ?? "text", to?.TrimStart('+'), text);
    }

    private static string? TextOfInteractive(JsonElement message) =>
        message.TryGetProperty("interactive", out JsonElement interactive)
            && interactive.ValueKind == JsonValueKind.Object
            && interactive.TryGetProperty("body", out JsonElement body)
                ? WebhookText.StringOf(body, "text")
                : null;

    [GeneratedRegex(@"^/v\d+\.\d+(?=/)")]
    private static partial Regex Version();

    private sealed record Message(string Type, string? To, string? Text);
}
