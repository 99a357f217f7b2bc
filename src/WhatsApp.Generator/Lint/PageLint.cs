using WhatsApp.Generator.Pages;

namespace WhatsApp.Generator.Lint;

/// <summary>Refuses pages and templates that would not generate what they seem to say.</summary>
public static class PageLint
{
    /// <summary>Checks everything.</summary>
    /// <param name="pages">The folder <c>openapi/</c>.</param>
    /// <param name="templatesFolder">The folder <c>generator-templates/</c>, in the root of the repository.</param>
    /// <returns>All problems at once, ordered by file and line.</returns>
    public static IReadOnlyList<Problem> Check(PageSet pages, string templatesFolder)
    {
        var findings = new Findings();
        foreach (Problem problem in pages.Problems)
        {
            findings.Add(problem);
        }

        var yaml = new YamlRules(findings);
        PageFile[] files = [.. pages.Files.Where(yaml.CanWalk)];
        TemplateRules.Check(templatesFolder, findings);
        if (pages.Problems.Any(problem => IsReferredTo(problem.File)))
        {
            // Every page that refers to such a file would be reported, which would hide the cause.
            return findings.InOrder();
        }

        var lint = new LintContext(pages, files, findings, Path.GetDirectoryName(Path.GetFullPath(templatesFolder))!);
        var page = new PageRules(lint);
        foreach (PageFile file in files)
        {
            page.Check(file);
        }

        var unions = new UnionRules(lint);
        foreach (NamedSchema schema in lint.Schemas.All)
        {
            lint.TypeNames.Schema(schema);
            lint.MemberNames.Check(schema);
            unions.Check(schema);
        }

        DeprecationRules.Check(lint);
        EventRules.Check(lint);

        // Where a page cannot be read, what it uses is not known.
        if (files.Length == pages.Files.Count && pages.Problems.Count == 0)
        {
            UsageRules.Check(lint);
        }

        return findings.InOrder();
    }

    private static bool IsReferredTo(string file) =>
        file.StartsWith("openapi/shared/", StringComparison.Ordinal)
        || file.StartsWith("openapi/models/", StringComparison.Ordinal)
        || file.StartsWith("openapi/webhooks/", StringComparison.Ordinal);
}
