using System.Text;
using System.Text.Json;

namespace WhatsApp.Generated.Json;

/// <summary>A model in a debugger: its class, kind, id and state, without content and personal data.</summary>
internal static class ModelText
{
    private static readonly HashSet<string> Shown =
        ["type", "id", "status", "state", "event", "code", "error_subcode", "category", "language"];

    /// <summary>The text of a model.</summary>
    public static string Of(JsonModel model)
    {
        var text = new StringBuilder(model.GetType().Name);
        using JsonDocument json = JsonDocument.Parse(GraphJson.WriteUtf8(model));
        if (json.RootElement.ValueKind != JsonValueKind.Object)
        {
            return text.ToString();
        }

        string separator = " { ";
        foreach (JsonProperty member in json.RootElement.EnumerateObject())
        {
            bool isScalar = member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number;
            if (isScalar && Shown.Contains(member.Name))
            {
                text.Append(separator).Append(member.Name).Append(" = ").Append(member.Value);
                separator = ", ";
            }
        }

        return text.Append(separator == ", " ? " }" : string.Empty).ToString();
    }
}
