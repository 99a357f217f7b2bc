using System.Collections;
using System.Text;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.Tests.Webhooks;

/// <summary>Who an item of a webhook is from, to or about, by every id and with every list of contacts.</summary>
[TestFixture]
public sealed class PeopleTests
{
    private const string Phone = "15550100003";
    private const string User = "US.30000000000000000003";
    private const string Parent = "US.ENT.30000000000000000003";
    private const string Group = "Z3JvdXAtMDAwMw==";
    private const string Old = "15550100009";

    private const string Ann =
        """{"profile":{"name":"Ann"},"wa_id":"15550100002","user_id":"US.2","parent_user_id":"US.ENT.2"}""";

    private const string Bob =
        $$"""{"profile":{"name":"Bob"},"wa_id":"{{Phone}}","user_id":"{{User}}","parent_user_id":"{{Parent}}"}""";

    private static readonly string[] Ids = ["absent", "empty", "phone number", "user id", "parent user id", "group"];

    private static readonly string[] Items =
    [
        "message", "status", "group status", "call", "call from business", "call status", "echo", "system message",
        "preference",
    ];

    private static readonly string[] Contacts = ["alone", "second of two", "missing"];

    [Test]
    public void Person_and_contact_are_found_by_every_id(
        [ValueSource(nameof(Items))] string item,
        [ValueSource(nameof(Ids))] string id,
        [ValueSource(nameof(Contacts))] string contacts)
    {
        WebhookEvent webhookEvent = Parse(item, id, contacts);
        (WebhookContact? contact, MessageRecipient? person, MessageRecipient? target) = PeopleOf(webhookEvent);
        bool isNamed = id is not ("absent" or "empty");
        bool isFound = contacts == "alone" || (contacts == "second of two" && isNamed);

        // After a change, the ids of the contact may be the old ones.
        bool isCompleted = isFound && !(item == "system message" && isNamed);
        bool hasPhone = isCompleted || id is "phone number" or "group";
        bool hasGroup = item == "group status"
            || (id == "group" && item is ("message" or "system message" or "echo" or "status"));
        Assert.Multiple(() =>
        {
            Assert.That(contact?.Profile?.Name, Is.EqualTo(isFound ? "Bob" : null), "contact");
            if (person is not null)
            {
                Assert.That(person.PhoneNumber, Is.EqualTo(hasPhone ? Phone : null), "phone number");
                Assert.That(person.UserId, Is.EqualTo(isCompleted || id == "user id" ? User : null), "user id");
                Assert.That(
                    person.ParentUserId, Is.EqualTo(isCompleted || id == "parent user id" ? Parent : null), "parent");
            }

            bool isUnknown = (item == "echo" && id == "group") || (item == "group status" && !isNamed && !isFound);
            Assert.That(person is null, Is.EqualTo(isUnknown), "unknown");
            Assert.That(target?.GroupId, Is.EqualTo(hasGroup ? Group : null), "group");
        });
        if (!hasGroup && !isNamed && !isFound)
        {
            Assert.That(() => new TextMessage { Text = new() { Body = "Yes" } }.AddressedTo(target!), Throws.InvalidOperationException);
            return;
        }

        TextMessage message = webhookEvent is MessageReceived received
            ? received.Reply("Yes")
            : new TextMessage { Text = new() { Body = "Yes" } }.AddressedTo(target!);
        string? recipient = hasPhone || hasGroup ? null : id == "user id" ? User : Parent;
        Assert.That(
            (message.To, message.Recipient, message.RecipientType),
            Is.EqualTo((
                hasGroup ? Group : hasPhone ? Phone : null,
                recipient,
                hasGroup ? RecipientType.Group : RecipientType.Individual)));
    }

    [TestCase(User, ExpectedResult = $", {User}, ")]
    [TestCase(Parent, ExpectedResult = $", , {Parent}")]
    [TestCase("de.0a", ExpectedResult = ", de.0a, ")]
    [TestCase("ada@example.com", ExpectedResult = "ada@example.com, , ")]
    [TestCase("U.1", ExpectedResult = "U.1, , ")]
    [TestCase("US.", ExpectedResult = "US., , ")]
    [TestCase("US.ENT.", ExpectedResult = "US.ENT., , ")]
    [TestCase("US.1.2", ExpectedResult = "US.1.2, , ")]
    [TestCase(" ", ExpectedResult = ", , ")]
    public string User_id_in_from_is_a_user_id(string from)
    {
        MessageRecipient sender = ((MessageReceived)Messages(
            $$"""{"messages":[{"from":"{{from}}","type":"text"}]}""").Single()).Sender;
        return $"{sender.PhoneNumber}, {sender.UserId}, {sender.ParentUserId}";
    }

    [Test]
    public void Only_contact_with_another_id_is_not_the_contact()
    {
        var received = (MessageReceived)Messages(
            $$"""{"contacts":[{{Ann}}],"messages":[{"from_user_id":"{{User}}","type":"text"}]}""").Single();

        Assert.That(received.Contact, Is.Null);
        Assert.That(received.Sender.PhoneNumber, Is.Null);
    }

    [Test]
    public void Phone_number_finds_the_contact_before_the_user_id()
    {
        var received = (MessageReceived)Messages($$"""
            {"contacts":[{{Ann}},{{Bob}}],"messages":[{"from":"{{Phone}}","from_user_id":"US.2","type":"text"}]}
            """).Single();

        Assert.That(received.Contact?.Profile?.Name, Is.EqualTo("Bob"));
    }

    [TestCase("recipient_participant_id", "1", "2")]
    [TestCase("participant_recipient_id", "1", "2")]
    [TestCase("recipient_participant_user_id", "US.1", "US.2")]
    [TestCase("recipient_participant_parent_user_id", "US.ENT.1", "US.ENT.2")]
    [TestCase("recipient_user_id", "US.1", "US.2")]
    [TestCase("recipient_parent_user_id", "US.ENT.1", "US.ENT.2")]
    [TestCase("parent_recipient_user_id", "US.ENT.1", "US.ENT.2")]
    public void Two_members_of_a_group_never_share_a_key(string member, string one, string other)
    {
        string Status(string id) => $$"""
            {"id":"w","status":"read","recipient_type":"group","recipient_id":"{{Group}}","recipient_participant_id":"",
             "{{member}}":"{{id}}"}
            """;
        List<MessageStatusChanged> events =
            [.. Messages($$"""{"statuses":[{{Status(one)}},{{Status(other)}}]}""").Cast<MessageStatusChanged>()];

        Assert.That(events.Select(item => item.Key), Is.EqualTo([$"messages:w:read:{one}", $"messages:w:read:{other}"]));
        Assert.That(events.Select(item => item.Recipient.GroupId), Is.All.EqualTo(Group));
        Assert.That(
            events.Select(item => item.Member!.PhoneNumber ?? item.Member.UserId ?? item.Member.ParentUserId),
            Is.EqualTo([one, other]));
    }

    [Test]
    public void Statuses_of_a_group_that_name_no_member_are_told_apart_by_their_content()
    {
        string Status(int time) => $$"""
            {"id":"w","status":"read","recipient_type":"group","recipient_id":"{{Group}}","timestamp":"{{time}}"}
            """;
        string[] keys = [.. new[] { 1767225600, 1767225601, 1767225600 }
            .Select(time => Messages($$"""{"statuses":[{{Status(time)}}]}""").Single().Key)];

        Assert.That(keys[1], Is.Not.EqualTo(keys[0]));
        Assert.That(keys[2], Is.EqualTo(keys[0]), "Delivered again.");
    }

    [Test]
    public void Member_that_only_the_contact_names_has_a_key_of_its_own()
    {
        const string status = $$"""{"id":"w","status":"read","recipient_type":"group","recipient_id":"{{Group}}"}""";

        List<string> keys =
        [
            .. new[] { Ann, Bob }.SelectMany(
                contact => Messages($$"""{"contacts":[{{contact}}],"statuses":[{{status}}]}""")).Select(it => it.Key),
        ];

        Assert.That(keys, Is.EqualTo(["messages:w:read:15550100002", $"messages:w:read:{Phone}"]));
    }

    // Stored by earlier builds.
    [TestCase("""{"id":"w","status":"sent","recipient_id":"1"}""", "1")]
    [TestCase("""{"id":"w","status":"sent","recipient_id":"1","recipient_user_id":"US.1"}""", "1")]
    [TestCase("""{"id":"w","status":"sent","recipient_user_id":"US.1"}""", "")]
    [TestCase("""{"id":"w","status":"sent","recipient_id":"","recipient_user_id":"US.1"}""", "")]
    [TestCase("""{"id":"w","status":"sent","recipient_id":"US.1"}""", "US.1")]
    [TestCase("""{"id":"w","status":"sent","recipient_id":"G","recipient_participant_id":"1"}""", "1")]
    [TestCase(
        """{"id":"w","status":"sent","recipient_type":"group","recipient_id":"G","recipient_participant_id":"1","recipient_participant_user_id":"US.1"}""",
        "1")]
    [TestCase("""{"id":"w","status":"sent","group_id":"G","recipient_id":"1"}""", "1")]
    public void Key_of_a_status_is_that_of_earlier_builds(string status, string end) => Assert.That(
        Messages($$"""{"statuses":[{{status}}]}""").Single().Key, Is.EqualTo($"messages:w:sent:{end}"));

    [TestCase("user_changed_number", "wa_id")]
    [TestCase("user_changed_number", "new_wa_id")]
    [TestCase("customer_changed_number", "new_wa_id")]
    public void Reply_after_a_change_of_number_is_sent_to_the_new_number(string type, string member)
    {
        var changed = (SystemMessageReceived)Messages($$"""
            {"contacts":[{"wa_id":"{{Old}}","profile":{"name":"Bob"} }],
             "messages":[{"from":"{{Old}}","id":"m","type":"system",
               "system":{"type":"{{type}}","{{member}}":"{{Phone}}","previous_user_id":"US.1"} }]}
            """).Single();

        Assert.Multiple(() =>
        {
            Assert.That(changed.Reply("Hello").To, Is.EqualTo(Phone));
            Assert.That(changed.Previous?.PhoneNumber, Is.EqualTo(Old));
            Assert.That(changed.Previous?.UserId, Is.EqualTo("US.1"));
            Assert.That(changed.Contact?.Profile?.Name, Is.EqualTo("Bob"));
        });
    }

    [Test]
    public void Reply_after_a_change_of_user_id_is_sent_to_the_new_id()
    {
        var changed = (SystemMessageReceived)Messages($$"""
            {"messages":[{"from":"","from_user_id":"US.1","id":"m","type":"system",
              "system":{"type":"user_changed_user_id","user_id":"{{User}}","previous_user_id":"US.1",
                "previous_parent_user_id":"US.ENT.1"} }]}
            """).Single();

        Assert.That((changed.Reply("Hello").To, changed.Reply("Hello").Recipient), Is.EqualTo(((string?)null, User)));
        Assert.That(
            (changed.Previous?.PhoneNumber, changed.Previous?.UserId, changed.Previous?.ParentUserId),
            Is.EqualTo(((string?)null, "US.1", "US.ENT.1")));
    }

    [Test]
    public void System_message_without_a_change_has_no_previous_ids()
    {
        var changed = (SystemMessageReceived)Messages($$"""
            {"messages":[{"from":"{{Phone}}","type":"system","system":{"type":"customer_identity_changed","wa_id":"1"} }]}
            """).Single();

        Assert.That(changed.Previous, Is.Null);
        Assert.That(changed.Sender.PhoneNumber, Is.EqualTo(Phone));
    }

    [Test]
    public void Many_contacts_are_found_by_every_id()
    {
        string contacts = string.Join(',', Enumerable.Range(10, 20).Select(number =>
            $$"""{"wa_id":"1{{number}}","user_id":"US.{{number}}","parent_user_id":"US.ENT.{{number}}"}"""));
        var events = Messages($$"""
            {"contacts":[{{contacts}},{"wa_id":""}],"messages":[
              {"from":"129","type":"text"},{"from":"","from_user_id":"US.28","type":"text"},
              {"from_parent_user_id":"US.ENT.27","type":"text"},{"from":"US.26","type":"text"},
              {"from":"","type":"text"},{"from":"999","type":"text"}]}
            """).Cast<MessageReceived>();

        Assert.That(
            events.Select(item => item.Contact?.WaId), Is.EqualTo(["129", "128", "127", "126", null, null]));
    }

    [Test]
    public void Contacts_are_read_a_few_times_however_many_items_there_are()
    {
        var contacts = new CountingList([.. Enumerable.Range(0, 20_000).Select(it => new WebhookContact { WaId = $"{it}" })]);
        var payload = new WebhookPayload
        {
            Entry =
            [
                new WebhookEntry
                {
                    Changes =
                    [
                        new MessagesChange
                        {
                            Value = new MessagesValue
                            {
                                Contacts = contacts,
                                Messages =
                                [
                                    .. Enumerable.Range(0, 20_000).Select(
                                        it => new IncomingTextMessage { From = $"{19_999 - it}" }),
                                ],
                            },
                        },
                    ],
                },
            ],
        };

        Assert.That(WebhookEvents.Of(payload).Cast<MessageReceived>().All(item => item.Contact is not null));
        Assert.That(contacts.Reads, Is.InRange(20_000, 5 * 20_000));
    }

    private sealed class CountingList(List<WebhookContact> contacts) : IReadOnlyList<WebhookContact>
    {
        public int Reads { get; private set; }

        public int Count => contacts.Count;

        public WebhookContact this[int index]
        {
            get
            {
                Reads++;
                return contacts[index];
            }
        }

        public IEnumerator<WebhookContact> GetEnumerator()
        {
            foreach (WebhookContact contact in contacts)
            {
                Reads++;
                yield return contact;
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private static (WebhookContact? Contact, MessageRecipient? Person, MessageRecipient? Target) PeopleOf(
        WebhookEvent item) => item switch
        {
            MessageReceived it => (it.Contact, it.Sender, it.ReplyTo),
            MessageStatusChanged it => (it.Contact, it.Recipient.GroupId is null ? it.Recipient : it.Member, it.Recipient),
            CallChanged it => (it.Contact, it.User, it.User),
            CallStatusChanged it => (it.Contact, it.Recipient, it.Recipient),
            UserPreferenceChanged it => (it.Contact, it.User, it.User),
            MessageEchoed it => (it.Contact, it.Recipient.GroupId is null ? it.Recipient : null, it.Recipient),
            _ => throw new ArgumentException(item.GetType().Name),
        };

    private static WebhookEvent Parse(string item, string id, string contacts)
    {
        (string field, string list, string[] names, string rest) = item switch
        {
            "message" => ("messages", "messages", new[] { "from", "from_user_id", "from_parent_user_id" },
                "\"type\":\"text\""),
            "system message" => ("messages", "messages", ["wa_id", "user_id", "parent_user_id"], string.Empty),
            "status" => ("messages", "statuses",
                ["recipient_id", "recipient_user_id", "recipient_parent_user_id"], "\"status\":\"read\""),
            "group status" => ("messages", "statuses",
                ["recipient_participant_id", "recipient_participant_user_id", "recipient_participant_parent_user_id"],
                $"\"status\":\"read\",\"recipient_type\":\"group\",\"recipient_id\":\"{Group}\""),
            "call" => ("calls", "calls", ["from", "from_user_id", "from_parent_user_id"],
                "\"direction\":\"USER_INITIATED\",\"to\":\"15550100001\""),
            "call from business" => ("calls", "calls", ["to", "to_user_id", "to_parent_user_id"],
                "\"direction\":\"BUSINESS_INITIATED\",\"from\":\"15550100001\""),
            "call status" => ("calls", "statuses",
                ["recipient_id", "recipient_user_id", "recipient_parent_user_id"], "\"status\":\"RINGING\""),
            "echo" => ("message_echoes", "message_echoes", ["to", "to_user_id", "to_parent_user_id"],
                "\"from\":\"15550100001\",\"type\":\"text\""),
            _ => ("user_preferences", "user_preferences", ["wa_id", "user_id", "parent_user_id"], "\"value\":\"stop\""),
        };
        string ids = id switch
        {
            "absent" => string.Empty,
            "empty" => $"\"{names[0]}\":\"\"",
            "phone number" => $"\"{names[0]}\":\"{Phone}\"",
            "user id" => $"\"{names[0]}\":\"\",\"{names[1]}\":\"{User}\"",
            "parent user id" => $"\"{names[2]}\":\"{Parent}\"",
            _ => $"\"{names[0]}\":\"{Phone}\",\"group_id\":\"{Group}\"",
        };
        string json = item == "system message" ? SystemMessage(id, ids)
            : "{" + string.Join(',', new[] { ids, rest }.Where(part => part.Length > 0)) + "}";
        string people = contacts switch
        {
            "alone" => $"\"contacts\":[{Bob}],",
            "second of two" => $"\"contacts\":[{Ann},{Bob}],",
            _ => string.Empty,
        };
        return Events(field, $$"""{{{people}}"{{list}}":[{{json}}]}""").Single();
    }

    private static string SystemMessage(string id, string ids)
    {
        string from = id is "absent" or "empty" ? string.Empty : $"\"from\":\"{Old}\",";
        string group = id == "group" ? $"\"group_id\":\"{Group}\"," : string.Empty;
        string system = ids.Length == 0 ? string.Empty : "," + ids;
        return $$"""{{{from}}{{group}}"type":"system","system":{"type":"user_changed_number"{{system}} } }""";
    }

    private static IReadOnlyList<WebhookEvent> Messages(string value) => Events("messages", value);

    private static IReadOnlyList<WebhookEvent> Events(string field, string value) => WebhookEvents.Parse(
        Encoding.UTF8.GetBytes($$"""{"entry":[{"changes":[{"field":"{{field}}","value":{{value}}}]}]}"""));
}
