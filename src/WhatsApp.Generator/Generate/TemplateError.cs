using System.Globalization;
using System.Text.RegularExpressions;
using WhatsApp.Generator.Pages;

namespace WhatsApp.Generator.Generate;

/// <summary>Finds in NSwag's report of a failure which template it was, and where.</summary>
public static partial class TemplateError
{
    /// <summary>The problem with its file and line; null where NSwag failed for another reason.</summary>
    /// <param name="printed">What NSwag printed, with its stack trace.</param>
    public static Problem? Find(string printed)
    {
        // The innermost template comes last in the first message, before the causes.
        string message = printed.ReplaceLineEndings("\n").Split("\n ---> ", 2)[0];
        if (Failure().Matches(message) is not [.., var failure])
        {
            return null;
        }

        // NSwag puts a line of its own before the first.
        int line = int.Parse(failure.Groups["line"].Value, CultureInfo.InvariantCulture) - 1;
        return new Problem(
            $"generator-templates/{failure.Groups["name"].Value}.liquid",
            Math.Max(line, 1),
            "template-syntax",
            $"Fix the tag: {failure.Groups["what"].Value.Trim()}.");
    }

    [GeneratedRegex(
        @"rendering Liquid template CSharp/(?<name>\S+):\s*\n(?!Error while)(?<what>.+?) at \((?<line>\d+):\d+\)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Failure();
}
