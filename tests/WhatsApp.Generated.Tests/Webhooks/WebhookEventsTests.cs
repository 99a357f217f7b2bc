using System.Text;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.Tests.Webhooks;

[TestFixture]
public sealed class WebhookEventsTests
{
    [Test]
    public void Every_item_of_a_batch_is_an_event_in_order()
    {
        IReadOnlyList<WebhookEvent> events = Parse("""
            {"object":"whatsapp_business_account","entry":[
              {"id":"A1","changes":[
                {"value":{"messages":[{"id":"m1","type":"text","text":{"body":"one"}},{"id":"m2","type":"image"}],
                          "statuses":[{"id":"s1","status":"read"}]},"field":"messages"},
                {"value":{"messages":[{"id":"m3","type":"text"}]},"field":"messages"}]},
              {"id":"A2","changes":[{"value":{"messages":[{"id":"m4","type":"text"}]},"field":"messages"}]}]}
            """);

        Assert.That(
            events.Select(item => $"{item.AccountId} {item.GetType().Name} {item.Key}"),
            Is.EqualTo(new[]
            {
                "A1 TextMessageReceived messages:m1",
                "A1 ImageMessageReceived messages:m2",
                "A1 MessageStatusChanged messages:s1:read:",
                "A1 TextMessageReceived messages:m3",
                "A2 TextMessageReceived messages:m4",
            }));
    }

    [TestCase("text", typeof(TextMessageReceived))]
    [TestCase("audio", typeof(AudioMessageReceived))]
    [TestCase("contacts", typeof(ContactsMessageReceived))]
    [TestCase("button", typeof(TemplateButtonPressed))]
    [TestCase("order", typeof(OrderReceived))]
    [TestCase("system", typeof(SystemMessageReceived))]
    [TestCase("edit", typeof(MessageEdited))]
    [TestCase("revoke", typeof(MessageRevoked))]
    [TestCase("unsupported", typeof(UnsupportedMessageReceived))]
    [TestCase("hologram", typeof(UnknownMessageReceived))]
    [TestCase("interactive", typeof(OtherInteractiveReplyReceived))]
    public void Each_type_of_message_is_an_event_even_without_content(string type, Type expected) =>
        Assert.That(Parse(Message($$"""{"type":"{{type}}"}""")).Single(), Is.TypeOf(expected));

    // Allocated bytes are exact, so they show whether objects were created twice.
    [Test]
    public void A_webhook_of_messages_is_read_once_although_its_field_follows_the_messages()
    {
        byte[] last = Encoding.UTF8.GetBytes(
            """{"entry":[{"changes":[{"value":{"messages":[{"id":"m1","text":{"body":"x"}}]},"field":"messages"}]}]}""");
        byte[] first = Encoding.UTF8.GetBytes(
            """{"entry":[{"changes":[{"field":"messages","value":{"messages":[{"id":"m1","text":{"body":"x"}}]}}]}]}""");

        // The first time, tables are created.
        Assert.That((AllocatedBy(first), AllocatedBy(last)), Is.Not.EqualTo((0L, 0L)));
        Assert.That(AllocatedBy(last), Is.EqualTo(AllocatedBy(first)));

        static long AllocatedBy(byte[] body)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            GraphJson.Read<WebhookPayload>(body);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Test]
    public void Question_about_a_product_keeps_the_product()
    {
        var question = (ProductQuestionReceived)Received("""
            {"id":"m1","from":"16505551234","type":"interactive",
             "interactive":{"type":"product","product":{"any":"content"}}}
            """);

        Assert.That(question.Answer.Product!.ToString(), Is.EqualTo("""{"any":"content"}"""));
    }

    [Test]
    public void Unknown_field_keeps_its_value()
    {
        WebhookEvent unknown = Parse("""
            {"entry":[{"id":"A1","time":1743451903,"changes":[{"field":"new_thing","value":{"a":[1,2]}}]}]}
            """).Single();

        Assert.Multiple(() =>
        {
            Assert.That(unknown, Is.TypeOf<UnknownWebhookEvent>());
            Assert.That(unknown.Field, Is.EqualTo("new_thing"));
            Assert.That(unknown.Time, Is.EqualTo(DateTimeOffset.FromUnixTimeSeconds(1743451903)));
            Assert.That(unknown.Raw.ToString(), Is.EqualTo("""{"field":"new_thing","value":{"a":[1,2]}}"""));
        });
    }

    [Test]
    public void Reply_is_sent_to_the_phone_number_and_quotes_the_message()
    {
        TextMessage reply = Received("""{"id":"m1","from":"16505551234","type":"text"}""").Reply("Yes");

        Assert.That(
            GraphJson.Write(reply),
            Is.EqualTo("""{"messaging_product":"whatsapp","type":"text","recipient_type":"individual","to":"16505551234","context":{"message_id":"m1"},"text":{"body":"Yes"}}"""));
    }

    [TestCase(null)]
    [TestCase("")]
    public void Reply_without_a_text_is_refused(string? text) => Assert.That(
        () => Received("""{"id":"m1","from":"16505551234","type":"text"}""").Reply(text!),
        Throws.InstanceOf<ArgumentException>().With.Property("ParamName").EqualTo("text"));

    [Test]
    public void Reply_to_a_user_without_a_phone_number_is_sent_to_the_user_id()
    {
        TextMessage reply = Received("""{"id":"m1","from_user_id":"US.13491208655302741918","type":"text"}""").Reply("Yes");

        Assert.Multiple(() =>
        {
            Assert.That(reply.To, Is.Null);
            Assert.That(reply.Recipient, Is.EqualTo("US.13491208655302741918"));
        });
    }

    [Test]
    public void Reply_to_a_group_message_is_sent_to_the_group()
    {
        MessageReceived received = Received("""{"id":"m1","from":"16505551234","group_id":"G.1","type":"text"}""");
        TextMessage reply = received.Reply("Yes");

        Assert.Multiple(() =>
        {
            Assert.That(received.Sender.PhoneNumber, Is.EqualTo("16505551234"));
            Assert.That(reply.To, Is.EqualTo("G.1"));
            Assert.That(reply.RecipientType, Is.EqualTo(RecipientType.Group));
        });
    }

    [Test]
    public void Reply_without_a_recipient_names_what_is_missing() =>
        Assert.That(
            () => Received("""{"type":"text"}""").Reply("Yes"),
            Throws.InvalidOperationException.With.Message.Contains("no phone number, user id or group"));

    [Test]
    public void ToString_of_a_recipient_hides_the_number() =>
        Assert.That(MessageRecipient.OfPhoneNumber("+16505551234").ToString(), Is.EqualTo("phone number"));

    [Test]
    public void Repeated_delivery_has_the_same_keys_and_other_events_have_different_keys()
    {
        string body = FakeWebhook.Batch(
            FakeWebhook.TextMessage("16505551234", "one"),
            FakeWebhook.Status("wamid.1", "sent"),
            FakeWebhook.Status("wamid.1", "delivered"));

        List<string> first = Parse(body).Select(item => item.Key).ToList();
        List<string> second = Parse(body).Select(item => item.Key).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(second, Is.EqualTo(first));
            Assert.That(first, Is.Unique);
        });
    }

    [TestCase("""{"id":"w","status":"read","recipient_id":"g","recipient_participant_user_id":"US.1"}""",
        """{"id":"w","status":"read","recipient_id":"g","recipient_participant_user_id":"US.2"}""",
        TestName = "Two_members_of_a_group_without_phone_number_read_it")]
    [TestCase("""{"id":"w","status":"read","recipient_participant_parent_user_id":"US.1"}""",
        """{"id":"w","status":"read","recipient_participant_parent_user_id":"US.2"}""",
        TestName = "Two_members_of_a_group_with_parent_user_id_read_it")]
    [TestCase("""{"id":"w","status":"pending","type":"payment","payment":{"transaction":{"id":"1"}}}""",
        """{"id":"w","status":"pending","type":"payment","payment":{"transaction":{"id":"2"}}}""",
        TestName = "Two_payments_for_one_message_are_pending")]
    [TestCase("""{"id":"w","status":"read"}""", """{"id":"w","status":"played"}""",
        TestName = "Message_is_read_and_then_played")]
    public void Two_statuses_that_differ_are_two_events(string one, string other) =>
        Assert.That(
            Parse($$$"""{"entry":[{"changes":[{"field":"messages","value":{"statuses":[{{{one}}},{{{other}}}]}}]}]}""")
                .Select(item => item.Key),
            Is.Unique);

    [Test]
    public void Same_error_of_two_numbers_is_two_events()
    {
        string body = FakeWebhook.Batch(
            FakeWebhook.Error(131042, new() { PhoneNumberId = "1" }),
            FakeWebhook.Error(131042, new() { PhoneNumberId = "2" }));

        Assert.That(Parse(body).Select(item => item.Key), Is.Unique);
    }

    [Test]
    public void Contact_of_a_message_is_found_by_both_ids()
    {
        var events = Parse("""
            {"entry":[{"changes":[{"field":"messages","value":{
              "contacts":[{"wa_id":"1","profile":{"name":"Ann"}},{"user_id":"US.2","profile":{"name":"Bob"}}],
              "messages":[{"from_user_id":"US.2","type":"text"},{"from":"1","type":"text"}]}}]}]}
            """).Cast<MessageReceived>().ToList();

        Assert.That(events.Select(item => item.Contact?.Profile?.Name), Is.EqualTo(new[] { "Bob", "Ann" }));
    }

    [Test]
    public void Malformed_body_is_refused_with_its_position() =>
        Assert.That(
            () => Parse("""{"entry":[{"id":}]}"""),
            Throws.TypeOf<GraphJsonException>().With.Property(nameof(GraphJsonException.Line)).EqualTo(1));

    // Two entries with two changes with two items each.
    [Test]
    public void Events_have_the_order_of_entries_changes_and_items()
    {
        string[] ids = [.. Enumerable.Range(1, 8).Select(number => $"m{number}")];
        string[] changes = [.. ids.Chunk(2).Select(two =>
            $$$"""{"field":"messages","value":{"messages":[{"id":"{{{two[0]}}}"},{"id":"{{{two[1]}}}"}]}}""")];
        string json = $$"""
            {"entry":[{"id":"a","changes":[{{changes[0]}},{{changes[1]}}]},
                      {"id":"b","changes":[{{changes[2]}},{{changes[3]}}]}]}
            """;

        Assert.That(
            Parse(json).Cast<MessageReceived>().Select(item => item.IncomingMessage.Id), Is.EqualTo(ids));
    }

    [Test]
    public void Sender_has_only_the_ids_of_the_message()
    {
        MessageRecipient person = Received(
            """{"from":"1","from_user_id":"US.1","from_parent_user_id":"US.ENT.1"}""").Sender;
        MessageRecipient hidden = Received("""{"from_user_id":"US.1"}""").Sender;
        MessageRecipient odd = Received("""{"from":"ada@example.com"}""").Sender;
        MessageReceived group = Received("""{"from":"1","group_id":"g.1"}""");

        Assert.Multiple(() =>
        {
            Assert.That(
                (person.PhoneNumber, person.UserId, person.ParentUserId), Is.EqualTo(("1", "US.1", "US.ENT.1")));
            Assert.That((hidden.PhoneNumber, hidden.UserId), Is.EqualTo(((string?)null, "US.1")));
            Assert.That((odd.PhoneNumber, odd.UserId), Is.EqualTo(("ada@example.com", (string?)null)));
            Assert.That((group.Sender.PhoneNumber, group.ReplyTo.GroupId), Is.EqualTo(("1", "g.1")));
        });
    }

    [TestCase("""{"id":"w","status":"sent"}""")]
    [TestCase("""{"status":"sent"}""")]
    [TestCase("{}")]
    public void Status_without_a_recipient_is_an_event(string status)
    {
        string json = InMessages($$"""{"contacts":[{}],"statuses":[{{status}}]}""");
        var changed = (MessageStatusChanged)Parse(json).Single();

        Assert.That(changed.Recipient.PhoneNumber, Is.Null);
        Assert.That(changed.Key, Is.Not.Empty);
    }

    [Test]
    public void Unknown_message_is_an_event_with_its_JSON_and_source()
    {
        const string message = """{"id":"m","from":"1","type":"hologram","hologram":{"size":3}}""";
        WebhookEvent unknown = Parse($$$"""
            {"entry":[{"id":"A","time":1767225600,"changes":[{"field":"messages","value":{
              "metadata":{"phone_number_id":"P"},"messages":[{{{message}}}]}}]}]}
            """).Single();

        Assert.Multiple(() =>
        {
            Assert.That(unknown, Is.TypeOf<UnknownMessageReceived>());
            Assert.That((unknown.AccountId, unknown.PhoneNumberId), Is.EqualTo(("A", "P")));
            Assert.That(unknown.Time, Is.EqualTo(DateTimeOffset.FromUnixTimeSeconds(1767225600)));
        });
        Wire.AssertSame(message, unknown.Raw.ToString());
    }

    [TestCase("""{"messages":[{"type":"system","system":{"type":"NEW"}}]}""", "system/type")]
    [TestCase("""{"statuses":[{"status":"NEW"}]}""", "status")]
    public void Unknown_value_of_an_open_enum_is_kept(string value, string what)
    {
        WebhookEvent item = Parse(InMessages(value)).Single();

        string? kept = item switch
        {
            SystemMessageReceived system => system.Message.System?.Type?.Value,
            MessageStatusChanged changed => changed.Status.Status?.Value,
            _ => null,
        };
        Assert.That(kept, Is.EqualTo("NEW"), what);
        Assert.That(item.Raw.ToString(), Does.Contain("NEW"));
    }

    [Test]
    public void Unknown_event_of_an_account_is_kept()
    {
        var updated = (AccountUpdated)Parse(FakeWebhook.AccountUpdate("NEW_ONE")).Single();

        Assert.That(updated.Change.Value?.Event?.Value, Is.EqualTo("NEW_ONE"));
        Assert.That(updated.Raw.ToString(), Does.Contain("NEW_ONE"));
    }

    private static MessageReceived Received(string message) => (MessageReceived)Parse(Message(message)).Single();

    private static string Message(string message) =>
        $$$"""{"entry":[{"changes":[{"field":"messages","value":{"messages":[{{{message}}}]}}]}]}""";

    private static string InMessages(string value) =>
        $$$"""{"entry":[{"changes":[{"field":"messages","value":{{{value}}}}]}]}""";

    private static IReadOnlyList<WebhookEvent> Parse(string body) => WebhookEvents.Parse(Encoding.UTF8.GetBytes(body));
}
