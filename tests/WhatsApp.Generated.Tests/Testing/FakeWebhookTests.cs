using System.Text;
using System.Text.Json.Nodes;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.Tests.Testing;

/// <summary>The builders of webhooks set their members.</summary>
[TestFixture]
public sealed class FakeWebhookTests
{
    private const string Customer = "16505551234";
    private const string UserId = "US.13491208655302741918";

    private static readonly FakeWebhookContext Context = new()
    {
        AccountId = "1",
        PhoneNumberId = "2",
        DisplayPhoneNumber = "3",
        Timestamp = DateTimeOffset.UnixEpoch.AddDays(1),
    };

    private static readonly IEnumerable<TestCaseData> Examples =
        from field in FakeWebhook.Fields
        from name in FakeWebhook.ExampleNames(field)
        select new TestCaseData(field, name);

    [TestCaseSource(nameof(Examples))]
    public void Example_has_its_field_and_the_context_and_does_not_change(string field, string name)
    {
        string json = FakeWebhook.Example(field, name, Context);

        WebhookEvent only = Events(json)[0];
        Assert.Multiple(() =>
        {
            Assert.That(FakeWebhook.Example(field, name, Context), Is.EqualTo(json));
            Assert.That(only.Field, Is.EqualTo(field));
            Assert.That(only, Is.Not.InstanceOf<UnknownWebhookEvent>());
            Assert.That(only.AccountId, Is.EqualTo("1"));
            Assert.That(only.PhoneNumberId, Is.Null.Or.EqualTo("2"));
            Assert.That(
                json, Does.Not.Contain("\"phone_number_id\":\"3").And.Not.Contain("\"display_phone_number\":\"1"));
        });
    }

    [Test]
    public void Missing_example_is_refused_with_the_names_of_the_others()
    {
        Assert.That(
            () => FakeWebhook.Example("weather"),
            Throws.ArgumentException.With.Message.Contains("account_update").And.Message.Contains("Change"));
        Assert.That(
            () => FakeWebhook.Example("flows", "dance"),
            Throws.ArgumentException.With.Message.Contains("latency").And.Message.Contains("expiry"));
    }

    [Test]
    public void Change_of_a_field_with_metadata_gets_the_number_of_the_context()
    {
        WebhookEvent call = Events(FakeWebhook.Change(
            "calls", RawJson.Parse("""{"calls":[{"id":"c"}]}"""), Context)).Single();
        WebhookEvent own = Events(FakeWebhook.Change(
            new CallsChange { Value = new() { Metadata = new() { PhoneNumberId = "9" }, Calls = [new()] } },
            Context)).Single();
        WebhookEvent account = Events(FakeWebhook.Change(
            "account_update", RawJson.Parse("""{"event":"ACCOUNT_DELETED"}"""), Context)).Single();

        Assert.Multiple(() =>
        {
            Assert.That((call.PhoneNumberId, ((CallChanged)call).Call.Id), Is.EqualTo(("2", "c")));
            Assert.That(own.PhoneNumberId, Is.EqualTo("9"));
            Assert.That(account.Time, Is.EqualTo(Context.Timestamp));
            Assert.That(
                Untyped.In(((AccountUpdated)account).Change), Is.Empty, "An account has no number, so none is added.");
        });
    }

    [TestCase("""{"a":[1]}""")]
    [TestCase("[1]")]
    [TestCase("null")]
    public void Change_of_an_unknown_field_is_kept_unchanged(string value)
    {
        WebhookEvent unknown = Events(FakeWebhook.Change("brand_new", RawJson.Parse(value), Context)).Single();

        Assert.That(unknown, Is.TypeOf<UnknownWebhookEvent>());
        Wire.AssertSame($$"""{"field":"brand_new","value":{{value}}}""", unknown.Raw.ToString());
    }

    [Test]
    public void Builder_of_a_message_sets_its_members() => Assert.Multiple(() =>
    {
        Assert.That(
            Message<AudioMessageReceived>(FakeWebhook.AudioMessage(Customer, "7", isVoice: false)).Message.Audio,
            Is.Not.Null.And.Property("Id").EqualTo("7").And.Property("Voice").False);
        Assert.That(
            Message<VideoMessageReceived>(FakeWebhook.VideoMessage(Customer, "7", "c")).Message.Video,
            Is.Not.Null.And.Property("Id").EqualTo("7").And.Property("Caption").EqualTo("c"));
        Assert.That(
            Message<DocumentMessageReceived>(FakeWebhook.DocumentMessage(Customer, "7", "f.txt", "c", "text/plain"))
                .Message.Document,
            Is.Not.Null.And.Property("Filename").EqualTo("f.txt").And.Property("MimeType").EqualTo("text/plain"));
        Assert.That(
            Message<StickerMessageReceived>(FakeWebhook.StickerMessage(Customer, "7", true)).Message.Sticker,
            Is.Not.Null.And.Property("Id").EqualTo("7").And.Property("Animated").True);
        Assert.That(
            Message<LocationMessageReceived>(FakeWebhook.LocationMessage(Customer, 1.5, -2.5)).Message.Location,
            Is.Not.Null.And.Property("Latitude").EqualTo(1.5).And.Property("Longitude").EqualTo(-2.5));
        Assert.That(
            Message<ContactsMessageReceived>(FakeWebhook.ContactsMessage(Customer, "Ada", "+1"))
                .Message.Contacts?[0].Phones?[0],
            Is.Not.Null.And.Property("Phone").EqualTo("+1"));
        Assert.That(
            Message<ReactionReceived>(FakeWebhook.Reaction(Customer, "wamid.1", null)).Message.Reaction,
            Is.Not.Null.And.Property("MessageId").EqualTo("wamid.1").And.Property("Emoji").Null);
        Assert.That(
            Message<OrderReceived>(FakeWebhook.Order(Customer, "7", "sku", 2, 1.25m, "EUR"))
                .Message.Order?.ProductItems?[0],
            Is.Not.Null.And.Property("ItemPrice").EqualTo(1.25m).And.Property("Quantity").EqualTo(2));
        Assert.That(
            Message<SystemMessageReceived>(FakeWebhook.ChangedNumber(Customer, "2")).Message.System,
            Is.Not.Null.And.Property("WaId").EqualTo("2")
                .And.Property("Type").EqualTo(IncomingSystemType.UserChangedNumber));
        Assert.That(
            Message<UnsupportedMessageReceived>(FakeWebhook.UnsupportedMessage(Customer, "poll")).Message.Unsupported,
            Is.Not.Null.And.Property("Type").EqualTo("poll"));
        IncomingEdit? edit = Message<MessageEdited>(FakeWebhook.EditedMessage(Customer, "wamid.1", "new")).Message.Edit;
        Assert.That(edit?.OriginalMessageId, Is.EqualTo("wamid.1"));
        Assert.That((edit?.Message as IncomingTextMessage)?.Text?.Body, Is.EqualTo("new"));
        Assert.That(
            Message<MessageRevoked>(FakeWebhook.RevokedMessage(Customer, "wamid.1")).Message.Revoke?.OriginalMessageId,
            Is.EqualTo("wamid.1"));
    });

    [Test]
    public void Builder_of_a_reply_sets_its_members() => Assert.Multiple(() =>
    {
        Assert.That(
            Message<TemplateButtonPressed>(FakeWebhook.TemplateButton(Customer, "p", "t")).Message.Button,
            Is.Not.Null.And.Property("Payload").EqualTo("p").And.Property("Text").EqualTo("t"));
        Assert.That(
            Message<ListReplyReceived>(FakeWebhook.ListReply(Customer, "r", "t", "d")).Answer.ListReply,
            Is.Not.Null.And.Property("Id").EqualTo("r").And.Property("Description").EqualTo("d"));
        Assert.That(
            Message<FlowReplyReceived>(FakeWebhook.FlowReply(Customer, new JsonObject { ["a"] = "ä" }))
                .Answer.NfmReply?.ResponseJson,
            Is.EqualTo("""{"a":"\u00E4"}"""));
        IncomingCallPermissionReply? granted = Message<CallPermissionReplyReceived>(
            FakeWebhook.CallPermissionReply(Customer, isAccepted: true, context: Context)).Answer.CallPermissionReply;
        Assert.That(granted?.Response, Is.EqualTo(IncomingCallPermissionResponse.Accept));
        Assert.That(granted?.ExpirationTimestamp, Is.EqualTo(Context.Timestamp!.Value.AddDays(7)));
        IncomingCallPermissionReply? refused = Message<CallPermissionReplyReceived>(
            FakeWebhook.CallPermissionReply(Customer, isAccepted: false)).Answer.CallPermissionReply;
        Assert.That(refused?.Response, Is.EqualTo(IncomingCallPermissionResponse.Reject));
        Assert.That(refused?.ExpirationTimestamp, Is.Null);
    });

    [Test]
    public void Message_of_a_user_without_number_in_a_group_has_the_ids_of_the_context()
    {
        MessageReceived received = Message<TextMessageReceived>(FakeWebhook.TextMessage(null, "Hi", new()
        {
            UserId = UserId,
            ParentUserId = "US.ENT.1",
            Username = "ada",
            GroupId = "g",
            RepliedToId = "wamid.0",
        }));

        Assert.Multiple(() =>
        {
            Assert.That((received.Sender.PhoneNumber, received.Sender.UserId), Is.EqualTo(((string?)null, UserId)));
            Assert.That(received.Sender.ParentUserId, Is.EqualTo("US.ENT.1"));
            Assert.That(received.Contact?.Profile?.Username, Is.EqualTo("ada"));
            Assert.That(received.ReplyTo.GroupId, Is.EqualTo("g"));
            Assert.That(received.IncomingMessage.Context?.Id, Is.EqualTo("wamid.0"));
        });
    }

    [Test]
    public void Members_of_a_model_override_the_context() => Assert.That(
        Message<TextMessageReceived>(FakeWebhook.Message(Customer, new IncomingTextMessage { Id = "mine" }, Context))
            .IncomingMessage.Id,
        Is.EqualTo("mine"));

    [Test]
    public void Builder_of_a_call_sets_its_members()
    {
        var connect = (CallChanged)Events(FakeWebhook.CallConnect(Customer, "c", "v=0\r\no=-", Context)).Single();
        var end = (CallChanged)Events(
            FakeWebhook.CallTerminate(Customer, "c", TimeSpan.FromSeconds(90), Context)).Single();
        var missed = (CallChanged)Events(FakeWebhook.CallTerminate(Customer, "c", context: Context)).Single();
        var rings = (CallStatusChanged)Events(FakeWebhook.CallStatus("c", CallStatus.Ringing, Customer)).Single();

        Assert.Multiple(() =>
        {
            Assert.That(connect.Call.Session?.Sdp, Is.EqualTo("v=0\r\no=-"));
            Assert.That(connect.Contact?.WaId, Is.EqualTo(Customer));
            Assert.That((connect.Call.Id, connect.PhoneNumberId), Is.EqualTo(("c", "2")));
            Assert.That((end.Call.Status, end.Call.Duration), Is.EqualTo((CallOutcome.Completed, 90L)));
            Assert.That(end.Call.EndTime - end.Call.StartTime, Is.EqualTo(TimeSpan.FromSeconds(90)));
            Assert.That((missed.Call.Status, missed.Call.Duration), Is.EqualTo((CallOutcome.Failed, (long?)null)));
            Assert.That((rings.Status.Status, rings.Status.RecipientId), Is.EqualTo((CallStatus.Ringing, Customer)));
        });
    }

    [Test]
    public async Task Template_status_is_that_of_the_template_and_its_account()
    {
        await using FakeGraphServer server = await FakeGraphServer.StartAsync();
        string account = server.AddAccount().Id;
        FakeTemplate template = server.AddTemplate("order", "de", "MARKETING", accountId: account);

        var changed = (TemplateStatusUpdated)Events(FakeWebhook.TemplateStatus(
            template, TemplateStatusEvent.Rejected, TemplateRejectedReason.Scam)).Single();

        MessageTemplateStatusUpdateValue value = changed.Change.Value!;
        Assert.Multiple(() =>
        {
            Assert.That(changed.AccountId, Is.EqualTo(account));
            Assert.That($"{value.MessageTemplateId}", Is.EqualTo(template.Id));
            Assert.That((value.MessageTemplateName, value.MessageTemplateLanguage), Is.EqualTo(("order", "de")));
            Assert.That(value.MessageTemplateCategory, Is.EqualTo(TemplateCategory.Marketing));
            Assert.That(value.Event, Is.EqualTo(TemplateStatusEvent.Rejected));
            Assert.That(value.Reason, Is.EqualTo(TemplateRejectedReason.Scam));
        });
    }

    [Test]
    public void Builders_of_other_changes_set_their_members() => Assert.Multiple(() =>
    {
        FlowsValue? flow = ((FlowUpdated)Events(
            FakeWebhook.FlowStatus("7", FlowStatus.Draft, FlowStatus.Published)).Single()).Change.Value;
        Assert.That(
            (flow?.FlowId, flow?.OldStatus, flow?.NewStatus),
            Is.EqualTo(("7", FlowStatus.Draft, FlowStatus.Published)));
        Assert.That(
            ((AccountUpdated)Events(FakeWebhook.AccountUpdate("NEW_ONE")).Single()).Change.Value?.Event?.Value,
            Is.EqualTo("NEW_ONE"));
        UserPreference preference = ((UserPreferenceChanged)Events(
            FakeWebhook.MarketingPreference(Customer, UserPreferenceValue.Resume)).Single()).Preference;
        Assert.That((preference.WaId, preference.Value), Is.EqualTo((Customer, UserPreferenceValue.Resume)));
        var echo = (MessageEchoed)Events(FakeWebhook.MessageEcho(Customer, "Hi", Context)).Single();
        Assert.That((echo.Message.From, echo.Message.To), Is.EqualTo(("3", Customer)));
        Assert.That(((WebhookErrorReported)Events(FakeWebhook.Error(131042)).Single()).Error.Code, Is.EqualTo(131042));
    });

    [TestCase("sent")]
    [TestCase("delivered")]
    [TestCase("read")]
    [TestCase("played")]
    [TestCase("failed")]
    [TestCase("deleted")]
    [TestCase("warning")]
    [TestCase("pending")]
    [TestCase("captured")]
    [TestCase("teleported")]
    public void Status_can_be_any_value(string status)
    {
        var changed = (MessageStatusChanged)Events(FakeWebhook.Status("wamid.1", status, null, 131047, new()
        {
            UserId = UserId,
        })).Single();

        Assert.That((changed.Status.Status?.Value, changed.Status.Id), Is.EqualTo((status, "wamid.1")));
        Assert.That((changed.Recipient.PhoneNumber, changed.Recipient.UserId), Is.EqualTo(((string?)null, UserId)));
        Assert.That(changed.Status.Errors?[0].Code, Is.EqualTo(131047));
    }

    [Test]
    public void Batch_keeps_every_event_with_its_time_and_merges_related_changes()
    {
        FakeWebhookContext later = Context with { Timestamp = Context.Timestamp!.Value.AddDays(1) };
        string json = FakeWebhook.Batch(
            FakeWebhook.Example("security", context: Context),
            FakeWebhook.Example("security", context: later),
            FakeWebhook.CallConnect(Customer, "c1", context: Context),
            FakeWebhook.CallConnect(Customer, "c2", context: Context),
            FakeWebhook.MessageEcho(Customer, "a", Context),
            FakeWebhook.MessageEcho(Customer, "b", Context));

        IReadOnlyList<WebhookEvent> events = Events(json);
        Assert.That(events, Has.Count.EqualTo(6));
        Assert.That(
            events.OfType<SecurityEventReceived>().Select(item => item.Time),
            Is.EqualTo([Context.Timestamp, later.Timestamp]));
        Assert.That(GraphJson.Read<WebhookPayload>(json).Changes().Count(), Is.EqualTo(4));
    }

    private static T Message<T>(string json)
        where T : MessageReceived
    {
        WebhookEvent only = Events(json).Single();
        Assert.That(only, Is.TypeOf<T>());
        return (T)only;
    }

    private static IReadOnlyList<WebhookEvent> Events(string json) => WebhookEvents.Parse(Encoding.UTF8.GetBytes(json));
}
