using WhatsApp.Generated.Json;
using WhatsApp.Generated.Tests.Support;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.Tests.Json;

[TestFixture]
public sealed class UnionTests
{
    [TestCase("""{"type":"text","text":{"body":"x"},"id":"1"}""")]
    [TestCase("""{"text":{"body":"x"},"id":"1","type":"text"}""")]
    [TestCase("""{"text":{"body":"x","type":"image"},"type":"text","id":"1"}""")]
    [TestCase("""{"unknown":[{"type":"image"},[[]],"type"],"text":{"body":"x"},"type":"text","id":"1"}""")]
    public void Discriminator_can_be_anywhere(string json)
    {
        var message = (IncomingTextMessage)GraphJson.Read<IncomingMessage>(json);

        Assert.That(message.Text?.Body, Is.EqualTo("x"));
        Assert.That(message.Id, Is.EqualTo("1"));
        Wire.AssertSame(json, GraphJson.Write(message));
    }

    [TestCase(10)]
    [TestCase(100_000)]
    public void Discriminator_is_found_after_any_number_of_members(int values)
    {
        string json = $$$"""{"unknown":[{{{string.Join(',', new int[values])}}}],"text":{"body":"x"},"type":"text"}""";

        var message = (IncomingTextMessage)GraphJson.Read<IncomingMessage>(json);

        Assert.That(message.Text?.Body, Is.EqualTo("x"));
        Wire.AssertSame(json, GraphJson.Write(message));
    }

    [TestCase("TEXT")]
    [TestCase("Text")]
    public void Discriminator_ignores_case_and_keeps_it(string type)
    {
        string json = $$$"""{"type":"{{{type}}}","text":{"body":"x"}}""";

        IncomingMessage message = GraphJson.Read<IncomingMessage>(json);

        Assert.That(message, Is.TypeOf<IncomingTextMessage>());
        Assert.That(message.Type, Is.EqualTo(type));
        Wire.AssertSame(json, GraphJson.Write(message));
    }

    [Test]
    [SetCulture("tr-TR")]
    public void Discriminator_with_an_I_is_found_under_Turkish_culture()
    {
        Assert.That("I".ToLower(System.Globalization.CultureInfo.CurrentCulture), Is.EqualTo("ı"), "This is Turkish.");
        Assert.That(
            GraphJson.Read<IncomingMessage>("""{"type":"IMAGE","image":{"id":"1"}}"""), Is.TypeOf<IncomingImageMessage>());
    }

    [TestCase("""{}""", "")]
    [TestCase("""{"type":null}""", "")]
    [TestCase("""{"type":{}}""", "")]
    [TestCase("""{"type":["text"]}""", "")]
    [TestCase("""{"type":"hologram","hologram":{"size":3}}""", "hologram")]
    [TestCase("""{"type":7}""", "7")]
    [TestCase("""{"Type":"text"}""", "")]
    public void Model_with_a_missing_or_unknown_discriminator_is_kept(string json, string type)
    {
        IncomingMessage message = GraphJson.Read<IncomingMessage>(json);

        Assert.That(message, Is.TypeOf<UnknownIncomingMessage>());
        Assert.That(message.Type, Is.EqualTo(type));
        Wire.AssertSame(json, GraphJson.Write(message));
    }

    [Test]
    public void Typed_members_of_an_unknown_type_are_read()
    {
        IncomingMessage message = GraphJson.Read<IncomingMessage>(
            """{"type":"hologram","from":"16505551234","timestamp":"1767225600","hologram":{"size":3}}""");

        Assert.That(message.From, Is.EqualTo("16505551234"));
        Assert.That(message.Timestamp, Is.EqualTo(DateTimeOffset.FromUnixTimeSeconds(1767225600)));
        Assert.That(message.AdditionalData.Keys, Is.EqualTo(["hologram"]));
    }

    [Test]
    public void Several_discriminator_values_can_share_a_model()
    {
        foreach (string field in (string[])["group_lifecycle_update", "group_settings_update", "group_status_update"])
        {
            string json = $$$"""{"field":"{{{field}}}","value":{"groups":[]}}""";

            WebhookChange change = GraphJson.Read<WebhookChange>(json);

            Assert.That(change, Is.TypeOf<GroupsChange>());
            Assert.That(change.Field, Is.EqualTo(field));
            Wire.AssertSame(json, GraphJson.Write(change));
        }
    }

    [TestCase("""{"status":"read","message_id":"1"}""", typeof(ReadReceipt))]
    [TestCase("""{"message_id":"1","status":null}""", typeof(ReadReceipt))]
    [TestCase("""{"type":"text","text":{"body":"x","status":1}}""", typeof(TextMessage))]
    [TestCase("""{"to":"1"}""", typeof(UnknownMessage))]
    public void Receipt_is_recognized_by_its_members(string json, Type expected)
    {
        MessageRequest request = GraphJson.Read<MessageRequest>(json);

        Assert.That(request, Is.TypeOf(expected));
        Wire.AssertSame(json, GraphJson.Write(request));
    }

    [Test]
    public void Actions_of_cards_are_recognized_by_their_members()
    {
        Assert.That(
            GraphJson.Read<InteractiveCardAction>("""{"x":{"buttons":1},"buttons":[]}"""),
            Is.TypeOf<InteractiveCardReplyAction>());
        Assert.That(
            GraphJson.Read<InteractiveCardAction>("""{"name":"cta_url","parameters":{"buttons":[]}}"""),
            Is.TypeOf<InteractiveCardUrlAction>());
    }

    [Test]
    public void Member_of_a_union_can_be_read_as_itself()
    {
        IncomingTextMessage message = GraphJson.Read<IncomingTextMessage>("""{"text":{"body":"x"}}""");

        Assert.That(message.Text?.Body, Is.EqualTo("x"));
    }

    [Test]
    public void Unions_in_lists_in_unions_keep_their_order()
    {
        const string json =
            """
            {"changes":[
              {"value":{"messages":[{"image":{"id":"1"},"type":"image"},{"x":1},{"type":"text","text":{"body":"x"}}]},
               "field":"messages"},
              {"value":{"a":1},"field":"novelty"},
              {"field":"messages","value":{"messages":[{"interactive":{"list_reply":{"id":"7"},"type":"list_reply"},
               "type":"interactive"}]}}]}
            """;

        WebhookEntry entry = GraphJson.Read<WebhookEntry>(json);

        Assert.That(
            entry.Changes!.Select(change => change.GetType()),
            Is.EqualTo([typeof(MessagesChange), typeof(UnknownWebhookChange), typeof(MessagesChange)]));
        Assert.That(
            ((MessagesChange)entry.Changes![0]).Value!.Messages!.Select(message => message.GetType()),
            Is.EqualTo([typeof(IncomingImageMessage), typeof(UnknownIncomingMessage), typeof(IncomingTextMessage)]));
        Wire.AssertSame(json, GraphJson.Write(entry));
    }

    [TestCase("""{"value":{"messaging_product":"whatsapp"},"field":"messages"}""", typeof(MessagesChange))]
    [TestCase("""{"field":"messages","value":{"messaging_product":"whatsapp"}}""", typeof(MessagesChange))]
    [TestCase("""{"value":{"event":"VERIFIED_ACCOUNT"},"field":"account_update"}""", typeof(AccountUpdateChange))]
    [TestCase("""{"value":{"a":[{"b":{}}]},"field":"no_page_has_it"}""", typeof(UnknownWebhookChange))]
    [TestCase("""{"value":{"messaging_product":"whatsapp"}}""", typeof(UnknownWebhookChange))]
    [TestCase("""{"value":{},"field":null}""", typeof(UnknownWebhookChange))]
    [TestCase("""{"value":{},"other":1,"field":"MESSAGES"}""", typeof(MessagesChange))]
    public void Discriminator_after_the_value_decides_like_one_before_it(string json, Type kind)
    {
        WebhookChange change = GraphJson.Read<WebhookChange>(json);

        Assert.That(change, Is.TypeOf(kind));
        Support.Wire.AssertSame(json, GraphJson.Write(change));
    }

    [TestCase("""{"value":{},"field":"messages","field":"flows"}""", "messages")]
    [TestCase("""{"value":{},"field":"flows","field":"messages"}""", "flows")]
    [TestCase("""{"value":{},"field":null,"field":"flows"}""", "flows")]
    public void First_of_several_discriminators_after_the_value_decides_and_is_kept(string json, string field)
    {
        WebhookChange change = GraphJson.Read<WebhookChange>(json);

        Assert.That(change.Field, Is.EqualTo(field));
        Assert.That(change is MessagesChange, Is.EqualTo(field == "messages"));
    }

    [Test]
    public void Several_changes_are_each_read_by_their_own_type()
    {
        string[] fields = ["flows", "messages", "account_update", "security", "messages"];
        string changes = string.Join(',', fields.Select(field => $$$"""{"value":{"x":{"y":1}},"field":"{{{field}}}"}"""));

        WebhookPayload payload = GraphJson.Read<WebhookPayload>($$"""{"entry":[{"changes":[{{changes}}]}]}""");

        Assert.That(payload.Entry![0].Changes!.Select(change => change.Field), Is.EqualTo(fields));
        Assert.That(payload.Entry[0].Changes!.OfType<MessagesChange>().Count(), Is.EqualTo(2));
    }

    [Test]
    public void Discriminator_can_be_last_have_any_case_or_be_missing()
    {
        Assert.That(
            GraphJson.Read<TemplateComponent>("""{"text":"x","type":"BODY"}"""), Is.TypeOf<TemplateBodyComponent>());
        Assert.That(
            GraphJson.Read<TemplateComponent>("""{"type":"body","text":"x"}"""), Is.TypeOf<TemplateBodyComponent>());
        Assert.That(
            GraphJson.Read<TemplateComponent>("""{"text":"x"}"""), Is.TypeOf<UnknownTemplateComponent>());
        Assert.That(GraphJson.Read<MessageTemplate>("""{"components":[null]}""").Components, Is.Empty);
    }
}
