using WhatsApp.Diff;
using WhatsApp.Generator.Generate;
using WhatsApp.Generator.Pages;
using WhatsApp.Generator.Tests.Diff;
using WhatsApp.Generator.Tests.Generate;
using WhatsApp.Upstream.Contracts;

namespace WhatsApp.Upstream.Tests.Contracts;

/// <summary>The rules between contract documents, and between a contract and our pages.</summary>
[TestFixture]
public sealed class ContractDiffTests
{
    private const string Contract = """
        openapi: 3.1.0
        info: {title: Contract, version: v23.0}
        paths:
          /{Version}/{BOX_ID}/ropes:
            post:
              operationId: addRope
              parameters:
                - {name: color, in: query, required: false, schema: {type: string}}
              requestBody:
                content:
                  application/json:
                    schema: {$ref: '#/components/schemas/RopeBody'}
              responses:
                '200':
                  content:
                    application/json:
                      schema:
                        type: object
                        properties:
                          id: {type: string, maxLength: 9}
                          state: {type: string, enum: [NEW, WORN]}
          /{Version}/{BOX_ID}/lids:
            get:
              operationId: getLids
              responses:
                '200':
                  content:
                    application/json:
                      schema: {type: object, properties: {count: {type: integer}}}
        components:
          schemas:
            RopeBody:
              type: object
              required: [length]
              properties:
                length: {type: integer, maximum: 50}
                weave: {type: string, enum: [PLAIN, TWILL]}
                maker: {type: object, properties: {name: {type: string}}}
        """;

    private static IEnumerable<RuleCase> Cases =>
    [
        Case(
            "operation that is gone",
            "    get:\n      operationId: getLids",
            "    delete:\n      operationId: removeLids",
            "breaking operation-removed get /{version}/{box-id}/lids",
            "additive operation-added delete /{version}/{box-id}/lids"),
        Case("operation at another path", "/lids:", "/covers:",
            "breaking operation-moved get /{version}/{box-id}/covers"),
        Case("operation with another id", "operationId: getLids", "operationId: listLids",
            "documentation words get /{version}/{box-id}/lids"),
        Case(
            "parameter that is new",
            "parameters:\n",
            "parameters:\n        - {name: size, in: query, schema: {type: integer}}\n",
            "additive parameter-added query size"),
        Case(
            "required parameter that is new",
            "parameters:\n",
            "parameters:\n        - {name: size, in: query, required: true, schema: {type: integer}}\n",
            "breaking required-parameter-added query size"),
        Case("parameter that is gone", "name: color", "name: hue",
            "breaking parameter-removed query color", "additive parameter-added query hue"),
        Case("parameter that is required now", "required: false", "required: true",
            "breaking required-set query color"),
        Case("member that is new", "weave: {", "tail: {type: string}\n        weave: {",
            "additive member-added body tail"),
        Case("member that is gone from a body", "maker: {type: object, properties: {name: {type: string}}}", "",
            "breaking member-removed body maker"),
        Case("member inside another that is gone", "properties: {name: {type: string}}", "properties: {}",
            "breaking member-removed body maker.name"),
        Case("member that is gone from a response", "{count: {type: integer}}", "{}",
            "breaking member-removed answer count"),
        Case("member that is required now", "required: [length]", "required: [length, weave]",
            "breaking required-set body weave"),
        Case("member that is no longer required", "required: [length]", "required: []",
            "additive required-unset body length"),
        Case("member of another type", "count: {type: integer}", "count: {type: string}",
            "breaking type-changed answer count"),
        Case("member of another format", "count: {type: integer}", "count: {type: integer, format: int32}",
            "documentation format-changed answer count"),
        Case("value that is gone from a body", "[PLAIN, TWILL]", "[PLAIN]",
            "breaking value-removed body weave"),
        Case("value that is gone from a response breaks nothing", "[NEW, WORN]", "[NEW]",
            "documentation value-removed answer state"),
        Case("value that is new", "[NEW, WORN]", "[NEW, WORN, TORN]",
            "additive value-added answer state"),
        Case("values where any text was", "name: {type: string}", "name: {type: string, enum: [US]}",
            "breaking bound-narrowed body maker.name"),
        Case("narrower bound of a body", "maximum: 50", "maximum: 40",
            "breaking bound-narrowed body length"),
        Case("wider bound of a body", "maximum: 50", "maximum: 60",
            "additive bound-widened body length"),
        Case("bound of a response", "maxLength: 9", "maxLength: 7",
            "documentation bound-narrowed answer id"),
        Case(
            "body in another format",
            "content:\n          application/json:\n            schema: {$ref",
            "content:\n          multipart/form-data:\n            schema: {$ref",
            "breaking content-type post /{version}/{box-id}/ropes"),
        Case(
            "body that is new",
            "operationId: getLids",
            "operationId: getLids\n      requestBody: {content: {application/json: {schema: {type: object}}}}",
            "breaking body-added get /{version}/{box-id}/lids"),
        Case(
            "body that is gone",
            "      requestBody:\n        content:\n          application/json:\n"
                + "            schema: {$ref: '#/components/schemas/RopeBody'}\n",
            "",
            "breaking body-removed post /{version}/{box-id}/ropes"),
    ];

    [TestCaseSource(nameof(Cases))]
    public void Rule(RuleCase rule)
    {
        (string old, string @new) = rule.Replaced[0];
        Assert.That(Contract.Split(old), Has.Length.EqualTo(2), "The text is in one place.");

        DiffReport report = Compare(Contract, Contract.Replace(old, @new, StringComparison.Ordinal));

        Assert.That(RopePages.Lines(report), Is.EquivalentTo(rule.Expected));
    }

    [Test]
    public void Same_contracts_have_no_changes() =>
        Assert.That(Compare(Contract, Contract).Summary, Is.EqualTo("no changes"));

    [Test]
    public void Change_of_a_contract_names_the_page_and_the_C_sharp_member_that_it_touches()
    {
        string old = RopeContract();

        string @new = old.Replace("maximum: 50", "maximum: 40", StringComparison.Ordinal);
        Change change = Compare(old, @new, RopePages.All).Changes.Single();

        Assert.That(change.CSharp, Is.EqualTo("RopeRequest.Length"));
        Assert.That(change.Place.Page, Is.EqualTo("openapi/box/ropes-api.yaml"));
        Assert.That(change.Place.File, Does.EndWith("new.yaml"));
    }

    [Test]
    public void Contract_against_our_pages_reports_what_only_one_side_has()
    {
        DiffReport report = Against(RopeContract().Replace("strands", "threads", StringComparison.Ordinal), "[]");

        Assert.That(RopePages.Lines(report), Does.Contain("breaking member-removed RopeRequest.Strands")
            .And.Contain("additive member-added body threads"));
    }

    [Test]
    public void Contract_against_our_pages_leaves_out_what_was_decided_on()
    {
        DiffReport all = Against(RopeContract(), "[]");
        DiffReport none = Against(RopeContract(), "- gap: '*'\n  reason: Decided.");

        Assert.That(all.Changes, Is.Not.Empty);
        Assert.That(none.Changes, Is.Empty);
        Assert.That(none.Decided, Is.GreaterThanOrEqualTo(all.Changes.Count));
    }

    [Test]
    public void Contract_against_our_pages_reports_nothing_about_requirements_and_words()
    {
        string contract = RopeContract().Replace("required: true", "required: false", StringComparison.Ordinal);

        Assert.That(RopePages.Lines(Against(contract, "[]")), Has.None.Contains("required").And.None.Contains("words"));
    }

    private static RuleCase Case(string name, string old, string @new, params string[] expected) =>
        new(name, expected) { Replaced = [(old, @new)] };

    // What our pages say of sending a rope, as a contract would.
    private static string RopeContract() => """
        openapi: 3.1.0
        info: {title: Contract, version: v23.0}
        paths:
          /{Version}/{Box-ID}/ropes:
            post:
              operationId: addRope
              requestBody:
                content:
                  application/json:
                    schema:
                      type: object
                      required: [maker]
                      properties:
                        length: {type: integer, maximum: 50}
                        strands: {type: integer}
              responses:
                '200': {content: {application/json: {schema: {type: object}}}}
        """;

    private static DiffReport Compare(string old, string @new, Dictionary<string, string>? pages = null)
    {
        using TemporaryFolder folder = Folder(pages ?? [], "[]");
        return ContractDiff.Compare(
            new Generation(folder.Path), Document(folder, "old.yaml", old), Document(folder, "new.yaml", @new));
    }

    private static DiffReport Against(string contract, string exceptions)
    {
        using TemporaryFolder folder = Folder(RopePages.All, exceptions);
        var generation = new Generation(folder.Path);
        return ContractDiff.Compare(
            generation, new DiffSide("ours", generation.Pages, false), Document(folder, "new.yaml", contract));
    }

    private static DiffSide Document(TemporaryFolder folder, string name, string text) =>
        new(name, PageSet.LoadDocument(folder.Write(name, text)), true);

    private static TemporaryFolder Folder(Dictionary<string, string> pages, string exceptions)
    {
        var folder = new TemporaryFolder();
        folder.Write("docs/coverage-exceptions.yaml", exceptions);
        folder.Write("openapi/README.md", string.Empty);
        RopePages.Write(pages, folder);
        return folder;
    }
}
