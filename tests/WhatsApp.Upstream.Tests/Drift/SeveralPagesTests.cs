using WhatsApp.Generator.Pages;
using WhatsApp.Generator.Tests.Generate;
using WhatsApp.Upstream.Drift;
using static WhatsApp.Upstream.Tests.Drift.Captured;

namespace WhatsApp.Upstream.Tests.Drift;

/// <summary>One text with several pages says the same as the pages one by one.</summary>
[TestFixture]
public sealed class SeveralPagesTests
{
    private const string Key = "type: object\nproperties: {key: {type: string}}";

    private static readonly string DoorText = AnswerText("keyinteger");

    // The same page as the browser's reader mode has it, without the title of the window.
    private static readonly string GateText =
        Named(DoorText, "Gate").Replace("Shop - Gate API | Developer Documentation\n", "", StringComparison.Ordinal);

    private static readonly string RoofMarkdown =
        Named(ServedMarkdownTests.Door("| key | integer |  | The key. |"), "Roof").Replace(
            "## Base URL", "# Roof API\n\n## Base URL", StringComparison.Ordinal);

    private static readonly string WallMarkdown =
        Named(ServedMarkdownTests.Door("| key | integer |  | The key. |"), "Wall");

    private static IEnumerable<TestCaseData> Texts()
    {
        yield return Pages("text and text", DoorText, Named(DoorText, "Gate"));
        yield return Pages("a page twice", DoorText, DoorText);
        yield return Pages("a folded page between others", DoorText, Named(Head, "Gate"), Named(DoorText, "Roof"));
        yield return Pages("text of two forms", DoorText, GateText, DoorText);
        yield return Pages("Markdown with titles", RoofMarkdown, RoofMarkdown);
        yield return Pages("Markdown without titles", WallMarkdown, RoofMarkdown, WallMarkdown, WallMarkdown);
        yield return Pages("text and Markdown", DoorText, RoofMarkdown, GateText, WallMarkdown, DoorText);
    }

    [TestCaseSource(nameof(Texts))]
    public void Several_pages_in_one_text_say_the_same_as_one_by_one(string[] pages)
    {
        using var folder = new TemporaryFolder();
        foreach (string name in (string[])["Door", "Gate", "Roof", "Wall"])
        {
            folder.Write($"openapi/shop/{name.ToLowerInvariant()}-api.yaml", Named(Door(answer: Key), name));
        }

        var comparison = new PageComparison(PageSet.Load(folder.Of("openapi")));

        List<string> together = [.. comparison.CompareAll(string.Concat(pages)).Select(Described)];
        List<string> oneByOne = [.. pages.Select(page => Described(comparison.Compare(page)))];

        Assert.That(together, Is.EqualTo(oneByOne));
        Assert.That(string.Join('\n', together), Does.Contain("key: type: page integer, ours string"));
    }

    [Test]
    public void Lines_are_those_of_the_whole_text()
    {
        using var folder = new TemporaryFolder();
        folder.Write("openapi/shop/door-api.yaml", Door(answer: Key));

        IEnumerable<int> lines = new PageComparison(PageSet.Load(folder.Of("openapi")))
            .CompareAll(DoorText + DoorText)
            .Select(drift => drift.Differences.Single().Line);

        Assert.That(lines, Is.EqualTo([26, 26 + DoorText.Count(sign => sign == '\n')]));
    }

    private static TestCaseData Pages(string name, params string[] pages) =>
        new TestCaseData([pages]).SetArgDisplayNames(name);

    private static string Described(PageDrift drift) =>
        $"{drift.Page} folded={drift.IsFolded} compared={drift.Compared} not-shown={drift.NotShown}\n{drift.Texts()}";

    private static string Named(string text, string name) =>
        text.Replace("Door", name, StringComparison.Ordinal);
}
