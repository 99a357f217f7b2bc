using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WhatsApp.Generated.Testing.Graph;

/// <summary>Writes JSON with only the escapes that JSON requires.</summary>
internal static class RelaxedJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(JsonNode json) => json.ToJsonString(Options);
}
