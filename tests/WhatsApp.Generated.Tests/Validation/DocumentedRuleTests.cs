using System.Text;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Validation;

/// <summary>Each rule that Meta documents refuses a body, and the nearest body that keeps the rule passes.</summary>
[TestFixture]
public sealed class DocumentedRuleTests : GraphTest
{
    [TestCaseSource(typeof(RuleCases), nameof(RuleCases.All))]
    public void Rule_refuses_a_body_and_not_the_nearest(
        string operationId, string wrong, string right, string path, GraphRule rule) => Assert.Multiple(() =>
        {
            IReadOnlyList<GraphViolation> violations = Check(operationId, wrong);
            Assert.That(
                violations.Select(violation => (violation.Path, violation.Rule)),
                Is.EqualTo(new[] { (path, rule) }),
                string.Join('\n', violations));
            Assert.That(Check(operationId, right), Is.Empty);
        });

    [TestCaseSource(nameof(OfTheFakeServer))]
    public async Task Fake_server_refuses_the_same_body(
        string operationId, string wrong, string right, string path, GraphRule rule)
    {
        Server.AddTemplate("a", "en");
        string edge = operationId == "createTemplate"
            ? $"{Server.AccountId}/message_templates"
            : $"{Server.PhoneNumberId}/messages";
        using var http = new HttpClient { BaseAddress = Server.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"v27.0/{edge}")
        {
            Content = new StringContent(wrong, Encoding.UTF8, "application/json"),
            Headers = { Authorization = new("Bearer", "fake-token") },
        };

        using HttpResponseMessage response = await http.SendAsync(request);

        Assert.That((int)response.StatusCode, Is.EqualTo(400), $"{right} keeps {rule} at {path}");
        Assert.That(Server.SentMessages, Is.Empty);
    }

    [Test]
    public void Violation_of_a_sum_does_not_repeat_an_amount()
    {
        string wrong = OrderCases.Order(OrderCases.Brazil, "\"value\":4711", "\"value\":4712");

        Assert.That(string.Join(' ', Check("sendMessage", wrong)), Is.Not.Empty.And.Not.Contain("47"));
    }

    [Test]
    public void Kind_of_header_that_the_pages_do_not_know_is_not_checked() => Assert.That(
        Check("sendMessage", RuleCases.List("""{"type":"hologram","hologram":{"id":"1"} }""")), Is.Empty);

    [Test]
    public void Code_of_a_button_that_was_read_as_a_list_counts_as_an_example() => Assert.That(
        Check("createTemplate", TemplateCases.Buttons("MARKETING", """{"type":"COPY_CODE","example":["SAVE"]}""")), Is.Empty);

    [Test]
    public void Time_to_live_of_an_edit_without_a_category_has_the_bounds_of_all_categories() =>
        Assert.That(Check("editTemplate", """{"message_send_ttl_seconds":600}"""), Is.Empty);

    private static IEnumerable<TestCaseData> OfTheFakeServer =>
        RuleCases.All.Where(data => data.Arguments[0] is "sendMessage" or "createTemplate");

    private static IReadOnlyList<GraphViolation> Check(string operationId, string json) =>
        GraphValidation.Check(operationId, Encoding.UTF8.GetBytes(json));
}
