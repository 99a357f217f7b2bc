using System.Text.RegularExpressions;

namespace Docs.Tests.Pages;

/// <summary>Links between the pages of the repository.</summary>
[TestFixture]
public sealed partial class LinkTests
{
    [Test]
    public void Every_link_to_a_file_or_a_heading_leads_there()
    {
        string[] dead =
        [
            .. from page in Repository.Pages()
            from Match link in Link().Matches(Prose(page))
            let target = link.Groups["target"].Value
            where !target.Contains("://", StringComparison.Ordinal) && !Leads(page, target)
            select $"{page}: {target}",
        ];

        Assert.That(dead, Is.Empty);
    }

    [Test]
    public void Dead_link_is_found() => Assert.Multiple(() =>
    {
        Assert.That(Leads("README.md", "docs/testing.md#one-handler"), Is.True);
        Assert.That(Leads("docs/client.md", "../samples/MultiTenant"), Is.True);
        Assert.That(Leads("README.md", "#requirements"), Is.True);
        Assert.That(Leads("README.md", "docs/testing.md#two-handlers"), Is.False);
        Assert.That(Leads("README.md", "docs/tests.md"), Is.False);
    });

    private static bool Leads(string page, string target)
    {
        string[] parts = target.Split('#', 2);
        string path = parts[0].Length == 0
            ? Repository.Of(page)
            : Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, Uri.UnescapeDataString(parts[0])));
        return (File.Exists(path) || Directory.Exists(path))
            && (parts.Length == 1 || (File.Exists(path) && Anchors(path).Contains(parts[1])));
    }

    // As GitHub makes them: lower case, without punctuation, hyphens for spaces.
    private static IEnumerable<string> Anchors(string path) =>
        Heading().Matches(File.ReadAllText(path))
            .Select(heading => LinkText().Replace(heading.Groups["text"].Value, "$1").Trim())
            .Select(text => NoAnchor().Replace(text.ToLowerInvariant(), string.Empty).Replace(' ', '-'));

    private static string Prose(string page) =>
        Code().Replace(File.ReadAllText(Repository.Of(page)), string.Empty);

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex LinkText();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NoAnchor();

    [GeneratedRegex(@"^\s*```.*?^\s*```|`[^`\n]*`", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Code();
}
