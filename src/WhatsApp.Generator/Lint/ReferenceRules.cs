using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Lint;

/// <summary>References: to the same file or to a shared one, and to something of the right kind.</summary>
internal sealed class ReferenceRules(PageSet pages, Findings findings)
{
    public const string Schemas = "schemas";
    public const string Parameters = "parameters";
    public const string Responses = "responses";

    private static readonly string[] SharedStarts = ["../models/", "../shared/"];

    /// <summary>Finds what a reference names and reports what is wrong with it.</summary>
    /// <param name="from">The page that refers.</param>
    /// <param name="reference">The value of <c>$ref</c>, or of an entry in a mapping.</param>
    /// <param name="kind">The part of <c>components</c> that it must name.</param>
    public (PageFile File, string Name, YamlMappingNode Node)? Follow(PageFile from, YamlNode? reference, string kind)
    {
        if (reference is not YamlScalarNode { Value: { Length: > 0 } text })
        {
            return null;
        }

        int hash = text.IndexOf('#', StringComparison.Ordinal);
        string[] steps = hash < 0 ? [] : text[(hash + 1)..].Split('/');
        if (steps is not ["", "components", _, _])
        {
            findings.Add(
                from, reference, "reference-form",
                $"Write the reference as '#/components/{kind}/Name' or "
                    + $"'../models/file.yaml#/components/{kind}/Name'.");
            return null;
        }

        CheckPlace(from, reference, text[..hash]);
        if (steps[2] != kind)
        {
            findings.Add(
                from, reference, "reference-kind",
                $"Refer to something under 'components', '{kind}' here, not under '{steps[2]}'.");
            return null;
        }

        if (pages.Resolve(from, text) is { } target)
        {
            return target;
        }

        findings.Add(from, reference, "reference-unresolved", $"'{text}' names nothing. {Meant(from, text, kind)}");
        return null;
    }

    private string Meant(PageFile from, string text, string kind)
    {
        string owner = text[..text.LastIndexOf('/')];
        string written = text[(owner.Length + 1)..];
        IEnumerable<string> names = pages.Resolve(from, owner)?.Node.Members().Select(member => member.Key) ?? [];
        return Spelling.Find(written, names) is { } right
            ? $"Write '{right}' instead of '{written}'."
            : $"Fix the file or the name, or add it to the {kind} there.";
    }

    private void CheckPlace(PageFile from, YamlNode reference, string path)
    {
        string folder = path[..(path.LastIndexOf('/') + 1)];
        if (path == $"../{from.Name}.yaml" || path == $"{from.ShortName}.yaml" || path == $"./{from.ShortName}.yaml")
        {
            findings.Add(
                from, reference, "reference-place",
                "Leave out the file: a reference to the same file starts with '#'.");
        }
        else if (path.Length > 0 && !SharedStarts.Contains(folder) && !(from.IsWebhook && folder == "./"))
        {
            findings.Add(
                from, reference, "reference-place",
                "Do not refer to another page. Move what two pages use to openapi/models and refer to "
                    + "'../models/file.yaml#/…'.");
        }
    }
}
