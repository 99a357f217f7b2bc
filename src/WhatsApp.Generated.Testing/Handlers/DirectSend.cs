using System.Globalization;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing.Handlers;

/// <summary>Checks a message with a category, which is sent in place of a template.</summary>
internal static class DirectSend
{
    private const int Shortest = 30;

    public static void Check(GraphCall call)
    {
        string category = GraphCall.RequireOneOf(
            "category", call.Optional("category") ?? "service", "authentication", "service", "utility");
        if (category == "authentication" && call.Optional("to") is null)
        {
            throw GraphErrors.Of(
                131062, "(#131062) BSUID recipient not supported", "Authentication needs a phone number in to.");
        }

        if (call.Optional("ttl_seconds") is { } text)
        {
            int longest = category switch
            {
                "utility" => 43200,
                "authentication" => 900,
                _ => throw GraphErrors.Invalid("Param ttl_seconds is for messages with a category only."),
            };
            if (!int.TryParse(text, CultureInfo.InvariantCulture, out int seconds)
                || seconds < Shortest
                || seconds > longest)
            {
                throw GraphErrors.Invalid($"Param ttl_seconds must be {Shortest} to {longest}.");
            }
        }
    }
}
