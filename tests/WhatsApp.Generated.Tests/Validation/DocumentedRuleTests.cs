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

    [Test]
    public void Amounts_that_are_too_large_for_a_sum_are_violations()
    {
        const string Item = "{\"name\":\"a\",\"amount\":{\"value\":9223372036854775807,\"offset\":100},\"quantity\":2147483647}";
        string wrong = OrderCases.Order(
            OrderCases.Brazil,
            "{\"name\":\"a\",\"amount\":{\"value\":2350,\"offset\":100},\"quantity\":2}",
            string.Join(',', Enumerable.Repeat(Item, 6)));

        Assert.That(
            Check("sendMessage", wrong).Select(static violation => violation.Path),
            Is.EqualTo(new[] { "interactive.action.parameters.order.subtotal.value" }));
    }

    [Test]
    public void Category_of_an_authentication_template_is_accepted_in_lower_case() => Assert.That(
        Check(
            "createTemplate",
            """
            {"name":"code","language":"en_US","category":"authentication","components":[
            {"type":"body","add_security_recommendation":true},
            {"type":"buttons","buttons":[{"type":"otp","otp_type":"copy_code","text":"Copy"}]}]}
            """),
        Is.Empty);

    [Test]
    public void Components_that_the_pages_do_not_know_may_be_repeated() => Assert.That(
        Check(
            "createTemplate",
            """
            {"name":"a","language":"en_US","category":"MARKETING","components":[
            {"type":"BODY","text":"Hi"},{"type":"HOLOGRAM"},{"type":"HOLOGRAM"}]}
            """),
        Is.Empty);

    [Test]
    public void Example_of_an_address_that_is_a_text_counts_as_an_example() => Assert.That(
        Check(
            "createTemplate",
            TemplateCases.Buttons(
                "MARKETING", """{"type":"URL","text":"Go","url":"https://example.com/{{1}}","example":"7"}""")),
        Is.Empty);

    [Test]
    public void Types_of_cards_are_compared_without_their_case()
    {
        var cards = new[] { "cta_url", "CTA_URL" }.Select(static (type, index) => $$$"""
            {"card_index":{{{index}}},"type":"{{{type}}}","header":{"type":"image","image":{"id":"1"}},"body":{"text":"x"},
            "action":{"name":"cta_url","parameters":{"display_text":"Go","url":"https://example.com"} } }
            """);
        string body = RuleCases.Message(
            $$$"""{"type":"carousel","body":{"text":"x"},"action":{"cards":[{{{string.Join(',', cards)}}}]} }""");

        Assert.That(Check("sendMessage", body), Is.Empty);
    }

    [Test]
    public void Component_of_a_card_that_is_null_is_not_checked()
    {
        var template = new TemplateCreateRequest
        {
            Name = "a",
            Language = "en_US",
            Category = TemplateCategory.Marketing,
            Components = [new TemplateCarouselComponent { Cards = [new() { Components = [null!] }] }],
        };

        Assert.That(() => GraphValidation.Check(template), Throws.Nothing);
    }

    [Test]
    public void Value_of_a_map_that_is_null_is_not_checked()
    {
        var tool = new ConnectorToolDefinition { PathParameters = new Dictionary<string, ConnectorToolParameter> { ["id"] = null! } };

        Assert.That(() => GraphValidation.Check(tool), Throws.Nothing);
    }

    private static IEnumerable<TestCaseData> OfTheFakeServer =>
        RuleCases.All.Where(data => data.Arguments[0] is "sendMessage" or "createTemplate");

    private static IReadOnlyList<GraphViolation> Check(string operationId, string json) =>
        GraphValidation.Check(operationId, Encoding.UTF8.GetBytes(json));
}
