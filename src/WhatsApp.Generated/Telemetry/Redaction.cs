using System.Text.RegularExpressions;

namespace WhatsApp.Generated.Telemetry;

/// <summary>
/// Makes a body fit for a log: hides tokens, secrets and PINs, the query of addresses, message ids, in which a phone
/// number is encoded, and all but the last two digits of numbers as long as a phone number.
/// </summary>
internal static partial class Redaction
{
    private const int Longest = 16 * 1024;

    public static string Redact(string body)
    {
        string text = body.Length > Longest ? GraphApiException.Cut(body, Longest) + "…" : body;
        text = Secret().Replace(text, "$1\"***\"");
        text = ApiKey().Replace(text, "$1\"***\"");
        text = Query().Replace(text, "$1?***");
        text = MessageId().Replace(text, "wamid.***");
        return Number().Replace(text, "***$1");
    }

    // A text may have been cut within the value, so its closing quote is not required.
    [GeneratedRegex(
        """("(?:[a-z_]*(?:token|secret|password|proof|private_key|client_key)[a-z_]*|pin)"\s*:\s*)"(?:[^"\\]|\\.)*"?""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Secret();

    // Of the connectors of a Business Agent: a name, and the key that goes by it.
    [GeneratedRegex("""("field_name"\s*:\s*"(?:[^"\\]|\\.)*"\s*,\s*"value"\s*:\s*)"(?:[^"\\]|\\.)*"?""",
        RegexOptions.CultureInvariant)]
    private static partial Regex ApiKey();

    [GeneratedRegex("""(https?:\\?/\\?/[^\s"?]*)\?[^\s"]*""", RegexOptions.CultureInvariant)]
    private static partial Regex Query();

    [GeneratedRegex(@"wamid\.[A-Za-z0-9+/=_\\-]*", RegexOptions.CultureInvariant)]
    private static partial Regex MessageId();

    // Spaces and dashes as people write them; a code of six digits as Meta sends it.
    [GeneratedRegex(@"\+?[0-9](?:[ ()-]{0,2}[0-9]){3,}([0-9]{2})", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
