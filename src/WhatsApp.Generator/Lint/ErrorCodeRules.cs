using System.Globalization;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Lint;

/// <summary>The catalogue of errors: codes in order, and each name once.</summary>
internal static class ErrorCodeRules
{
    public static void Check(LintContext lint, NamedSchema schema)
    {
        PageFile file = schema.File;
        var names = new HashSet<string?>();
        long last = -1;
        foreach (YamlMappingNode code in schema.Node.List("x-error-codes").Maps())
        {
            if (!names.Add(code.Text("name")))
            {
                lint.Findings.Add(
                    file, code, "error-code", $"Rename '{code.Text("name")}': another code has the name.");
            }

            if (Number(code, "code") is { } first)
            {
                if (first <= last)
                {
                    lint.Findings.Add(
                        file, code, "error-code", $"Move {first} up: codes are in ascending order, each of them once.");
                }

                last = Number(code, "to") ?? first;
            }
        }
    }

    private static long? Number(YamlMappingNode code, string key) =>
        long.TryParse(code.Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;
}
