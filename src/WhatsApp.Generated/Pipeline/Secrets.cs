using System.Text.RegularExpressions;
using WhatsApp.Generated.Http;

namespace WhatsApp.Generated;

/// <summary>Takes access tokens and other secrets out of an answer before an exception shows it.</summary>
internal static partial class Secrets
{
    // What is too short to be a secret of Meta's may be a word of the answer.
    private const int Shortest = 8;

    /// <summary>
    /// Meta repeats a token that it cannot read, a gateway may repeat the whole request, and an answer that cannot be
    /// read may have a token of its own in it.
    /// </summary>
    public static string Hide(string text, HttpRequestMessage message)
    {
        if (message.Headers.Authorization?.Parameter is { } token)
        {
            text = Without(text, token, "[access token]");
        }

        if (CallContext.Of(message).Request is { FormBody: { } form })
        {
            foreach (string secret in FormFields.Collect(form).Secrets)
            {
                text = Without(text, secret, "[secret]");
            }
        }

        return Named.Replace(text, "$1[secret]");
    }

    private static string Without(string text, string secret, string mark)
    {
        if (secret.Length < Shortest)
        {
            return text;
        }

        string[] spellings =
        [
            secret,
            secret.Replace("/", "\\/", StringComparison.Ordinal),
            Uri.EscapeDataString(secret),
        ];
        return spellings.Aggregate(text, (left, spelling) => left.Replace(spelling, mark, StringComparison.Ordinal));
    }

    // As a member of JSON, or as a parameter of an address such as paging.next.
    [GeneratedRegex(
        "((?:access_token|input_token|fb_exchange_token|client_secret|appsecret_proof)(?:\"\\s*:\\s*\"|=))"
            + "(?!\\[)[^\"&\\s<]+",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Named { get; }
}
