using System.Text.Json;
using WhatsApp.Upstream.Coverage;

namespace WhatsApp.Upstream.Drift;

/// <summary>
/// Compares the examples of responses that the fuller captures have: each member must be one of ours, and each value of
/// a list of values too.
/// </summary>
internal static class ExampleComparison
{
    /// <summary>Compares one block of examples, an object of names and examples.</summary>
    public static void Compare(CapturedLine block, ContractOperation ours, PageDrift drift)
    {
        try
        {
            using JsonDocument examples = JsonDocument.Parse(block.Text);
            foreach (JsonProperty example in examples.RootElement.EnumerateObject())
            {
                if (!example.Value.TryGetProperty("value", out JsonElement value))
                {
                    drift.NotUnderstood(new CapturedLine(block.Number, example.Name), "an example without a value");
                    continue;
                }

                bool isError = value.ValueKind == JsonValueKind.Object && value.TryGetProperty("error", out _);
                if ((isError ? ours.Errors : ours.Responses).GetValueOrDefault("application/json") is { } shape)
                {
                    string place = ours.Name + (isError ? " error" : " answer");
                    Walk(new SchemaFrame(string.Empty, place, block.Number, shape), value, drift);
                }
            }
        }
        catch (JsonException error)
        {
            string text = block.Text.Split('\n')[0];
            drift.NotUnderstood(new CapturedLine(block.Number, text), $"an example that is no JSON: {error.Message}");
        }
    }

    private static void Walk(SchemaFrame frame, JsonElement value, PageDrift drift)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in value.EnumerateArray())
            {
                Member(frame, "[]", item, drift);
            }
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty member in value.EnumerateObject())
            {
                Member(frame, member.Name, member.Value, drift);
            }
        }
    }

    private static void Member(SchemaFrame frame, string name, JsonElement value, PageDrift drift)
    {
        string place = frame.PlaceOf(name);

        // An object without members of its own accepts any member.
        if (!frame.Members.TryGetValue(name, out ContractShape? ours))
        {
            if (frame.Members.Count > 0)
            {
                drift.Differ(frame.Line, frame.Ours!.Line(), place, "member of an example", "yes", "no");
            }

            return;
        }

        SortedSet<string> values = ours.Values;
        if (value.ValueKind == JsonValueKind.String && values.Count > 0 && !values.Contains(value.GetString()!))
        {
            drift.Differ(
                frame.Line, frame.Ours!.LineOf(name), place, $"value {value.GetString()} of an example", "yes", "no");
        }

        Walk(new SchemaFrame(name, place, frame.Line, ours), value, drift);
    }
}
