using static WhatsApp.Generator.Tests.Lint.LintedPages;

namespace WhatsApp.Generator.Tests.Lint;

/// <summary>A page uses none of the features that new apps cannot use since Graph v27.0.</summary>
[TestFixture]
public sealed class RemovedFeatureRulesTests
{
    [TestCase("ids", "several ids")]
    [TestCase("date_format", "ISO 8601")]
    [TestCase("method", "HTTP method")]
    [TestCase("callback", "JSONP")]
    [TestCase("asyncbatch", "batches")]
    public void A_parameter_of_a_removed_feature_is_refused(string name, string advice) => new LintedPages()
        .Change(Shop, "# more parameters", $"- name: {name}\n  in: query\n  description: Any.\n  schema:\n    type: string")
        .Finds("removed-feature", $"- name: {name}", $"Remove '{name}'", advice);

    [TestCase("method", "HTTP method")]
    [TestCase("asyncbatch", "batches")]
    public void A_member_of_a_body_that_is_a_removed_feature_is_refused(string name, string advice) => new LintedPages()
        .Change(Shop, "# more properties", $"{name}:\n  type: string\n  description: Any.")
        .Finds("removed-feature", "schema: # of the body", $"Remove '{name}'", advice);

    [Test]
    public void An_alias_of_a_field_is_refused() => new LintedPages()
        .Change(Shop, "# more parameters", """
            - name: fields
              in: query
              description: Members to return, such as name.as(title).
              x-fields: '#/components/schemas/Shop'
              schema:
                type: array
                items:
                  type: string
            """)
        .Finds("removed-feature", "description: Members to return, such as name.as(title).", "Remove '.as(title)'");
}
