using System.Globalization;
using System.Text.RegularExpressions;

namespace WhatsApp.Generated.Testing.Webhooks;

/// <summary>
/// Titles and details of errors in webhooks, by code. The page of error codes has the details, and names that are
/// titles where Meta's own title is not listed here.
/// </summary>
internal static partial class WebhookErrorTexts
{
    // Meta's words. Programs compare them, although they should compare the code.
    private static readonly Dictionary<int, string> Titles = new()
    {
        [368] = "Temporarily blocked for policies violations",
        [130429] = "Rate limit hit",
        [130472] = "User's number is part of an experiment",
        [130497] = "Business account is restricted from messaging users in this country.",
        [131000] = "Something went wrong",
        [131005] = "Access denied",
        [131008] = "Required parameter is missing",
        [131009] = "Parameter value is not valid",
        [131016] = "Service unavailable",
        [131021] = "Recipient cannot be sender",
        [131026] = "Message undeliverable",
        [131030] = "Recipient phone number not in allowed list",
        [131031] = "Account has been locked",
        [131037] = "WhatsApp provided number needs display name approval before message can be sent.",
        [131042] = "Business eligibility payment issue",
        [131045] = "Message failed to send because of an incorrect certificate",
        [131047] = "Re-engagement message",
        [131048] = "Spam rate limit hit",
        [131049] = "This message was not delivered to maintain healthy ecosystem engagement.",
        [131050] = "Unable to deliver the message. This recipient has chosen to stop receiving marketing messages.",
        [131051] = "Message type unknown",
        [131052] = "Media download error",
        [131053] = "Media upload error",
        [131056] = "(Business Account, Consumer Account) pair rate limit hit",
        [131057] = "Account in maintenance mode",
    };

    private static readonly Lazy<(int From, int To, string Name, string Details)[]> Page = new(() => [.. Read()]);

    public static (string Title, string Details) Of(int code)
    {
        foreach ((int from, int to, string name, string details) in Page.Value)
        {
            if (code >= from && code <= to)
            {
                return (Titles.GetValueOrDefault(code) ?? InWords(name), details);
            }
        }

        string unknown = string.Create(CultureInfo.InvariantCulture, $"Error {code}");
        return (unknown, $"{unknown} is not on the page of error codes.");
    }

    private static string InWords(string name) =>
        Word().Replace(name, match => " " + match.Value.ToLowerInvariant()).Trim() is [char first, .. string others]
            ? char.ToUpperInvariant(first) + others
            : name;

    // Lint keeps the form of the page: an entry starts with its code and ends with its description.
    private static IEnumerable<(int From, int To, string Name, string Details)> Read()
    {
        using Stream file = typeof(WebhookErrorTexts).Assembly.GetManifestResourceStream("error-codes.yaml")!;
        using StreamReader reader = new(file);
        foreach (string entry in reader.ReadToEnd().Split("- code: ").Skip(1))
        {
            string[] lines =
                [.. entry.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')];
            string code = lines[0];
            string name = Array.Find(lines, line => line.StartsWith("name: ", StringComparison.Ordinal))![6..];
            string? to = Array.Find(lines, line => line.StartsWith("to: ", StringComparison.Ordinal))?[4..];
            int start = Array.FindIndex(lines, line => line.StartsWith("description:", StringComparison.Ordinal));
            string first = lines[start]["description:".Length..].Replace(">-", "", StringComparison.Ordinal).Trim();
            yield return (
                int.Parse(code, CultureInfo.InvariantCulture),
                int.Parse(to ?? code, CultureInfo.InvariantCulture),
                name,
                string.Join(' ', lines[(start + 1)..].Prepend(first)).Trim());
        }
    }

    [GeneratedRegex("(?<!^)[A-Z](?![A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
