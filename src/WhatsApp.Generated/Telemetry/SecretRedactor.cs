using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace WhatsApp.Generated.Telemetry;

/// <summary>Removes access tokens and other secrets from texts before an exception or a log shows them.</summary>
internal static partial class SecretRedactor
{
    private const string Mark = "[secret]";

    // A shorter value may be an ordinary word of the text.
    private const int MinSecretLength = 8;

    private const int MaxLogLength = 16 * 1024;

    /// <summary>
    /// Removes secrets from the body of a response: Meta repeats a token that it cannot read, a gateway may repeat the
    /// whole request, and an unreadable response may contain a token of its own.
    /// </summary>
    /// <param name="text">The body.</param>
    /// <param name="accessToken">Access token of the request; null if it has none.</param>
    /// <param name="secrets">Further secrets that the request contains.</param>
    public static string RedactSecrets(string text, string? accessToken, IEnumerable<string> secrets)
    {
        return Secret().Replace(Without(text, accessToken, secrets), $"$1{Mark}");
    }

    /// <summary>
    /// Removes secrets and personal data from a body for a log: also the query of addresses, message ids, in which a
    /// phone number is encoded, and all but the last two digits of numbers as long as a phone number.
    /// </summary>
    /// <param name="body">The body.</param>
    /// <param name="accessToken">Access token of the request, which Meta may repeat; null if there is none.</param>
    /// <param name="secrets">Further secrets that the request contains.</param>
    public static string RedactForLog(string body, string? accessToken, IReadOnlyCollection<string> secrets)
    {
        // A secret that begins before the limit may be escaped, with six characters for each of its own.
        int longest = secrets.Append(accessToken ?? string.Empty).Max(secret => secret.Length);
        string text = Without(GraphApiException.Cut(body, MaxLogLength + (longest * 6)), accessToken, secrets);
        text = body.Length > MaxLogLength ? GraphApiException.Cut(text, MaxLogLength) + "…" : text;
        text = Secret().Replace(text, $"$1{Mark}");
        text = ApiKey().Replace(text, $"$1{Mark}");
        text = Address().Replace(text, address => address.Groups[2].Success ? address.Result("$1?***") : address.Value);
        text = MessageId().Replace(text, "wamid.***");
        return Number().Replace(text, number => "***" + LastDigits(number.Value));
    }

    private static string Without(string text, string? accessToken, IEnumerable<string> secrets)
    {
        if (accessToken is not null)
        {
            text = Without(text, accessToken, "[access token]");
        }

        foreach (string secret in secrets)
        {
            text = Without(text, secret, Mark);
        }

        return text;
    }

    private static string Without(string text, string secret, string mark)
    {
        if (secret.Length < MinSecretLength)
        {
            return text;
        }

        var redacted = new StringBuilder(text.Length);
        for (int start = 0; start < text.Length;)
        {
            int end = EndOf(secret, text, start);
            _ = end < 0 ? redacted.Append(text[start]) : redacted.Append(mark);
            start = end < 0 ? start + 1 : end;
        }

        return redacted.ToString();
    }

    // The end of a secret that starts here, each character as it is, escaped in JSON, or escaped in an address; or -1.
    private static int EndOf(string secret, string text, int position)
    {
        foreach (char c in secret)
        {
            ReadOnlySpan<char> rest = text.AsSpan(position);
            int length = rest is [var same, ..] && same == c ? 1
                : rest is ['\\', var escaped, ..] && escaped == c ? 2
                : rest is ['\\', 'u' or 'U', ..] && IsCode(rest[2..], 4, c) ? 6
                : rest is ['%', ..] && IsCode(rest[1..], 2, c) ? 3
                : 0;
            if (length == 0)
            {
                return -1;
            }

            position += length;
        }

        return position;
    }

    private static bool IsCode(ReadOnlySpan<char> text, int digits, char c) =>
        text.Length >= digits
        && int.TryParse(text[..digits], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code)
        && code == c;

    private static string LastDigits(string number)
    {
        string digits = string.Concat(number.Where(char.IsAsciiDigit));
        return digits[^2..];
    }

    // The time of each expression is proportional to the text: none reads the same characters again from many starts.

    // A member of JSON, whose closing quote is missing if the text was cut, or a parameter of an address. Names are short.
    [GeneratedRegex(
        """("(?:[a-z_]{0,40}(?:token|secret|password|proof|private_key|client_key)[a-z_]{0,40}|pin)"\s*:\s*")(?!\[)(?:[^"\\]|\\.)*"""
            + """|(?<1>(?:token|secret|proof)=)(?!\[)[^"&\s<]+""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Secret();

    // The connectors of a Business Agent: a name, and the key that belongs to it.
    [GeneratedRegex("""("field_name"\s*:\s*"(?:[^"\\]|\\.)*"\s*,\s*"value"\s*:\s*")(?:[^"\\]|\\.)*""",
        RegexOptions.CultureInvariant)]
    private static partial Regex ApiKey();

    // An address without a query matches too, so that it is passed over.
    [GeneratedRegex("""(https?:\\?/\\?/[^\s"?]*)(\?[^\s"]*)?""", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"wamid\.[A-Za-z0-9+/=_\\-]*", RegexOptions.CultureInvariant)]
    private static partial Regex MessageId();

    // Spaces and dashes as people write them; a code of six digits as Meta sends it.
    [GeneratedRegex(@"\+?[0-9](?>(?:[ ()-]{0,2}[0-9]){5,})", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
