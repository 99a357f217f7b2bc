using System.Text.Json.Nodes;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Validation;

/// <summary>A template knows which messages fit it, and drafts them.</summary>
[TestFixture]
public sealed class TemplateTests : GraphTest
{
    private const string Named =
        """
        {"name":"parcel","language":"en_US","category":"UTILITY","parameter_format":"NAMED","components":[
          {"type":"HEADER","format":"IMAGE"},
          {"type":"BODY","text":"Hello {{first_name}}, your parcel {{number}} comes."},
          {"type":"BUTTONS","buttons":[
            {"type":"URL","text":"Follow","url":"https://example.com/{{1}}"},
            {"type":"QUICK_REPLY","text":"Later"},
            {"type":"PHONE_NUMBER","text":"Call","phone_number":"+15550100"}]}]}
        """;

    private const string Positional =
        """
        {"name":"sum","language":"en","category":"UTILITY","components":[
          {"type":"HEADER","format":"TEXT","text":"Order {{1}} is ready"},
          {"type":"BODY","text":"You owe {{1}} for {{2}} now."}]}
        """;

    private const string Carousel =
        """
        {"name":"shoes","language":"en","category":"MARKETING","components":[
          {"type":"BODY","text":"New shoes"},
          {"type":"CAROUSEL","cards":[
            {"components":[{"type":"HEADER","format":"IMAGE"},{"type":"BODY","text":"Only {{1}} today"},{"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"Buy"}]}]},
            {"components":[{"type":"HEADER","format":"IMAGE"},{"type":"BODY","text":"Now {{1}} today"},{"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"Buy"}]}]}]}]}
        """;

    private const string Offer =
        """
        {"name":"offer","language":"en","category":"MARKETING","components":[
          {"type":"LIMITED_TIME_OFFER","limited_time_offer":{"text":"Today","has_expiration":true}},
          {"type":"BODY","text":"Save"},
          {"type":"BUTTONS","buttons":[{"type":"COPY_CODE","example":"SAVE"},{"type":"FLOW","text":"Book"}]}]}
        """;

    private const string Code =
        """
        {"name":"code","language":"en","category":"AUTHENTICATION","components":[
          {"type":"BODY","text":"*{{1}}* is your code."},
          {"type":"BUTTONS","buttons":[{"type":"URL","text":"Copy","url":"https://www.whatsapp.com/otp/code/?code=otp{{1}}"}]}]}
        """;

    [Test]
    public void Items_that_are_null_are_violations()
    {
        Assert.That(Problem(Positional, [null!]), Is.EqualTo("template.components[0] is null."));
        Assert.That(
            Problem(Positional, [new TemplateMessageBody { Parameters = [null!] }]),
            Does.StartWith("template.components[0].parameters[0].type does not fit"));
        Assert.That(
            Problem(Carousel, [new TemplateMessageCarousel { Cards = [null!, null!] }]),
            Is.EqualTo("template.components[0].cards[0] is null."));
    }

    [Test]
    public void Index_of_a_card_below_zero_is_a_violation() => Assert.That(
        Problem(
            Carousel,
            [new TemplateMessageCarousel { Cards = [new() { CardIndex = -1, Components = [] }, new() { CardIndex = 0, Components = [] }] }]),
        Is.EqualTo("template.components[0].cards[0].card_index is the position of no card of the template."));

    // The first one.
    private static string Problem(string template, IReadOnlyList<TemplateMessageComponent> components)
    {
        MessageTemplate fetched = GraphJson.Read<MessageTemplate>(template);
        return fetched.Check(new TemplateMessage
        {
            Template = new()
            {
                Name = fetched.Name!,
                Language = new() { Code = fetched.Language! },
                Components = components,
            },
        })[0].ToString();
    }

    private static readonly TestCaseData[] Wrong =
    [
        Case(Named, """{"name":"other","language":{"code":"en_US"}}""", "template.name", "is not that of the template"),
        Case(Named, """{"name":"parcel","language":{"code":"de"}}""", "template.language.code", "is not that of the template"),
        Case(Named, """{"name":"parcel","language":{"code":"en_US"}}""", "template.components", "lack a value for header"),
        Case(Named, """{"name":"parcel","language":{"code":"en_US"}}""", "template.components", "lack a value for first_name"),
        Case(Named, """{"name":"parcel","language":{"code":"en_US"}}""", "template.components", "lack a value for button.0"),
        Case(Named, Components(Named, """{"type":"header","parameters":[{"type":"video","video":{"id":"1"}}]}"""), "template.components[0].parameters[0].type", "does not fit header, which takes Image"),
        Case(Named, Components(Named, """{"type":"body","parameters":[{"type":"text","text":"Ada"}]}"""), "template.components[0].parameters[0]", "has no parameter_name"),
        Case(Named, Components(Named, """{"type":"body","parameters":[{"type":"text","parameter_name":"last_name","text":"x"}]}"""), "template.components[0].parameters[0]", "does not have"),
        Case(Named, Components(Named, """{"type":"button","sub_type":"url","index":"1","parameters":[{"type":"text","text":"x"}]}"""), "template.components[0].sub_type", "is not quick_reply"),
        Case(Named, Components(Named, """{"type":"button","sub_type":"url","index":"7","parameters":[{"type":"text","text":"x"}]}"""), "template.components[0].index", "no button"),
        Case(Named, Components(Named, """{"type":"button","sub_type":"url","index":"2","parameters":[{"type":"text","text":"x"}]}"""), "template.components[0].index", "no button"),
        Case(Named, Components(Named, """{"type":"button","sub_type":"url","index":"first","parameters":[]}"""), "template.components[0].index", "not the position"),
        Case(Named, Components(Named, """{"type":"button","sub_type":"url","index":"0","parameters":[]}"""), "template.components[0].parameters", "lack a value"),
        Case(Named, Components(Named, $$"""{"type":"button","sub_type":"url","index":"0","parameters":[{"type":"text","text":"{{new string('x', 2000)}}"}]}"""), "template.components", "too long"),
        Case(Positional, Components(Positional, """{"type":"body","parameters":[{"type":"text","text":"a"}]}"""), "template.components", "lack a value for 2"),
        Case(Positional, Components(Positional, """{"type":"body","parameters":[{"type":"text","text":"a"},{"type":"text","text":"b"},{"type":"text","text":"c"}]}"""), "template.components[0].parameters[2]", "one more than"),
        Case(Positional, Components(Positional, """{"type":"body","parameters":[]},{"type":"body","parameters":[]}"""), "template.components[1]", "same part"),
        Case(Positional, Components(Positional, $$"""{"type":"header","parameters":[{"type":"text","text":"{{new string('x', 60)}}"}]}"""), "template.components", "make the header too long"),
        Case(Positional, Components(Positional, $$"""{"type":"body","parameters":[{"type":"text","text":"{{new string('x', 1024)}}"},{"type":"text","text":"y"}]}"""), "template.components", "make the body too long"),
        Case(Positional, Components(Positional, """{"type":"carousel","cards":[]}"""), "template.components[0]", "is a carousel"),
        Case(Carousel, """{"name":"shoes","language":{"code":"en"}}""", "template.components", "lack the cards"),
        Case(Carousel, Components(Carousel, """{"type":"carousel","cards":[{"card_index":0,"components":[]}]}"""), "template.components[0].cards", "not as many cards"),
        Case(Carousel, Components(Carousel, """{"type":"carousel","cards":[{"card_index":0,"components":[]},{"card_index":0,"components":[]}]}"""), "template.components[0].cards[1].card_index", "another card"),
        Case(Carousel, Components(Carousel, """{"type":"carousel","cards":[{"card_index":0,"components":[]},{"card_index":5,"components":[]}]}"""), "template.components[0].cards[1].card_index", "no card"),
        Case(Carousel, Components(Carousel, """{"type":"carousel","cards":[{"card_index":0,"components":[]},{"card_index":1,"components":[]}]}"""), "template.components[0].cards[1].components", "lack a value for card.1.header"),
        Case(Offer, """{"name":"offer","language":{"code":"en"}}""", "template.components", "lack a value for offer"),
        Case(Offer, """{"name":"offer","language":{"code":"en"}}""", "template.components", "lack a value for button.0"),
        Case(Code, Components(Code, """{"type":"body","parameters":[{"type":"text","text":"1234567890123456"}]}"""), "template.components[0].parameters[0].text", "longer than a code"),
        Case(Code, Components(Code, """{"type":"body","parameters":[{"type":"text","text":"123456"}]}"""), "template.components", "lack a value for button.0"),
    ];

    [TestCaseSource(nameof(Wrong))]
    public void Message_that_does_not_fit_is_reported(string template, string content, string path, string problem)
    {
        IReadOnlyList<GraphViolation> violations = Read(template).Check(
            new TemplateMessage { Template = GraphJson.Read<TemplateContent>(content) });

        Assert.That(
            violations.Select(violation => $"{violation.Path} {violation.Problem}"),
            Has.Some.StartsWith(path).And.Some.Contains(problem),
            string.Join('\n', violations));
    }

    [Test]
    public async Task Draft_is_filled_by_name_and_fits()
    {
        MessageTemplate template = Read(Named);
        TemplateDraft draft = template.NewMessage();

        Assert.That(
            draft.Slots.Select(slot => slot.Name), Is.EqualTo(new[] { "header", "first_name", "number", "button.0", "button.1" }));
        draft["header"] = "https://example.com/van.png";
        draft["number"] = "7781";
        draft["first_name"] = "Ada";
        draft["button.0"] = "7781";
        TemplateMessage message = draft.Build();
        message.To = "16505551234";

        Assert.That(template.Check(message), Is.Empty);
        Respond("{}");
        await Phone.Messages.PostAsync(message);
        AssertBody(
            """
            {"messaging_product":"whatsapp","type":"template","to":"16505551234","template":{
              "name":"parcel","language":{"code":"en_US"},"components":[
                {"type":"header","parameters":[{"type":"image","image":{"link":"https://example.com/van.png"}}]},
                {"type":"body","parameters":[
                  {"type":"text","parameter_name":"first_name","text":"Ada"},
                  {"type":"text","parameter_name":"number","text":"7781"}]},
                {"type":"button","sub_type":"url","index":"0","parameters":[{"type":"text","text":"7781"}]}]}}
            """);
    }

    [Test]
    public void Code_fills_the_body_and_the_button()
    {
        MessageTemplate template = Read(Code);
        TemplateDraft draft = template.NewMessage();
        draft["1"] = "123456";

        TemplateMessage message = draft.Build();

        Assert.That(template.Check(message), Is.Empty);
        Assert.That(message.Template.Components, Has.Count.EqualTo(2));
    }

    [Test]
    public void Cards_are_filled_by_their_position()
    {
        MessageTemplate template = Read(Carousel);
        TemplateDraft draft = template.NewMessage();
        foreach (int card in new[] { 0, 1 })
        {
            draft[$"card.{card}.header"] = "4490709327384033";
            draft[$"card.{card}.1"] = "49 euros";
            draft[$"card.{card}.button.0"] = $"buy-{card}";
        }

        Assert.That(template.Check(draft.Build()), Is.Empty);
    }

    [Test]
    public void Offer_takes_its_end_and_its_code()
    {
        MessageTemplate template = Read(Offer);
        TemplateDraft draft = template.NewMessage();
        draft.Set("offer", new LimitedTimeOfferTemplateParameter { LimitedTimeOffer = new() { ExpirationTimeMs = 1798761600000 } });
        draft["button.0"] = "SAVE20";

        Assert.That(template.Check(draft.Build()), Is.Empty);
    }

    [Test]
    public void Draft_names_what_is_empty_or_unknown()
    {
        TemplateDraft draft = Read(Named).NewMessage();

        Assert.Multiple(() =>
        {
            Assert.That(
                draft.Build,
                Throws.InvalidOperationException.With.Message.Contains("header, first_name, number, button.0"));
            Assert.That(
                () => draft["last_name"] = "x", Throws.ArgumentException.With.Message.Contains("It has: header, first_name"));
            Assert.That(
                () => draft.Set("header", new TextTemplateParameter { Text = "x" }),
                Throws.ArgumentException.With.Message.Contains("takes Image"));
            Assert.That(
                new MessageTemplate().NewMessage, Throws.InvalidOperationException.With.Message.Contains("Fetch it with"));
        });
    }

    private static MessageTemplate Read(string json) => GraphJson.Read<MessageTemplate>(json);

    private static TestCaseData Case(string template, string content, string path, string problem) =>
        new TestCaseData(template, content, path, problem)
            .SetArgDisplayNames(JsonNode.Parse(template)!["name"]!.ToString(), path, problem);

    private static string Components(string template, string components)
    {
        JsonNode json = JsonNode.Parse(template)!;
        return $$$"""{"name":"{{{json["name"]}}}","language":{"code":"{{{json["language"]}}}"},"components":[{{{components}}}]}""";
    }
}
