using static WhatsApp.Generator.Tests.Lint.LintedPages;

namespace WhatsApp.Generator.Tests.Lint;

[TestFixture]
public sealed class BoundRulesTests
{
    [TestCase("type: integer", "minimum: 9", "maximum: 1", "minimum: 9", "'minimum' be at most 'maximum'")]
    [TestCase("type: string", "minLength: 9", "maxLength: 1", "minLength: 9", "'minLength' be at most 'maxLength'")]
    [TestCase("type: string", "pattern: a", "maxLength: -1", "maxLength: -1", "whole number")]
    [TestCase("type: string", "minLength: 1.5", "maxLength: 4", "minLength: 1.5", "whole number")]
    [TestCase("type: string", "maxLength: 4", "pattern: '[a-z'", "pattern: '[a-z'", "instead of '[a-z'")]
    public void A_bound_that_nothing_keeps_is_refused(
        string type, string one, string other, string at, string advice) =>
        new LintedPages()
            .AddProperty($"note:\n  {type}\n  description: A note.\n  {one}\n  {other}")
            .FindsAmongOthers("bounds", at, advice);

    [TestCase("type: integer", "default: 0", "minimum: 1", "0 is less than its minimum, 1")]
    [TestCase("type: string", "default: abc", "maxLength: 2", "3 characters is more than its maxLength, 2")]
    [TestCase("type: string", "default: abc", "pattern: ^[0-9]+$", "'abc' does not match")]
    public void A_default_out_of_bounds_is_refused(string type, string value, string bound, string advice) =>
        new LintedPages()
            .AddProperty($"note:\n  {type}\n  description: A note.\n  {value}\n  {bound}")
            .Finds("bounds", value, advice);

    [TestCase("type: integer", "minimum: 3", "2", "2 is less than its minimum, 3")]
    [TestCase("type: string", "maxLength: 2", "abc", "3 characters is more than its maxLength, 2")]
    public void An_example_of_a_body_keeps_the_bounds(string type, string bound, string value, string advice) =>
        new LintedPages()
            .AddProperty($"note:\n  {type}\n  description: A note.\n  {bound}")
            .Change(Shop, "name: Harbor Books", $"name: Harbor Books\nnote: {value}")
            .Finds("example", $"note: {value}", advice);
}
