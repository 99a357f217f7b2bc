using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing.Handlers;

/// <summary>Checks a message with a category, which is sent in place of a template.</summary>
internal static class DirectSend
{
    public static void Check(GraphCall call)
    {
        string category = GraphCall.RequireOneOf(
            "category", call.Optional("category") ?? "service", "authentication", "service", "utility");
        if (category == "authentication" && call.Optional("to") is null)
        {
            throw GraphErrors.Of(
                131062, "(#131062) BSUID recipient not supported", "Authentication needs a phone number in to.");
        }

        if (category == "service" && call.IsPresent("ttl_seconds"))
        {
            throw GraphErrors.Invalid("Param ttl_seconds is for messages with a category only.");
        }
    }
}
