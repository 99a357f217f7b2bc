using System.Text.Json.Nodes;

namespace WhatsApp.Generated.Testing.Webhooks;

/// <summary>The examples of the webhook pages: changes by field.</summary>
internal static class WebhookExamples
{
    private static readonly Lazy<IReadOnlyDictionary<string, Dictionary<string, JsonObject>>> ByField = new(Read);

    public static IEnumerable<string> Fields => ByField.Value.Keys;

    /// <exception cref="ArgumentException">No page has the field; the message lists all fields.</exception>
    public static IReadOnlyDictionary<string, JsonObject> Of(string field) =>
        ByField.Value.TryGetValue(field, out Dictionary<string, JsonObject>? examples)
            ? examples
            : throw new ArgumentException(
                $"No page has an example of the field {field}. There are {string.Join(", ", Fields)}. Create another "
                + $"one with {nameof(FakeWebhook)}.{nameof(FakeWebhook.Change)}.",
                nameof(field));

    /// <summary>Whether values of a field have metadata, which names the phone number.</summary>
    public static bool HasMetadata(string field) =>
        ByField.Value.TryGetValue(field, out Dictionary<string, JsonObject>? examples)
        && examples.Values.Any(change => change["value"] is JsonObject value && value.ContainsKey("metadata"));

    /// <summary>Replaces the phone number everywhere in a change by that of the context.</summary>
    public static void SetPhoneNumber(JsonNode? node, FakeWebhookContext source)
    {
        IEnumerable<JsonNode?> inner = node switch
        {
            JsonObject members => members.Select(member => member.Value),
            JsonArray items => items,
            _ => [],
        };
        foreach (JsonNode? item in inner.ToList())
        {
            SetPhoneNumber(item, source);
        }

        if (node is JsonObject named)
        {
            Replace(named, "phone_number_id", source.PhoneNumberId);
            Replace(named, "display_phone_number", source.DisplayPhoneNumber);
        }
    }

    private static SortedDictionary<string, Dictionary<string, JsonObject>> Read()
    {
        using Stream file = typeof(WebhookExamples).Assembly.GetManifestResourceStream("webhook-examples.json")!;
        SortedDictionary<string, Dictionary<string, JsonObject>> byField = new(StringComparer.Ordinal);
        foreach ((string name, JsonNode? example) in JsonNode.Parse(file)!.AsArray()
            .SelectMany(webhook => webhook!["examples"]!.AsObject()))
        {
            foreach (JsonObject change in Changes(example!))
            {
                string field = change["field"]!.ToString();
                if (!byField.TryGetValue(field, out Dictionary<string, JsonObject>? examples))
                {
                    byField[field] = examples = new(StringComparer.Ordinal);
                }

                examples.Add(name, change);
            }
        }

        return byField;
    }

    // One page has whole payloads, the others a change.
    private static IEnumerable<JsonObject> Changes(JsonNode example) => example["entry"] is JsonArray entries
        ? entries.SelectMany(entry => entry!["changes"]!.AsArray()).Select(change => change!.AsObject())
        : [example.AsObject()];

    private static void Replace(JsonObject members, string name, string value)
    {
        if (members.ContainsKey(name))
        {
            members[name] = value;
        }
    }
}
