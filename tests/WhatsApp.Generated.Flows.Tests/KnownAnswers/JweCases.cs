using System.Buffers.Text;
using System.Text;

namespace WhatsApp.Generated.Flows.Tests;

/// <summary>Changes of a token that is valid.</summary>
internal static class JweCases
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static readonly string[] s_headers =
    [
        """{"alg":"RSA-OAEP-256","enc":"A128GCM"}""",
        """{"alg":"RSA-OAEP","enc":"A256GCM"}""",
        """{"alg":"RSA-OAEP-256","enc":"A128CBC-HS256"}""",
        """{"alg":"RSA-OAEP-256","enc":"A256GCM","typ":"JWE"}""",
        """{"alg":"RSA-OAEP-256","enc":"A256GCM","zip":"DEF"}""",
        """{"alg":"RSA-OAEP-256","enc":"A256GCM","zip":null}""",
        """{"alg":"RSA-OAEP-256","enc":"A256GCM","crit":["exp"]}""",
        """{"alg":"RSA-OAEP-256","enc":"A256GCM","kid":"other"}""",
        """{"alg":"RSA-OAEP-256","enc":"A192GCM"}""",
        """{"alg":"RSA-OAEP-256","enc":"A256CBC-HS512"}""",
        """{"alg":"RSA-OAEP-256","enc":"a256gcm"}""",
        """{"alg":"RSA-OAEP-256","enc":1}""",
        """{"alg":"RSA-OAEP-256"}""",
        """{"alg":"RSA-OAEP-512","enc":"A256GCM"}""",
        """{"alg":"RSA1_5","enc":"A256GCM"}""",
        """{"alg":"dir","enc":"A256GCM"}""",
        """{"alg":"none","enc":"A256GCM"}""",
        """{"alg":"A256KW","enc":"A256GCM"}""",
        """{"alg":"PBES2-HS256+A128KW","enc":"A256GCM"}""",
        """{"alg":null,"enc":"A256GCM"}""",
        """{"alg":["RSA-OAEP-256"],"enc":"A256GCM"}""",
        """{"enc":"A256GCM"}""",
        """{ "alg":"RSA-OAEP-256","enc":"A256GCM"}""",
        "{}",
        "[]",
        "null",
        "\"RSA-OAEP-256\"",
        "{",
        "",
    ];

    public static IEnumerable<(string Name, string Token)> Changes(string name, string token)
    {
        string[] parts = token.Split('.');
        yield return ($"{name}, as it is", token);
        yield return ($"{name}, upper case", token.ToUpperInvariant());
        yield return ($"{name}, four parts", string.Join('.', parts[..4]));
        yield return ($"{name}, six parts", token + ".");
        yield return ($"{name}, space before", " " + token);
        yield return ($"{name}, line break after", token + "\n");
        for (int part = 0; part < parts.Length; part++)
        {
            string text = parts[part];
            int middle = text.Length / 2;
            (string Change, string Changed)[] changes =
            [
                ("empty", string.Empty),
                ("without the first character", text[1..]),
                ("without the last character", text[..^1]),
                ("without the last four characters", text[..^4]),
                ("first character changed", Change(text, 0)),
                ("middle character changed", Change(text, middle)),
                ("one character more", text + "A"),
                ("four characters more", text + "AAAA"),
                ("padding", text + "="),
                ("space inside", text.Insert(middle, " ")),
                ("no Base64url", text[..middle] + '+' + text[(middle + 1)..]),
            ];
            foreach ((string change, string changed) in changes)
            {
                yield return ($"{name}, part {part} {change}", With(parts, part, changed));
            }
        }
    }

    public static IEnumerable<(string Name, string Token)> Headers(string token) => s_headers.Select(header =>
        ($"header {header}", With(token.Split('.'), 0, Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header)))));

    // The first of its six bits belongs to a byte, also in the last character.
    private static string Change(string text, int at) =>
        text[..at] + Alphabet[Alphabet.IndexOf(text[at], StringComparison.Ordinal) ^ 32] + text[(at + 1)..];

    private static string With(string[] parts, int part, string value) =>
        string.Join('.', parts.Select((other, index) => index == part ? value : other));
}
