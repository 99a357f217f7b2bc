using WhatsApp.Generator.Pages;

namespace WhatsApp.Generator.Lint;

/// <summary>Templates that NSwag would pass over in silence, and what they name that is not there.</summary>
internal sealed class TemplateRules
{
    private const string Ending = ".liquid";

    private readonly Findings _findings;
    private readonly string _folder;
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _included = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _anyCase = new(StringComparer.OrdinalIgnoreCase);

    private TemplateRules(string folder, Findings findings)
    {
        _findings = findings;
        _folder = NameOf(folder);
        foreach (string path in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            Read(folder, path);
        }

        foreach (string name in NSwagTemplates.Names.Concat(_texts.Keys))
        {
            _anyCase.TryAdd(name, name);
        }
    }

    public static void Check(string folder, Findings findings)
    {
        if (!Directory.Exists(folder))
        {
            findings.Add(new Problem(
                NameOf(folder), 1, "template-folder", "Add the folder: without it NSwag uses its own templates."));
            return;
        }

        var rules = new TemplateRules(folder, findings);
        HashSet<string> made = TemplateVariables.Made(rules._texts.Values);
        var contract = new TemplateContract(rules._texts.Values);
        foreach ((string name, string text) in rules._texts)
        {
            rules.Tags(name, text, made, contract);
        }

        foreach (string name in rules._texts.Keys)
        {
            rules.Place(name);
        }
    }

    private void Read(string folder, string path)
    {
        string file = Path.GetRelativePath(folder, path).Replace('\\', '/');
        if (!file.EndsWith(Ending, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        if (file.Contains('/', StringComparison.Ordinal))
        {
            Report(file, 1, "template-ignored", "Move the template up: NSwag does not look into folders.");
        }
        else if (!file.EndsWith(Ending, StringComparison.Ordinal))
        {
            Report(file, 1, "template-case", $"Rename the template: its ending is written '{Ending}'.");
        }
        else
        {
            _texts.Add(file[..^Ending.Length], File.ReadAllText(path));
        }
    }

    private void Tags(string name, string text, HashSet<string> made, TemplateContract contract)
    {
        foreach (TemplateTag tag in TemplateTag.All(text))
        {
            if (tag.Included is { } included)
            {
                Included(name, tag.Line, included);
                continue;
            }

            if (tag.IsOpen)
            {
                Report(name + Ending, tag.Line, "template-syntax", "Close the tag: another one starts before it ends.");
                continue;
            }

            foreach ((string advice, int line) in TemplateVariables.Wrong(tag, made, contract))
            {
                Report(name + Ending, line, "template-variable", advice);
            }

            foreach ((string filter, int line) in tag.Filters())
            {
                if (!NSwagTemplates.Filters.Contains(filter))
                {
                    Report(
                        name + Ending, line, "template-filter",
                        $"Use a filter that NSwag {NSwagTemplates.Version} knows: '{filter}' renders as nothing.");
                }
            }
        }
    }

    /// <param name="from">The template with the tag.</param>
    /// <param name="line">Line of the tag.</param>
    /// <param name="name">What it includes. With an exclamation mark it is NSwag's, whatever this folder has.</param>
    private void Included(string from, int line, string name)
    {
        bool isBuiltIn = name.EndsWith('!');
        name = name.TrimEnd('!');
        if (NSwagTemplates.Names.Contains(name) || (!isBuiltIn && _texts.ContainsKey(name)))
        {
            if (name != from)
            {
                _included.Add(name);
            }
        }
        else if (_anyCase.TryGetValue(name, out string? right) && right != name)
        {
            _included.Add(right);
            Report(
                from + Ending, line, "template-case",
                $"Write the template as '{right}': case matters, and '{name}' renders as nothing.");
        }
        else
        {
            Report(
                from + Ending, line, "template-unknown",
                $"Add '{name}{Ending}' or remove the tag: neither this folder nor NSwag {NSwagTemplates.Version} "
                    + "has it.");
        }
    }

    private void Place(string name)
    {
        if (NSwagTemplates.Names.Contains(name) || _included.Contains(name))
        {
            return;
        }

        if (_anyCase[name] is var right && right != name)
        {
            Report(
                name + Ending, 1, "template-case",
                $"Rename the template to '{right}{Ending}': case matters, and NSwag does not find it.");
        }
        else
        {
            Report(
                name + Ending, 1, "template-ignored",
                $"Include the template with '{{% template {name} %}}', or remove it: NSwag "
                    + $"{NSwagTemplates.Version} has none of that name.");
        }
    }

    private static string NameOf(string folder) => Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));

    private void Report(string file, int line, string rule, string advice) =>
        _findings.Add(new Problem($"{_folder}/{file}", line, rule, advice));
}
