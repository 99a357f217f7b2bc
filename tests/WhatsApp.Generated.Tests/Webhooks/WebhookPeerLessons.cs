using System.Text;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.Tests.Webhooks;

/// <summary>
/// What users of other WhatsApp SDKs complain of about webhooks, held against the events and what is answered to them.
/// The numbers are those of the list of complaints; the endpoint's are in WhatsApp.Generated.AspNetCore.Tests.
/// </summary>
[TestFixture]
public sealed class WebhookPeerLessons : GraphTest
{
    private const string UserId = "US.13491208655302741918";
    private const string ParentUserId = "US.ENT.11815799212886844830";

    private static readonly IEnumerable<TestCaseData> Samples =
        from field in FakeWebhook.Fields
        from name in FakeWebhook.ExampleNames(field)
        select new TestCaseData(field, name);

    // Two entries with two changes with two items each.
    [Test]
    [Category("1")]
    public void Row01_Entries_times_changes_times_items_are_the_events_in_order()
    {
        string[] ids = [.. Enumerable.Range(1, 8).Select(number => $"m{number}")];
        string[] changes = [.. ids.Chunk(2).Select(two =>
            $$$"""{"field":"messages","value":{"messages":[{"id":"{{{two[0]}}}"},{"id":"{{{two[1]}}}"}]}}""")];
        string json = $$"""
            {"entry":[{"id":"a","changes":[{{changes[0]}},{{changes[1]}}]},
                      {"id":"b","changes":[{{changes[2]}},{{changes[3]}}]}]}
            """;

        Assert.That(
            Events(json).Cast<MessageReceived>().Select(item => item.IncomingMessage.Id), Is.EqualTo(ids));
    }

    [Test]
    [Category("5")]
    public void Row05_Sender_is_a_phone_number_a_user_id_a_parent_user_id_or_a_group_and_none_is_guessed()
    {
        MessageRecipient person = Received("""{"from":"1","from_user_id":"US.1","from_parent_user_id":"US.ENT.1"}""").Sender;
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

    [TestCase(UserId)]
    [TestCase(ParentUserId)]
    [TestCase("de.0")]
    [TestCase("+US 1-2 (3)")]
    [TestCase("16505551234")]
    [Category("6")]
    public async Task Row06_User_id_is_serialised_to_recipient_and_never_normalised(string userId)
    {
        Answer("{}");

        await Phone.Messages.PostAsync(Hello().AddressedTo(MessageRecipient.OfUser(userId)));

        Assert.That(Sent.Json!["recipient"]!.ToString(), Is.EqualTo(userId));
        Assert.That(Sent.Json!["to"], Is.Null);
    }

    [TestCase("16505551234")]
    [TestCase("+1 (650) 555-1234")]
    [TestCase("US.13491208655302741918")]
    [TestCase("ada@example.com")]
    [Category("6")]
    [Category("Defect: cs, a dot makes a user id")]
    public async Task Row06_Phone_number_is_serialised_to_to_whatever_it_looks_like(string phoneNumber)
    {
        Answer("{}");

        await Phone.Messages.PostAsync(Hello().AddressedTo(MessageRecipient.OfPhoneNumber(phoneNumber)));

        Assert.That(Sent.Json!["to"]!.ToString(), Is.EqualTo(phoneNumber));
        Assert.That(Sent.Json!["recipient"], Is.Null);
    }

    [TestCase("g.1")]
    [TestCase("16505551234")]
    [Category("Defect: cs, a dot makes a user id")]
    public void Defect_Group_id_stays_one_whatever_it_looks_like(string groupId)
    {
        TextMessage message = Hello().AddressedTo(MessageRecipient.OfGroup(groupId));

        Assert.That(
            (message.To, message.Recipient, message.RecipientType),
            Is.EqualTo((groupId, (string?)null, RecipientType.Group)));
    }

    [Test]
    [Category("6")]
    public void Row06_One_time_password_to_a_user_id_is_refused_when_it_is_built()
    {
        TemplateMessage password = TemplateMessage.OneTimePassword("otp", "en_US", "123456");
        MessageReceived hidden = Received($$"""{"id":"m1","from_user_id":"{{UserId}}"}""");

        Assert.Multiple(() =>
        {
            MessageRecipient[] refused = [MessageRecipient.OfUser(UserId), MessageRecipient.OfParentUser(ParentUserId), MessageRecipient.OfGroup("g")];
            foreach (MessageRecipient party in refused)
            {
                Assert.That(
                    () => password.AddressedTo(party),
                    Throws.InvalidOperationException.With.Message.Contains("131062")
                        .And.Message.Contains("OfPhoneNumber"));
            }

            Assert.That(() => hidden.Reply(password), Throws.InvalidOperationException.With.Message.Contains("131062"));
            Assert.That(password.To ?? password.Recipient ?? password.RecipientType?.Value, Is.Null);
        });
    }

    [Test]
    [Category("6")]
    public async Task Row06_One_time_password_to_a_phone_number_is_sent_and_the_id_beside_it_is_not()
    {
        Server.AddTemplate("otp", category: "AUTHENTICATION");
        MessageReceived known = Received($$"""{"id":"m1","from":"16505551234","from_user_id":"{{UserId}}"}""");

        await Phone.Messages.PostAsync(known.Reply(TemplateMessage.OneTimePassword("otp", "en_US", "123456")));

        Assert.That(Sent.Json!["to"]!.ToString(), Is.EqualTo("16505551234"));
        Assert.That(Sent.Json!["recipient"], Is.Null);
        Wire.AssertSame(
            """
            [{"type":"body","parameters":[{"type":"text","text":"123456"}]},
             {"type":"button","sub_type":"url","index":"0","parameters":[{"type":"text","text":"123456"}]}]
            """,
            Sent.Json!["template"]!["components"]!.ToJsonString());
    }

    [TestCase(null)]
    [TestCase(" ")]
    [Category("6")]
    public void Row06_One_time_password_without_a_code_is_refused(string? code) => Assert.That(
        () => TemplateMessage.OneTimePassword("otp", "en_US", code!), Throws.InstanceOf<ArgumentException>());

    [TestCase(null, "en_US", "name")]
    [TestCase("otp", "", "language")]
    [Category("6")]
    public void Row06_One_time_password_names_what_is_missing(string? name, string? language, string missing) =>
        Assert.That(
            () => TemplateMessage.OneTimePassword(name!, language!, "123456"),
            Throws.InstanceOf<ArgumentException>().With.Property("ParamName").EqualTo(missing));

    [TestCase("""{"id":"w","status":"sent"}""")]
    [TestCase("""{"status":"sent"}""")]
    [TestCase("{}")]
    [Category("7")]
    public void Row07_Status_that_names_nobody_is_an_event(string status)
    {
        string json = InMessages($$"""{"contacts":[{}],"statuses":[{{status}}]}""");
        var changed = (MessageStatusChanged)Events(json).Single();

        Assert.That(changed.Recipient.PhoneNumber, Is.Null);
        Assert.That(changed.Key, Is.Not.Empty);
    }

    [Test]
    [Category("8")]
    public void Row08_Whatever_is_new_is_an_event_that_keeps_its_JSON_and_where_it_came_from()
    {
        const string message = """{"id":"m","from":"1","type":"hologram","hologram":{"size":3}}""";
        WebhookEvent unknown = Events($$$"""
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

    // The golden sample is the example of the page: nothing of it is lost, and typed members hold all of it.
    [TestCaseSource(nameof(Samples))]
    [Category("11")]
    public void Row11_Sample_is_read_whole_into_typed_members_and_written_back_as_it_was(string field, string name)
    {
        string json = FakeWebhook.Example(field, name);

        WebhookPayload payload = GraphJson.Read<WebhookPayload>(json);

        Assert.That(Untyped.In(payload), Is.Empty);
        Wire.AssertSame(json, GraphJson.Write(payload));
    }

    [TestCaseSource(nameof(Samples))]
    [Category("11")]
    public void Row11_Sample_that_is_cut_at_any_byte_is_refused_and_nothing_else_happens(string field, string name)
    {
        byte[] body = Encoding.UTF8.GetBytes(FakeWebhook.Example(field, name));
        for (int length = 0; length < body.Length; length++)
        {
            try
            {
                WebhookEvents.Parse(body.AsMemory(0, length));
                Assert.Fail($"{length} bytes were taken.");
            }
            catch (GraphJsonException)
            {
                continue;
            }
        }
    }

    [TestCase("""{"messages":[{"type":"system","system":{"type":"NEW"}}]}""", "system/type")]
    [TestCase("""{"statuses":[{"status":"NEW"}]}""", "status")]
    [Category("23")]
    public void Row23_Value_that_no_enum_knows_is_kept(string value, string what)
    {
        WebhookEvent item = Events(InMessages(value)).Single();

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
    [Category("23")]
    public void Row23_Event_of_an_account_that_nobody_knows_is_kept()
    {
        var updated = (AccountUpdated)Events(FakeWebhook.AccountUpdate("NEW_ONE")).Single();

        Assert.That(updated.Change.Value?.Event?.Value, Is.EqualTo("NEW_ONE"));
        Assert.That(updated.Raw.ToString(), Does.Contain("NEW_ONE"));
    }

    private static TextMessage Hello() => new() { Text = new() { Body = "Hello" } };

    private static MessageReceived Received(string message) =>
        (MessageReceived)Events(InMessages($$"""{"messages":[{{message}}]}""")).Single();

    private static string InMessages(string value) =>
        $$$"""{"entry":[{"changes":[{"field":"messages","value":{{{value}}}}]}]}""";

    private static IReadOnlyList<WebhookEvent> Events(string json) => WebhookEvents.Parse(Encoding.UTF8.GetBytes(json));
}
