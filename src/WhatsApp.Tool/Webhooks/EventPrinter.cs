using System.Globalization;
using System.Text;
using System.Text.Json;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Webhooks;
using WhatsApp.Upstream.Examples;

namespace WhatsApp.Tool.Webhooks;

/// <summary>Prints the events of webhooks: some lines for each, or one line of JSON.</summary>
/// <param name="call">The invocation.</param>
internal sealed class EventPrinter(VerbCall call)
{
    /// <summary>Prints the events of a body.</summary>
    /// <param name="body">The body.</param>
    /// <exception cref="ToolException">It is not the body of a webhook.</exception>
    public void Print(WebhookBody body)
    {
        WebhookPayload payload = body.Payload();

        // Finding unknown members removes them from the model.
        IReadOnlyList<string> unknown = Models.UnknownMembers(body.Payload());
        foreach (WebhookEvent webhookEvent in WebhookEvents.Of(payload))
        {
            using var item = JsonDocument.Parse(webhookEvent.Raw.ToString());
            if (call.IsJson)
            {
                WriteJson(body, webhookEvent, item.RootElement, unknown);
            }
            else
            {
                WriteLines(webhookEvent, item.RootElement);
            }
        }

        if (!call.IsJson && unknown.Count > 0)
        {
            call.WriteLine("not described by the SDK's pages:");
            foreach (string pointer in unknown)
            {
                call.WriteLine($"  {Printable(pointer)}");
            }
        }
    }

    /// <summary>Replaces control characters of a text that a stranger writes.</summary>
    /// <param name="text">The text.</param>
    /// <returns>A text that stays one line, and gives a terminal no commands.</returns>
    public static string Printable(string text)
    {
        var printable = new StringBuilder(text.Length);
        foreach (char character in text)
        {
            if (character == '\n')
            {
                printable.Append("\\n");
            }
            else if (char.IsControl(character))
            {
                printable.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            }
            else
            {
                printable.Append(character);
            }
        }

        return printable.ToString();
    }

    private void WriteLines(WebhookEvent webhookEvent, JsonElement item)
    {
        var text = WebhookText.Of(webhookEvent, item);
        call.WriteLine($"{Printable(webhookEvent.Field)} {webhookEvent.GetType().Name} {TimeOf(webhookEvent)}".TrimEnd());
        WriteLine("account", webhookEvent.AccountId);
        WriteLine("from", string.Join(", ", text.From));
        WriteLine("to", string.Join(", ", text.To));
        WriteLine("id", text.Id);
        WriteLine("status", text.Status);
        WriteLine("error", text.Error);
        WriteLine("text", text.Text);
        if (text is { Text: null, Status: null })
        {
            WriteLine("content", (item.TryGetProperty("value", out JsonElement value) ? value : item).GetRawText());
        }
    }

    private void WriteLine(string title, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            call.WriteLine($"  {title,-8} {Printable(value)}");
        }
    }

    private void WriteJson(WebhookBody body, WebhookEvent webhookEvent, JsonElement item, IReadOnlyList<string> unknown) =>
        JsonOutput.Write(call.Tool, json =>
        {
            var text = WebhookText.Of(webhookEvent, item);
            json.WriteString("source", body.Source);
            json.WriteString("field", webhookEvent.Field);
            json.WriteString("event", webhookEvent.GetType().Name);
            json.WriteString("time", TimeOf(webhookEvent));
            json.WriteString("account_id", webhookEvent.AccountId);
            json.WriteString("phone_number_id", webhookEvent.PhoneNumberId);
            WriteList(json, "from", text.From);
            WriteList(json, "to", text.To);
            json.WriteString("id", text.Id);
            json.WriteString("status", text.Status);
            json.WriteString("text", text.Text);
            json.WriteString("key", webhookEvent.Key);
            WriteList(json, "unknown_members", unknown);
            json.WritePropertyName("item");
            item.WriteTo(json);
        });

    private static void WriteList(Utf8JsonWriter json, string name, IReadOnlyList<string> items)
    {
        json.WriteStartArray(name);
        foreach (string item in items)
        {
            json.WriteStringValue(item);
        }

        json.WriteEndArray();
    }

    private static string? TimeOf(WebhookEvent webhookEvent) =>
        webhookEvent.Time?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
