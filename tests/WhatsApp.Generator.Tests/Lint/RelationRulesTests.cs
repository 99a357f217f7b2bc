namespace WhatsApp.Generator.Tests.Lint;

/// <summary>Members that exclude or need each other exist, and are not required anyway.</summary>
[TestFixture]
public sealed class RelationRulesTests
{
    private const string OneOf = "oneOf:\n  - required:\n      - id\n  - required:\n      - link";
    private const string AnyOf = "anyOf:\n  - required:\n      - id\n  - required:\n      - link";
    private const string Together = "dependentRequired:\n  id:\n    - link";
    private const string Not = "not:\n  required:\n    - id\n    - link";

    [TestCase(OneOf)]
    [TestCase(AnyOf)]
    [TestCase(Together)]
    [TestCase(Not)]
    public void Members_that_exist_may_exclude_or_need_each_other(string relation)
    {
        IEnumerable<string> rules = Pages(relation).Lint().Select(problem => problem.Rule);

        Assert.That(rules, Has.None.EqualTo("relation").And.None.EqualTo("unknown-key"));
    }

    [TestCase("oneOf:\n  - required:\n      - id\n  - required:\n      - url", "Remove 'url' from 'oneOf'")]
    [TestCase("anyOf:\n  - required:\n      - id\n  - required:\n      - id", "Remove 'id' from 'anyOf': it is listed twice")]
    [TestCase("oneOf:\n  - required:\n      - id", "Write at least two parts of 'oneOf'")]
    [TestCase("oneOf:\n  - required:\n      - id\n      - link\n  - required:\n      - name", "Name one member in each part")]
    [TestCase("dependentRequired:\n  id:\n    - url", "Remove 'url' from 'dependentRequired'")]
    [TestCase("not:\n  required:\n    - id", "Name two members in 'not'")]
    [TestCase("not:\n  required:\n    - id\n    - name", "Remove 'name' from 'not' or from 'required'")]
    public void Relation_that_makes_no_sense_is_refused(string relation, string advice) =>
        Assert.That(
            Pages(relation).Lint().Where(problem => problem.Rule == "relation").Select(problem => problem.Advice),
            Has.One.Contains(advice));

    private static LintedPages Pages(string relation) => new LintedPages().AddSchema(
        "Picture",
        "Picture:\n" + string.Join('\n', $"""
            type: object
            description: A picture.
            required:
              - name
            {relation}
            properties:
              name:
                type: string
                description: Its name.
              id:
                type: string
                description: Its id.
              link:
                type: string
                description: Its address.
            """.Split('\n').Select(line => "  " + line)));
}
