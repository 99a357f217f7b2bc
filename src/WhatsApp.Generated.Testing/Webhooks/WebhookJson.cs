using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing.Webhooks;

/// <summary>Writes and merges webhook payloads.</summary>
internal static class WebhookJson
{
    private static readonly string[] Lists =
        ["messages", "statuses", "groups", "errors", "calls", "message_echoes", "user_preferences"];

    public static JsonObject Envelope(params JsonNode[] entries) =>
        new() { ["object"] = "whatsapp_business_account", ["entry"] = new JsonArray(entries) };

    /// <summary>Formats JSON as Meta does: ASCII only, escapes with lowercase digits, escaped slashes.</summary>
    public static string ToMetaJson(JsonObject json)
    {
        // Outside of strings, JSON has no slashes, no backslashes and only ASCII characters.
        string written = RelaxedJson.Write(json);
        StringBuilder text = new(written.Length);
        for (int i = 0; i < written.Length; i++)
        {
            char c = written[i];
            if (c == '\\')
            {
                int length = written[i + 1] == 'u' ? 6 : 2;
                text.Append(written.Substring(i, length).ToLowerInvariant());
                i += length - 1;
            }
            else if (c == '/')
            {
                text.Append("\\/");
            }
            else if (char.IsAscii(c))
            {
                text.Append(c);
            }
            else
            {
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            }
        }

        return text.ToString();
    }

    public static JsonObject Merge(IEnumerable<string> webhooks)
    {
        JsonObject merged = Envelope();
        JsonArray entries = merged["entry"]!.AsArray();
        foreach (string webhook in webhooks)
        {
            foreach (JsonNode? entry in JsonNode.Parse(webhook)!["entry"]!.AsArray())
            {
                MergeEntry(entries, (JsonObject)entry!.DeepClone());
            }
        }

        return merged;
    }

    private static void MergeEntry(JsonArray entries, JsonObject entry)
    {
        JsonNode? same = entries.FirstOrDefault(other =>
            JsonNode.DeepEquals(other!["id"], entry["id"]) && JsonNode.DeepEquals(other["time"], entry["time"]));
        if (same is null)
        {
            entries.Add((JsonNode)entry);
            return;
        }

        JsonArray changes = same["changes"]!.AsArray();
        foreach (JsonNode? change in entry["changes"]!.AsArray())
        {
            MergeChange(changes, (JsonObject)change!.DeepClone());
        }
    }

    private static void MergeChange(JsonArray changes, JsonObject change)
    {
        string key = Key(change);
        JsonNode? same = key.Length == 0 ? null : changes.FirstOrDefault(c => Key(c!) == key);
        if (same is null)
        {
            changes.Add((JsonNode)change);
            return;
        }

        JsonNode target = same["value"]!;
        foreach (string list in (string[])["contacts", .. Lists])
        {
            foreach (JsonNode? item in change["value"]![list] as JsonArray ?? [])
            {
                JsonArray all = (target[list] ??= new JsonArray()).AsArray();
                bool isKnown = list == "contacts" && all.Any(known => JsonNode.DeepEquals(known, item));
                if (!isKnown)
                {
                    all.Add(item!.DeepClone());
                }
            }
        }
    }

    /// <summary>Changes with the same key are merged. Empty for changes that are never merged.</summary>
    private static string Key(JsonNode change)
    {
        JsonNode? value = change["value"];
        string? number = value?["metadata"]?["phone_number_id"]?.ToString();
        string? list = Lists.FirstOrDefault(l => value?[l] is JsonArray);
        return number is null || list is null ? "" : $"{change["field"]} {number} {list}";
    }
}
