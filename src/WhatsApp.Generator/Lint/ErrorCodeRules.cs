using System.Globalization;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Lint;

/// <summary>The catalogue of errors: codes and names once each, groups and advice that the SDK knows.</summary>
internal static class ErrorCodeRules
{
    // The members of GraphErrorGroup and SuggestedAction.
    private static readonly HashSet<string> Groups =
    [
        "Authorization",
        "Throttling",
        "Integrity",
        "Parameter",
        "Recipient",
        "Message",
        "Template",
        "Media",
        "PhoneNumber",
        "Account",
        "Flow",
        "Group",
        "Calling",
        "Sync",
        "Server",
    ];

    private static readonly HashSet<string> Advices =
    [
        "RetryNow",
        "RetryLater",
        "FixRequest",
        "RefreshToken",
        "Never",
        "MayHaveBeenSent",
    ];

    public static void Check(LintContext lint, NamedSchema schema)
    {
        PageFile file = schema.File;
        var names = new HashSet<string?>();
        long last = -1;
        foreach (YamlMappingNode code in schema.Node.List("x-error-codes").Maps())
        {
            Known(lint, file, code, "group", Groups);
            Known(lint, file, code, "advice", Advices);
            if (!names.Add(code.Text("name")))
            {
                lint.Findings.Add(
                    file,
                    code,
                    "error-code",
                    $"Rename '{code.Text("name")}': another code has the name."
                );
            }

            if (Number(code, "code") is { } first)
            {
                if (first <= last)
                {
                    lint.Findings.Add(file, code, "error-code", $"Move {first} up: codes are ordered and stand once.");
                }

                last = Number(code, "to") ?? first;
            }
        }
    }

    private static long? Number(YamlMappingNode code, string key) =>
        long.TryParse(code.Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    private static void Known(LintContext lint, PageFile file, YamlMappingNode code, string key, HashSet<string> known)
    {
        if (code.Text(key) is { } value && !known.Contains(value))
        {
            lint.Findings.Add(
                file,
                code.KeyOf(key),
                "error-code",
                $"'{value}' is unknown. Use one of {string.Join(", ", known)}."
            );
        }
    }
}
