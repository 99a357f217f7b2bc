using WhatsApp.Upstream.Drift;
using static WhatsApp.Upstream.Tests.Drift.Captured;

namespace WhatsApp.Upstream.Tests.Drift;

/// <summary>Pages, operations, and sections that the site folds.</summary>
[TestFixture]
public sealed class PageComparisonTests
{
    private const string TwoOperations = """
        info: {title: Door API, version: v23.0}
        paths:
          /{Door-ID}:
            parameters:
              - {name: Door-ID, in: path, required: true, schema: {type: string}}
            get: {responses: {}}
            delete: {responses: {}}
        """;

    private const string Gate = """
        info: {title: Gate API}
        paths:
          /{Door-ID}:
            parameters:
              - {name: Door-ID, in: path, required: true, schema: {type: string}}
            get: {responses: {}}
        """;

    [Test]
    public void Equal_pages_do_not_differ()
    {
        PageDrift drift = Compare(TwoOperations, Head + Section("GET") + Section("DELETE") + Tail);

        Assert.That(drift.Texts(), Is.Empty);
        Assert.That(
            (drift.Page, drift.File, drift.Compared, drift.IsFolded),
            Is.EqualTo(("shop/door-api", "openapi/shop/door-api.yaml", 2, false)));
    }

    [Test]
    public void Operation_that_we_lack_is_reported_with_its_line()
    {
        PageDrift drift = Compare(Door(), Head + Section("GET") + Section("PATCH") + Tail);

        Assert.That(drift.Texts(), Is.EqualTo("patch /{Door-ID}: endpoint: page yes, ours no"));
        Assert.That(drift.Differences[0].Line, Is.EqualTo(26));
    }

    [Test]
    public void Operation_that_only_we_have_is_reported_with_our_line()
    {
        PageDrift drift = Compare(TwoOperations, Head + Section("GET") + Tail);

        Assert.That(drift.Texts(), Is.EqualTo("delete /{Door-ID}: endpoint: page no, ours yes"));
        Assert.That(drift.Differences[0].Ours, Is.EqualTo("openapi/shop/door-api.yaml:7"));
    }

    [Test]
    public void Operation_that_is_on_another_page_of_ours_is_reported() => Assert.That(
        Compare("info: {title: Door API}", Head + Section("GET") + Tail, ("shop/gate-api", Gate)).Texts(),
        Is.EqualTo("get /{Door-ID}: endpoint: page yes, ours on shop/gate-api"));

    [Test]
    public void Names_of_path_parameters_may_be_spelt_otherwise() => Assert.That(
        Page(Door(), Section("GET").Replace("Door-ID", "door_id", StringComparison.Ordinal)), Is.Empty);

    [Test]
    public void Page_of_its_own_for_an_operation_is_reported_by_its_title()
    {
        string capture = (Head + Section("GET") + Tail).Replace("Door API", "Peephole API", StringComparison.Ordinal);

        PageDrift drift = Compare(TwoOperations, capture);

        Assert.That(drift.Texts(), Is.EqualTo("page: title: page Shop - Peephole API, ours Door API"));
        Assert.That(drift.Page, Is.EqualTo("Shop - Peephole API"));
    }

    [Test]
    public void Page_that_is_none_of_ours_is_reported() => Assert.That(
        Compare(TwoOperations, "Shop - Roof API\nRoofs.\n").Texts(),
        Is.EqualTo("page: none of ours has its title or its operations"));

    [Test]
    public void Page_without_any_section_is_folded_and_says_what_was_not_compared()
    {
        PageDrift drift = Compare(TwoOperations, Head);

        Assert.That(drift.Texts(), Is.Empty);
        Assert.That(drift.IsFolded, Is.True);
        Assert.That(string.Join(", ", drift.NotCompared), Is.EqualTo("delete /{Door-ID}, get /{Door-ID}"));
    }

    [Test]
    public void Folded_section_beside_an_open_one_is_not_compared()
    {
        PageDrift drift = Compare(TwoOperations, Head + End + Section("DELETE") + Tail);

        Assert.That(drift.Texts(), Is.Empty);
        Assert.That((drift.IsFolded, drift.Compared), Is.EqualTo((true, 1)));
        Assert.That(string.Join(", ", drift.NotCompared), Is.EqualTo("get /{Door-ID}"));
    }

    [Test]
    public void Number_of_folded_sections_must_be_that_of_our_operations() => Assert.That(
        Page(TwoOperations, End + End + End), Is.EqualTo("page: folded endpoints: page 3, ours 2"));

    [Test]
    public void Folded_parameters_are_not_compared()
    {
        PageDrift drift = Compare(Door(), Head + "GET /{Door-ID}\nWhat it does.\nResponses\n200\nDone.\n" + End + Tail);

        Assert.That(drift.Texts(), Is.Empty);
        Assert.That(string.Join(", ", drift.NotCompared), Is.EqualTo("parameters of get /{Door-ID}"));
    }

    [Test]
    public void What_is_newer_than_the_page_is_marked_as_such()
    {
        string page = TwoOperations.Replace("delete: {", "delete: {x-since: v24.0, ", StringComparison.Ordinal);

        Difference difference = Compare(page, Head + Section("GET") + Tail).Differences.Single();

        Assert.That(difference.Since, Is.EqualTo("v24.0"));
        Assert.That(Page(page, End + Section("GET")), Is.Empty, "folded on a page that is newer too");
        Assert.That(Page(page, End + End + Section("GET")), Does.Contain("folded endpoints: page 2, ours 1"));
    }
}
