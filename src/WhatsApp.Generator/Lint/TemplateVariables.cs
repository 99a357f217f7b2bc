using System.Text.RegularExpressions;

namespace WhatsApp.Generator.Lint;

/// <summary>Variables of the templates. NSwag prints nothing for an unknown one, silently.</summary>
internal static partial class TemplateVariables
{
    private static readonly HashSet<string> OfLiquid =
    [
        "and", "assign", "blank", "break", "capture", "case", "contains", "continue", "cycle", "decrement",
        "echo", "else", "elsif", "empty", "endcapture", "endcase", "endfor", "endif", "endunless", "false",
        "for", "forloop", "if", "in", "increment", "limit", "nil", "not", "null", "offset", "or", "reversed",
        "template", "true", "unless", "when",
    ];

    /// <summary>What NSwag gives to the templates that we have.</summary>
    private static readonly HashSet<string> OfNSwag =
        ["Classes", "ClassName", "Clients", "ExtensionData", "Operations", "Properties"];

    /// <summary>What a path may have at any place, from Liquid and NSwag.</summary>
    private static readonly string[] OfAny = ["ExtensionData", "first", "index", "last", "length", "size"];

    /// <summary>
    /// The variables that templates make themselves; an included template sees those of the one around it.
    /// </summary>
    public static HashSet<string> Made(IEnumerable<string> templates) =>
        [.. templates.SelectMany(text => Making().Matches(text)).Select(match => match.Groups["name"].Value)];

    /// <summary>What is wrong with the variables of one tag, each with its line.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="made">The variables that templates make.</param>
    /// <param name="contract">The records that variables are.</param>
    public static IEnumerable<(string Advice, int Line)> Wrong(
        TemplateTag tag, IReadOnlySet<string> made, TemplateContract contract)
    {
        string code = tag.WithoutTexts;
        foreach (Match match in Variable().Matches(code))
        {
            int line = tag.Line + code.AsSpan(0, match.Index).Count('\n');
            string root = match.Groups["root"].Value;
            string[] known = [.. made, .. OfNSwag];
            if (!OfLiquid.Contains(root) && !known.Contains(root))
            {
                yield return (Advice(root, root, known.Concat(OfLiquid)), line);
            }

            IReadOnlyCollection<Type> types = contract.TypesOf(root);
            foreach (string member in match.Groups["member"].Captures.Select(capture => capture.Value))
            {
                IReadOnlyCollection<Type> next = TemplateContract.Follow(types, member);
                if (types.Count > 0 && next.Count == 0 && !OfAny.Contains(member))
                {
                    yield return (Advice(match.Value.Trim(), member, TemplateContract.Members(types)), line);
                    break;
                }

                types = next;
            }
        }
    }

    private static string Advice(string shown, string written, IEnumerable<string> known) =>
        Spelling.Find(written, known) is { } meant
            ? $"Write '{meant}' instead of '{written}': '{shown}' renders as nothing."
            : $"Fix '{shown}', which renders as nothing, or add '{written}' to a record of Bundle/Contract.";

    [GeneratedRegex(@"\{%-?\s*(?:assign|capture|for)\s+(?<name>\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex Making();

    // Not a filter, which TemplateRules checks, nor the name of an argument of one.
    [GeneratedRegex(
        @"(?<![\w.\]|])(?<!\|\s*)(?<root>[A-Za-z_]\w*)(?!\w*\s*:)(?:\.(?<member>\w+)|\[\s*\])*",
        RegexOptions.CultureInvariant)]
    private static partial Regex Variable();
}
