using System.Text.Json.Nodes;
using WhatsApp.Diff;

namespace WhatsApp.Generator.Tests.Diff;

/// <summary>How a report looks.</summary>
[TestFixture]
public sealed class DiffReportTests
{
    private static readonly DiffReport Report = RopePages.Compare(
        RopePages.All,
        RopePages.With(
            ("maximum: 50}\n        maker", "maximum: 40}\n        maker"),
            ("[PLAIN, TWILL]", "[PLAIN, TWILL, SATIN, GAUZE]"),
            ("maximum: 100", "maximum: 200"),
            ("When it was made.", "When it was bound.")));

    [Test]
    public void Markdown_has_what_breaks_on_top_and_the_rest_page_by_page() => Assert.That(
        MarkdownReport.Write(Report),
        Is.EqualTo("""
            **1 breaking, 3 additive, 1 documentation on 2 pages** · old → new

            ## Breaking

            ### openapi/box/ropes-api.yaml

            - `RopeRequest.Length`: maximum `50` → `40` (ropes-api.yaml:67)  
              **Do:** Send only what the new bound allows.

            ## Not breaking

            ### openapi/box/ropes-api.yaml

            - `Weave`: values `Satin`, `Gauze` added (ropes-api.yaml:86)

            <details><summary>Documentation: 1</summary>

            - `Rope.Made`: description changed (ropes-api.yaml:78)

            </details>

            ### openapi/shared/parameters.yaml

            - `BoxRopesQuery.Limit`: maximum `100` → `200` (parameters.yaml:14)

            """));

    [Test]
    public void Json_has_the_counts_and_everything_about_a_change()
    {
        JsonNode json = JsonNode.Parse(JsonReport.Write(Report))!;

        Assert.That(json["breaking"]!.GetValue<int>(), Is.EqualTo(1));
        Assert.That(json["additive"]!.GetValue<int>(), Is.EqualTo(3));
        Assert.That(json["documentation"]!.GetValue<int>(), Is.EqualTo(1));
        Assert.That(json["changes"]!.AsArray(), Has.Count.EqualTo(5));
        Assert.That(json["changes"]![0]!.ToJsonString(), Is.EqualTo(JsonNode.Parse("""
            {
              "class": "breaking",
              "rule": "bound-narrowed",
              "page": "openapi/box/ropes-api.yaml",
              "file": "openapi/box/ropes-api.yaml",
              "line": 67,
              "atBase": false,
              "subject": "RopeRequest.Length",
              "csharp": "RopeRequest.Length",
              "what": "maximum `50` \u2192 `40`",
              "toDo": "Send only what the new bound allows."
            }
            """)!.ToJsonString()));
    }

    [Test]
    public void Summary_counts_pages_once_and_leaves_out_what_is_not_there()
    {
        DiffReport one = RopePages.Compare(RopePages.All, RopePages.With(("maximum: 100", "maximum: 200")));

        Assert.That(one.Summary, Is.EqualTo("1 additive on 1 page"));
        Assert.That(MarkdownReport.Write(new DiffReport("a", "b", [])), Is.EqualTo("**no changes** · a → b\n"));
    }
}
