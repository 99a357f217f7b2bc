using WhatsApp.Diff;

namespace WhatsApp.Generator.Tests.Diff;

/// <summary>The rules between two sets of our pages.</summary>
[TestFixture]
public sealed class PageDiffTests
{
    private static IEnumerable<RuleCase> Cases =>
        [.. OperationRuleCases.All, .. SchemaRuleCases.Members, .. SchemaRuleCases.Types];

    [TestCaseSource(nameof(Cases))]
    public void Rule(RuleCase rule) => Assert.That(
        RopePages.Lines(RopePages.Compare(RopePages.All, RopePages.With(rule.Replaced))), Is.EquivalentTo(rule.Expected));

    [Test]
    public void Same_pages_have_no_changes() =>
        Assert.That(RopePages.Compare(RopePages.All, RopePages.All).Summary, Is.EqualTo("no changes"));

    [Test]
    public void Page_that_is_gone_is_reported_with_its_operations_and_types()
    {
        Dictionary<string, string> without = RopePages.All;
        without.Remove(RopePages.Ropes);

        string[] lines = [.. RopePages.Lines(RopePages.Compare(RopePages.All, without))];

        Assert.That(lines, Does.Contain("documentation page-removed Ropes API"));
        Assert.That(lines, Does.Contain("breaking operation-removed BoxRopesRequestBuilder.PostAsync"));
        Assert.That(lines, Does.Contain("breaking type-removed Rope"));
    }

    [Test]
    public void Page_that_is_new_is_reported_with_its_operations_and_types()
    {
        Dictionary<string, string> without = RopePages.All;
        without.Remove(RopePages.Ropes);

        string[] lines = [.. RopePages.Lines(RopePages.Compare(without, RopePages.All))];

        Assert.That(lines, Does.Contain("additive page-added Ropes API"));
        Assert.That(lines, Does.Contain("additive operation-added BoxRopesRequestBuilder.PostAsync"));
        Assert.That(lines, Does.Contain("additive type-added Rope"));
        Assert.That(lines, Has.None.StartsWith("breaking"));
    }

    [Test]
    public void Page_with_another_name_breaks_nothing()
    {
        Dictionary<string, string> renamed = RopePages.All;
        renamed["box/cords-api"] = renamed[RopePages.Ropes];
        renamed.Remove(RopePages.Ropes);

        DiffReport report = RopePages.Compare(RopePages.All, renamed);

        Assert.That(report.Of(ChangeClass.Breaking).Concat(report.Of(ChangeClass.Additive)), Is.Empty);
        Assert.That(
            RopePages.Lines(report),
            Does.Contain("documentation page-renamed Ropes API").And.Contain("documentation type-moved Rope"));
    }

    [Test]
    public void Type_that_moves_to_a_webhook_changes_its_namespace()
    {
        const string weave = """
                Weave:
                  type: string
                  description: How it is woven.
                  enum: [PLAIN, TWILL]
                  x-enum-docs: {PLAIN: Over and under., TWILL: Over two.}
            """;
        Dictionary<string, string> moved = RopePages.With(
            (weave, string.Empty),
            ("$ref: '#/components/schemas/Weave'", "$ref: '../webhooks/weave.yaml#/components/schemas/Weave'"));
        moved["webhooks/weave"] =
            "info: {title: Weave, description: Weave., version: v23.0}\ncomponents:\n  schemas:\n" + weave;

        Assert.That(
            RopePages.Lines(RopePages.Compare(RopePages.All, moved)),
            Is.EqualTo(["breaking namespace-changed Weave", "additive page-added Weave"]));
    }

    [Test]
    public void Type_that_another_replaces_everywhere_is_reported_once()
    {
        Dictionary<string, string> replaced = RopePages.With(
            ("weave: {$ref: '#/components/schemas/Weave'}", "weave: {$ref: '#/components/schemas/RopeState'}"),
            ("    Weave:\n      type: string\n      description: How it is woven.\n      enum: [PLAIN, TWILL]\n"
                + "      x-enum-docs: {PLAIN: Over and under., TWILL: Over two.}\n", string.Empty));

        Change change = RopePages.Compare(RopePages.All, replaced).Changes.Single();

        Assert.That(change.Rule, Is.EqualTo(DiffRules.TypeRenamed));
        Assert.That(change.Subject, Is.EqualTo("Weave"));
        Assert.That(change.ToDo, Is.EqualTo("Write `RopeState` instead of `Weave`."));
    }

    [Test]
    public void Member_is_reported_with_its_page_and_line_and_what_to_do()
    {
        Dictionary<string, string> pages = RopePages.With(("maximum: 50}\n        maker", "maximum: 40}\n        maker"));
        Change change = RopePages.Compare(RopePages.All, pages).Changes.Single();
        const string path = "openapi/box/ropes-api.yaml";
        int line = 1 + Array.FindIndex(
            RopePages.All[RopePages.Ropes].Split('\n'), text => text.Contains("in meters", StringComparison.Ordinal));

        Assert.That(change.Place, Is.EqualTo(new ChangePlace(path, path, line, IsAtBase: false)));
        Assert.That(change.CSharp, Is.EqualTo("RopeRequest.Length"));
        Assert.That(change.What, Is.EqualTo("maximum `50` → `40`"));
        Assert.That(change.ToDo, Is.EqualTo("Send only what the new bound allows."));
    }

    [Test]
    public void What_is_gone_is_reported_with_its_line_at_the_base_and_whether_users_were_warned()
    {
        const string maker = "        maker: {type: string, description: Who makes it.}\n";
        Dictionary<string, string> deprecated = RopePages.With(
            (maker, maker.Replace("}", ", deprecated: true}", StringComparison.Ordinal)));
        Dictionary<string, string> without = RopePages.With((maker, string.Empty));

        Change unwarned = RopePages.Compare(RopePages.All, without).Changes.Single();
        Change warned = RopePages.Compare(deprecated, without).Changes.Single();

        Assert.That(unwarned.Place.IsAtBase, Is.True);
        Assert.That(unwarned.What, Is.EqualTo("member `maker` removed, without having been deprecated"));
        Assert.That(warned.What, Is.EqualTo("member `maker` removed"));
    }

    [Test]
    public void What_is_no_longer_deprecated_is_reported_as_documentation()
    {
        Dictionary<string, string> deprecated = RopePages.With(
            ("Who makes it.}", "Who makes it., deprecated: true}"));

        Assert.That(
            RopePages.Lines(RopePages.Compare(deprecated, RopePages.All)),
            Is.EqualTo(["documentation undeprecated RopeRequest.Maker"]));
    }

    [Test]
    public void What_is_deprecated_and_replaced_by_something_else_is_reported_as_documentation()
    {
        Change change = CompareMaker(
            ", deprecated: true, x-replaced-by: kind}", ", deprecated: true, x-replaced-by: weave}");

        Assert.That(change.Rule, Is.EqualTo(DiffRules.ReplacementChanged));
        Assert.That(change.Class, Is.EqualTo(ChangeClass.Documentation));
        Assert.That(change.What, Is.EqualTo("still deprecated: `weave` replaces it, before `kind`"));
    }

    [TestCase("}", ", x-since: v24.0}", "since `v24.0`")]
    [TestCase(", x-since: v24.0}", ", x-since: 2026-05-28}", "since `2026-05-28`, before `v24.0`")]
    [TestCase(", x-since: v24.0}", "}", "since when is no longer stated, before `v24.0`")]
    public void Since_when_something_exists_is_reported_with_what_was_stated_before(string old, string @new, string what) =>
        Assert.That(CompareMaker(old, @new).What, Is.EqualTo(what));

    [Test]
    public void Host_of_a_call_is_reported_with_what_to_do()
    {
        Dictionary<string, string> moved = RopePages.With(("/lids:\n", "/lids:\n    x-host: lids.example.com\n"));

        Change there = RopePages.Compare(RopePages.All, moved).Changes.Single();
        Change back = RopePages.Compare(moved, RopePages.All).Changes.Single();

        Assert.That(there.What, Is.EqualTo("sent to `lids.example.com`, before to the API's own host"));
        Assert.That(there.ToDo, Does.StartWith("Allow requests to `lids.example.com` in"));
        Assert.That(back.What, Is.EqualTo("sent to the API's own host, before to `lids.example.com`"));
    }

    private static Change CompareMaker(string old, string @new) => RopePages.Compare(
        RopePages.With(("Who makes it.}", "Who makes it." + old)),
        RopePages.With(("Who makes it.}", "Who makes it." + @new))).Changes.Single();

    [Test]
    public void Operation_that_needs_a_token_now_breaks()
    {
        Dictionary<string, string> anonymous = RopePages.With(
            ("summary: Makes a rope.\n", "summary: Makes a rope.\n      security: []\n"));

        Assert.That(
            RopePages.Lines(RopePages.Compare(anonymous, RopePages.All)),
            Is.EqualTo(["breaking token-set BoxRopesRequestBuilder.PostAsync"]));
    }

    [Test]
    public void Every_rule_is_shown_by_a_case()
    {
        IEnumerable<string> shown = Cases.SelectMany(rule => rule.Expected).Select(line => line.Split(' ')[1]);
        string[] elsewhere =
        [
            "page-added", "page-removed", "page-renamed", "namespace-changed", "type-moved",
            "content-type", "token-set", "undeprecated", "replacement-changed",
        ];

        Assert.That(DiffRules.All.Select(rule => rule.Name).Except(shown), Is.EquivalentTo(elsewhere));
    }
}
