using System.Text.Encodings.Web;
using System.Text.Json;

namespace WhatsApp.Benchmarks.Running;

/// <summary>How figures are written to files.</summary>
internal static class Json
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };
}
