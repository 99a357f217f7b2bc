using WhatsApp.Generated.Json;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.Tests.Webhooks;

/// <summary>Page webhooks/incoming-webhook-payload.</summary>
[TestFixture]
public sealed class IncomingWebhookPayloadTests
{
    private static readonly DateTimeOffset NewYear = DateTimeOffset.FromUnixTimeSeconds(1767225600);

    [Test]
    public void Text()
    {
        const string json =
            """
            {"object":"whatsapp_business_account","entry":[{"id":"200","time":1767225600,"changes":[{"value":{
              "messaging_product":"whatsapp",
              "metadata":{"display_phone_number":"15550100001","phone_number_id":"300"},
              "contacts":[{"profile":{"name":"Noor Haddad","username":"noor"},"wa_id":"15550100002",
                "user_id":"US.1","parent_user_id":"US.ENT.1","identity_key_hash":"h"}],
              "messages":[{"context":{"from":"15550100001","id":"wamid.out","forwarded":true,
                  "frequently_forwarded":false,"referred_product":{"catalog_id":"7","product_retailer_id":"sku"}},
                "from":"15550100002","from_user_id":"US.1","from_parent_user_id":"US.ENT.1","id":"wamid.in",
                "timestamp":"1767225600","type":"text","group_id":"g1",
                "identity":{"acknowledged":true,"created_timestamp":"1767225600","hash":"x"},
                "text":{"body":"Is the blue one back in stock?"}}]},
              "field":"messages"}]}]}
            """;
        WebhookPayload payload = GraphJson.Read<WebhookPayload>(json);

        WebhookEntry entry = payload.Entry!.Single();
        MessagesValue value = ((MessagesChange)entry.Changes!.Single()).Value!;
        var message = (IncomingTextMessage)payload.Messages().Single();
        Assert.Multiple(() =>
        {
            Assert.That(payload.Object, Is.EqualTo("whatsapp_business_account"));
            Assert.That(entry.Id, Is.EqualTo("200"));
            Assert.That(entry.Time, Is.EqualTo(NewYear));
            Assert.That(value.MessagingProduct, Is.EqualTo("whatsapp"));
            Assert.That(value.Metadata?.DisplayPhoneNumber, Is.EqualTo("15550100001"));
            Assert.That(value.Metadata?.PhoneNumberId, Is.EqualTo("300"));
            Assert.That(value.Contacts?[0].Profile?.Name, Is.EqualTo("Noor Haddad"));
            Assert.That(value.Contacts?[0].Profile?.Username, Is.EqualTo("noor"));
            Assert.That(value.Contacts?[0].WaId, Is.EqualTo("15550100002"));
            Assert.That(value.Contacts?[0].UserId, Is.EqualTo("US.1"));
            Assert.That(value.Contacts?[0].ParentUserId, Is.EqualTo("US.ENT.1"));
            Assert.That(value.Contacts?[0].IdentityKeyHash, Is.EqualTo("h"));
            Assert.That(message.From, Is.EqualTo("15550100002"));
            Assert.That(message.FromUserId, Is.EqualTo("US.1"));
            Assert.That(message.FromParentUserId, Is.EqualTo("US.ENT.1"));
            Assert.That(message.Id, Is.EqualTo("wamid.in"));
            Assert.That(message.Timestamp, Is.EqualTo(NewYear));
            Assert.That(message.Type, Is.EqualTo("text"));
            Assert.That(message.GroupId, Is.EqualTo("g1"));
            Assert.That(message.Context?.Id, Is.EqualTo("wamid.out"));
            Assert.That(message.Context?.Forwarded, Is.True);
            Assert.That(message.Context?.FrequentlyForwarded, Is.False);
            Assert.That(message.Context?.ReferredProduct?.CatalogId, Is.EqualTo("7"));
            Assert.That(message.Identity?.Acknowledged, Is.True);
            Assert.That(message.Identity?.CreatedTimestamp, Is.EqualTo(NewYear));
            Assert.That(message.Text?.Body, Is.EqualTo("Is the blue one back in stock?"));
        });
        Wire.AssertSame(json, GraphJson.Write(payload));
    }

    [Test]
    public void Text_from_an_ad_has_the_referral()
    {
        IncomingTextMessage message = Read<IncomingTextMessage>(
            """
            {"type":"text","text":{"body":"x"},"referral":{"source_url":"https://fb.me/1","source_id":"1",
              "source_type":"ad","body":"b","headline":"h","media_type":"video","image_url":"i","video_url":"v",
              "thumbnail_url":"t","ctwa_clid":"c","welcome_message":{"text":"Hi"}}}
            """);

        Assert.Multiple(() =>
        {
            Assert.That(message.Referral?.SourceType, Is.EqualTo(IncomingReferralSourceType.Ad));
            Assert.That(message.Referral?.MediaType, Is.EqualTo(IncomingReferralMediaType.Video));
            Assert.That(message.Referral?.CtwaClid, Is.EqualTo("c"));
            Assert.That(message.Referral?.WelcomeMessage?.Text, Is.EqualTo("Hi"));
        });
    }

    [Test]
    public void Reaction_and_its_removal_are_read()
    {
        Assert.That(
            Read<IncomingReactionMessage>("""{"type":"reaction","reaction":{"message_id":"wamid.1","emoji":"\ud83d\udc4d"}}""")
                .Reaction?.Emoji,
            Is.EqualTo("👍"));
        IncomingReaction? removed =
            Read<IncomingReactionMessage>("""{"type":"reaction","reaction":{"message_id":"wamid.1"}}""").Reaction;
        Assert.That(removed?.MessageId, Is.EqualTo("wamid.1"));
        Assert.That(removed?.Emoji, Is.Null);
    }

    [Test]
    public void Media_messages_of_every_type_are_read()
    {
        IncomingAudio audio = Read<IncomingAudioMessage>(
            """{"type":"audio","audio":{"mime_type":"audio/ogg; codecs=opus","sha256":"s","id":"1","voice":true}}""").Audio!;
        IncomingDocument document = Read<IncomingDocumentMessage>(
            """{"type":"document","document":{"caption":"c","filename":"f.pdf","mime_type":"application/pdf","id":"2"}}""")
            .Document!;
        IncomingImage image = Read<IncomingImageMessage>(
            """{"type":"image","image":{"caption":"c","mime_type":"image/jpeg","sha256":"s","id":"3","url":"https://x"}}""")
            .Image!;
        IncomingSticker sticker = Read<IncomingStickerMessage>(
            """{"type":"sticker","sticker":{"mime_type":"image/webp","id":"4","animated":true}}""").Sticker!;
        IncomingVideo video = Read<IncomingVideoMessage>(
            """{"type":"video","video":{"caption":"c","mime_type":"video/mp4","id":"5"}}""").Video!;

        Assert.Multiple(() =>
        {
            Assert.That((audio.Id, audio.Voice, audio.MimeType), Is.EqualTo(("1", true, "audio/ogg; codecs=opus")));
            Assert.That((document.Id, document.Filename, document.Caption), Is.EqualTo(("2", "f.pdf", "c")));
            Assert.That((image.Id, image.Sha256, image.Url), Is.EqualTo(("3", "s", "https://x")));
            Assert.That((sticker.Id, sticker.Animated), Is.EqualTo(("4", true)));
            Assert.That((video.Id, video.Caption), Is.EqualTo(("5", "c")));
        });
    }

    [Test]
    public void Location()
    {
        IncomingLocation location = Read<IncomingLocationMessage>(
            """
            {"type":"location","location":{"latitude":37.4847,"longitude":-122.1473,"name":"HQ","address":"1 Way",
              "url":"https://example.com"}}
            """).Location!;

        Assert.That((location.Latitude, location.Longitude), Is.EqualTo((37.4847, -122.1473)));
        Assert.That((location.Name, location.Address, location.Url), Is.EqualTo(("HQ", "1 Way", "https://example.com")));
    }

    [Test]
    public void Contacts()
    {
        ContactCard card = Read<IncomingContactsMessage>(
            """
            {"type":"contacts","contacts":[{"name":{"formatted_name":"Ada"},"birthday":"1815-12-10",
              "phones":[{"phone":"+1","wa_id":"1","type":"CELL"}]}]}
            """).Contacts!.Single();

        Assert.That(card.Name?.FormattedName, Is.EqualTo("Ada"));
        Assert.That(card.Birthday, Is.EqualTo(new DateOnly(1815, 12, 10)));
        Assert.That(card.Phones?[0].WaId, Is.EqualTo("1"));
    }

    [TestCase("unsupported")]
    [TestCase("unknown")]
    public void Unsupported_message_has_its_errors(string type)
    {
        IncomingUnsupportedMessage message = Read<IncomingUnsupportedMessage>(
            $$"""
            {"type":"{{type}}","errors":[{"code":131051,"title":"Message type unknown","message":"m",
              "error_data":{"details":"d"},"href":"https://x"}],"unsupported":{"type":"poll"} }
            """);

        Assert.Multiple(() =>
        {
            Assert.That(message.Unsupported?.Type, Is.EqualTo("poll"));
            Assert.That(message.Errors?[0].Code, Is.EqualTo(131051));
            Assert.That(message.Errors?[0].ErrorData?.Details, Is.EqualTo("d"));
            Assert.That(message.Errors?[0].Href, Is.EqualTo("https://x"));
        });
    }

    [Test]
    public void Button_of_a_template()
    {
        IncomingButton button =
            Read<IncomingButtonMessage>("""{"type":"button","button":{"payload":"stop","text":"Stop"}}""").Button!;

        Assert.That((button.Payload, button.Text), Is.EqualTo(("stop", "Stop")));
    }

    [Test]
    public void Interactive_replies_of_every_type_are_read()
    {
        Assert.Multiple(() =>
        {
            Assert.That(
                Interactive<IncomingInteractiveListReply>(
                    """{"type":"list_reply","list_reply":{"id":"1","title":"Noon","description":"12:00"}}""")
                    .ListReply?.Description,
                Is.EqualTo("12:00"));
            Assert.That(
                Interactive<IncomingInteractiveButtonReply>(
                    """{"type":"button_reply","button_reply":{"id":"yes","title":"Yes"}}""").ButtonReply?.Id,
                Is.EqualTo("yes"));
            Assert.That(
                Interactive<IncomingInteractiveNfmReply>(
                    """{"type":"nfm_reply","nfm_reply":{"name":"flow","body":"Sent","response_json":"{\"a\":1}"}}""")
                    .NfmReply?.ResponseJson,
                Is.EqualTo("{\"a\":1}"));
            IncomingCallPermissionReply call = Interactive<IncomingInteractiveCallPermissionReply>(
                """
                {"type":"call_permission_reply","call_permission_reply":{"response":"accept","is_permanent":false,
                  "expiration_timestamp":1767225600,"response_source":"user_action"}}
                """).CallPermissionReply!;
            Assert.That(call.Response, Is.EqualTo(IncomingCallPermissionResponse.Accept));
            Assert.That(call.ExpirationTimestamp, Is.EqualTo(NewYear));
            Assert.That(call.ResponseSource, Is.EqualTo(IncomingCallPermissionSource.UserAction));
            Assert.That(
                Interactive<IncomingInteractivePaymentMethod>(
                    """{"type":"payment_method","payment_method":{"payment_method":"upi","reference_id":"r"}}""")
                    .PaymentMethod?.ReferenceId,
                Is.EqualTo("r"));
        });
    }

    [Test]
    public void Order()
    {
        IncomingOrder order = Read<IncomingOrderMessage>(
            """
            {"type":"order","order":{"catalog_id":"7","text":"Please","product_items":[
              {"product_retailer_id":"sku","quantity":2,"item_price":19.99,"currency":"EUR"},
              {"product_retailer_id":"sku2","quantity":"1","item_price":"5","currency":"EUR"}]}}
            """).Order!;

        Assert.That(order.CatalogId, Is.EqualTo("7"));
        Assert.That(
            order.ProductItems!.Select(item => (item.ProductRetailerId, item.Quantity, item.ItemPrice)),
            Is.EqualTo([("sku", 2L, 19.99m), ("sku2", (long?)1L, (decimal?)5m)]));
    }

    [Test]
    public void System_messages_are_read()
    {
        IncomingSystem system = Read<IncomingSystemMessage>(
            """
            {"type":"system","system":{"body":"User A changed","wa_id":"2","new_wa_id":"3","type":"user_changed_number",
              "customer":"1","identity":"i"}}
            """).System!;

        Assert.That(system.Type, Is.EqualTo(IncomingSystemType.UserChangedNumber));
        Assert.That((system.WaId, system.NewWaId, system.Customer), Is.EqualTo(("2", "3", "1")));
    }

    [Test]
    public void Edit_and_revoke_have_the_id_of_their_message()
    {
        IncomingEdit edit = Read<IncomingEditMessage>(
            """
            {"type":"edit","edit":{"original_message_id":"wamid.1",
              "message":{"text":{"body":"better"},"type":"text"}}}
            """).Edit!;
        IncomingRevoke revoke =
            Read<IncomingRevokeMessage>("""{"type":"revoke","revoke":{"original_message_id":"wamid.2"}}""").Revoke!;

        Assert.That(edit.OriginalMessageId, Is.EqualTo("wamid.1"));
        Assert.That((edit.Message as IncomingTextMessage)?.Text?.Body, Is.EqualTo("better"));
        Assert.That(revoke.OriginalMessageId, Is.EqualTo("wamid.2"));
    }

    [Test]
    public void Welcome_request_is_read() =>
        Assert.That(Read<IncomingRequestWelcomeMessage>("""{"type":"request_welcome","from":"1"}""").From, Is.EqualTo("1"));

    [Test]
    public void Status_with_conversation_and_pricing_is_read()
    {
        MessageStatusUpdate status = Status(
            """
            {"id":"wamid.1","status":"delivered","timestamp":"1767225600","recipient_id":"1","recipient_user_id":"US.1",
             "recipient_type":"group","recipient_participant_id":"2","biz_opaque_callback_data":"order 7",
             "conversation":{"id":"c","expiration_timestamp":"1767225600","origin":{"type":"utility"}},
             "pricing":{"billable":true,"pricing_model":"PMP","type":"regular","category":"authentication-international"}}
            """);

        Assert.Multiple(() =>
        {
            Assert.That(status.Status, Is.EqualTo(DeliveryStatus.Delivered));
            Assert.That(status.Timestamp, Is.EqualTo(NewYear));
            Assert.That((status.RecipientId, status.RecipientUserId), Is.EqualTo(("1", "US.1")));
            Assert.That((status.RecipientType, status.RecipientParticipantId), Is.EqualTo(("group", "2")));
            Assert.That(status.BizOpaqueCallbackData, Is.EqualTo("order 7"));
            Assert.That(status.Conversation?.ExpirationTimestamp, Is.EqualTo(NewYear));
            Assert.That(status.Conversation?.Origin?.Type, Is.EqualTo(WebhookConversationCategory.Utility));
#pragma warning disable CS0618 // Deprecated, but Meta still sends it.
            Assert.That(status.Pricing?.Billable, Is.True);
#pragma warning restore CS0618
            Assert.That(status.Pricing?.PricingModel, Is.EqualTo(WebhookPricingModel.Pmp));
            Assert.That(status.Pricing?.Category, Is.EqualTo(WebhookPricingCategory.AuthenticationInternational));
        });
    }

    [Test]
    public void Status_of_a_message_with_a_max_price_has_its_cost()
    {
        MessageStatusUpdate status = Status(
            """
            {"id":"wamid.1","status":"read","pricing":{"billable":true,"pricing_model":"PMP","category":"marketing_lite",
             "type":"regular","cost":{"amount":0.035,"currency":"USD"}}}
            """);

        Assert.That((status.Pricing?.Cost?.Amount, status.Pricing?.Cost?.Currency), Is.EqualTo((0.035m, "USD")));
    }

    [Test]
    public void Status_of_a_message_without_a_template_has_the_template_that_Meta_created() => Assert.That(
        Status("""{"id":"1","status":"sent","template_id":"9","pricing":{"subtype":"paid_exempt"}}""")
            is { TemplateId: "9", Pricing.Subtype: "paid_exempt" });

    [TestCase("sent")]
    [TestCase("delivered")]
    [TestCase("read")]
    [TestCase("played")]
    [TestCase("failed")]
    [TestCase("teleported")]
    public void Status_of_any_kind_is_created(string status) =>
        Assert.That(Status($$"""{"id":"1","status":"{{status}}"}""").Status?.Value, Is.EqualTo(status));

    [Test]
    public void Failed_status_has_the_error()
    {
        MessageStatusUpdate status = GraphJson.Read<WebhookPayload>(
            FakeWebhook.Status("wamid.1", "failed", errorCode: 131047)).Statuses().Single();

        Assert.That(status.Status, Is.EqualTo(DeliveryStatus.Failed));
        Assert.That(status.Errors?[0].Code, Is.EqualTo(131047));
        Assert.That(status.Errors?[0].ErrorData?.Details, Does.Contain("24 hours"));
    }

    [Test]
    public void Payment_status_is_read()
    {
        WebhookPayment? payment = Status(
            """
            {"id":"1","status":"captured","type":"payment","payment":{"reference_id":"r","amount":{"value":1050,"offset":100},
              "currency":"INR","notes":{"k":"v"},"transaction":{"id":"t","type":"upi","status":"success",
              "created_timestamp":1767225600,"updated_timestamp":"1767225600","error":{"code":"c","reason":"x"},
              "refunds":[{"id":"f","amount":{"value":50,"offset":100}}]}}}
            """).Payment;

        Assert.Multiple(() =>
        {
            Assert.That(payment?.Amount?.Value, Is.EqualTo(1050));
            Assert.That(payment?.Notes?["k"], Is.EqualTo("v"));
            Assert.That(payment?.Transaction?.Status, Is.EqualTo(WebhookTransactionStatus.Success));
            Assert.That(payment?.Transaction?.CreatedTimestamp, Is.EqualTo(NewYear));
            Assert.That(payment?.Transaction?.UpdatedTimestamp, Is.EqualTo(NewYear));
            Assert.That(payment?.Transaction?.Refunds?[0].Amount?.Value, Is.EqualTo(50));
        });
    }

    [Test]
    public void Errors_of_a_change_are_read()
    {
        MessagesValue value = Value("""{"errors":[{"code":130429,"title":"Rate limit hit"}]}""");

        Assert.That(value.Errors?[0].Code, Is.EqualTo(130429));
        Assert.That(value.Messages, Is.Null);
    }

    [TestCase("group_lifecycle_update")]
    [TestCase("group_participants_update")]
    [TestCase("group_participant_update")]
    [TestCase("group_settings_update")]
    [TestCase("group_status_update")]
    public void Groups(string field)
    {
        GroupUpdate group = GraphJson.Read<WebhookPayload>(
            "{\"entry\":[{\"changes\":[{\"field\":\"" + field + "\",\"value\":{\"groups\":["
            + """
            {"timestamp":"1767225600","group_id":"g","type":"group_participants_add","request_id":"q","subject":"s",
             "invite_link":"https://chat.whatsapp.com/x","join_approval_mode":"auto_approve","initiated_by":"business",
             "reason":"invite_link","added_participants":[{"wa_id":"1","user_id":"US.1","input":"+1"}],
             "failed_participants":[{"input":"+2","errors":[{"code":131204}]}],
             "group_subject":{"text":"t","update_successful":false,"errors":[{"code":1}]},
             "profile_picture":{"mime_type":"image/jpeg","sha256":"s","update_successful":true}}
            """
            + "]}}]}]}").Groups().Single();

        Assert.Multiple(() =>
        {
            Assert.That(group.Type, Is.EqualTo(GroupUpdateType.GroupParticipantsAdd));
            Assert.That(group.Timestamp, Is.EqualTo(NewYear));
            Assert.That(group.JoinApprovalMode?.Value, Is.EqualTo("auto_approve"));
            Assert.That(group.InitiatedBy, Is.EqualTo(GroupUpdateInitiator.Business));
            Assert.That(group.AddedParticipants?[0].UserId, Is.EqualTo("US.1"));
            Assert.That(group.FailedParticipants?[0].Errors?[0].Code, Is.EqualTo(131204));
            Assert.That(group.GroupSubject?.UpdateSuccessful, Is.False);
            Assert.That(group.ProfilePicture?.UpdateSuccessful, Is.True);
        });
    }

    [Test]
    public void Entries_changes_and_items_keep_their_order()
    {
        const int entries = 3;
        const int changes = 3;
        const int items = 4;
        string json = "{\"entry\":[" + Join(entries, e => "{\"id\":\"" + e + "\",\"changes\":[" + Join(changes, c =>
            "{\"field\":\"messages\",\"value\":{\"messages\":["
            + Join(items, i => "{\"type\":\"text\",\"id\":\"m" + e + c + i + "\"}")
            + "],\"statuses\":[" + Join(items, i => "{\"id\":\"s" + e + c + i + "\"}") + "]}}") + "]}") + "]}";
        IEnumerable<string> all =
            from e in Enumerable.Range(0, entries)
            from c in Enumerable.Range(0, changes)
            from i in Enumerable.Range(0, items)
            select $"{e}{c}{i}";

        WebhookPayload payload = GraphJson.Read<WebhookPayload>(json);

        Assert.That(payload.Changes().Count(), Is.EqualTo(entries * changes));
        Assert.That(payload.Messages().Select(message => message.Id), Is.EqualTo(all.Select(id => "m" + id)));
        Assert.That(payload.Statuses().Select(status => status.Id), Is.EqualTo(all.Select(id => "s" + id)));
        Wire.AssertSame(json, GraphJson.Write(payload));

        static string Join(int count, Func<int, string> item) =>
            string.Join(',', Enumerable.Range(0, count).Select(item));
    }

    [Test]
    public void Batch_of_messages_and_statuses_of_several_numbers_is_read()
    {
        var other = new FakeWebhookContext { PhoneNumberId = "2", DisplayPhoneNumber = "15550000000" };
        var account = new FakeWebhookContext { AccountId = "9" };

        WebhookPayload payload = GraphJson.Read<WebhookPayload>(FakeWebhook.Batch(
            FakeWebhook.TextMessage("1", "a"),
            FakeWebhook.Status("wamid.1", "sent"),
            FakeWebhook.TextMessage("2", "b"),
            FakeWebhook.TextMessage("3", "c", other),
            FakeWebhook.TextMessage("4", "d", account)));

        Assert.That(
            payload.Messages().Cast<IncomingTextMessage>().Select(message => message.Text?.Body),
            Is.EquivalentTo(["a", "b", "c", "d"]));
        Assert.That(payload.Statuses().Select(status => status.Id), Is.EqualTo(["wamid.1"]));
    }

    [Test]
    public void Unknown_field_type_and_interactive_are_kept()
    {
        const string json =
            """
            {"object":"x","entry":[{"changes":[
              {"field":"novelty","value":{"a":[1]}},
              {"field":"messages","value":{"novelty":true,"messages":[
                {"type":"hologram","from":"1","hologram":{"size":3}},
                {"type":"interactive","interactive":{"type":"telepathy","telepathy":{"x":1}}}]}}]}]}
            """;
        WebhookPayload payload = GraphJson.Read<WebhookPayload>(json);

        WebhookChange change = payload.Changes().First();
        IncomingMessage[] messages = [.. payload.Messages()];
        Assert.Multiple(() =>
        {
            Assert.That(change, Is.TypeOf<UnknownWebhookChange>());
            Assert.That(change.Field, Is.EqualTo("novelty"));
            Assert.That(change.AdditionalData["value"].ToString(), Is.EqualTo("""{"a":[1]}"""));
            Assert.That(messages[0], Is.TypeOf<UnknownIncomingMessage>());
            Assert.That(messages[0].From, Is.EqualTo("1"));
            Assert.That(messages[0].AdditionalData["hologram"].ToString(), Is.EqualTo("""{"size":3}"""));
            IncomingInteractive? interactive = ((IncomingInteractiveMessage)messages[1]).Interactive;
            Assert.That(interactive, Is.TypeOf<UnknownIncomingInteractive>());
            Assert.That(interactive?.AdditionalData["telepathy"].ToString(), Is.EqualTo("""{"x":1}"""));
        });
        Wire.AssertSame(json, GraphJson.Write(payload));
    }

    [TestCase("""{}""")]
    [TestCase("""{"entry":[]}""")]
    [TestCase("""{"entry":[{}]}""")]
    [TestCase("""{"entry":[{"changes":[]}]}""")]
    [TestCase("""{"entry":[{"changes":[{}]}]}""")]
    [TestCase("""{"entry":[{"changes":[{"field":"messages"}]}]}""")]
    [TestCase("""{"entry":[{"changes":[{"field":"messages","value":{}}]}]}""")]
    [TestCase("""{"entry":[{"changes":[{"field":"messages","value":{"messages":[],"statuses":[]}}]}]}""")]
    [TestCase("""{"entry":[{"changes":[{"field":"group_status_update","value":{}}]}]}""")]
    public void Nothing_is_required(string json)
    {
        WebhookPayload payload = GraphJson.Read<WebhookPayload>(json);

        Assert.That(payload.Messages(), Is.Empty);
        Assert.That(payload.Statuses(), Is.Empty);
        Assert.That(payload.Groups(), Is.Empty);
        Wire.AssertSame(json, GraphJson.Write(payload));
    }

    [TestCase("""{"messages":[{"type":"text","text":{"body":"x"}}]}""")]
    [TestCase("""{"contacts":[],"messages":[{"type":"text","text":{"body":"x"}}]}""")]
    [TestCase("""{"contacts":[{}],"messages":[{"type":"text","text":{"body":"x"}}]}""")]
    [TestCase("""{"contacts":[{"profile":{}}],"messages":[{"type":"text","text":{"body":"x"}}]}""")]
    [TestCase("""{"contacts":[{"user_id":"US.1"}],"messages":[{"from_user_id":"US.1","type":"text","text":{"body":"x"}}]}""")]
    public void Message_is_read_without_contacts_profile_wa_id_from_or_metadata(string json)
    {
        MessagesValue value = Value(json);

        Assert.That(((IncomingTextMessage)value.Messages!.Single()).Text?.Body, Is.EqualTo("x"));
        Assert.That(value.Messages!.Single().From, Is.Null);
        Assert.That(value.Metadata, Is.Null);
    }

    [Test]
    public void Message_of_a_known_type_can_lack_its_content()
    {
        foreach (string type in (string[])["text", "image", "interactive", "order", "system", "button", "contacts", "edit"])
        {
            string json = $$"""{"type":"{{type}}"}""";

            IncomingMessage message = GraphJson.Read<IncomingMessage>(json);

            Assert.That(message, Is.Not.TypeOf<UnknownIncomingMessage>(), type);
            Wire.AssertSame(json, GraphJson.Write(message));
        }
    }

    [Test]
    public void Payload_of_null_is_refused() =>
        Assert.That(() => ((WebhookPayload)null!).Changes(), Throws.ArgumentNullException);

    [Test]
    public void Every_item_of_a_batch_is_read()
    {
        string batch = FakeWebhook.Batch(
            FakeWebhook.TextMessage("1", "a"),
            FakeWebhook.TextMessage("2", "b"),
            FakeWebhook.TextMessage("3", "c", new FakeWebhookContext { PhoneNumberId = "7" }),
            FakeWebhook.TextMessage("4", "d", new FakeWebhookContext { AccountId = "8" }),
            FakeWebhook.Status("wamid.1", "sent"),
            FakeWebhook.Status("wamid.2", "read"));

        WebhookPayload payload = GraphJson.Read<WebhookPayload>(batch);

        Assert.That(payload.Entry, Has.Count.EqualTo(2));
        Assert.That(payload.Messages().Select(message => message.From), Is.EquivalentTo(["1", "2", "3", "4"]));
        Assert.That(payload.Statuses().Select(status => status.Id), Is.EquivalentTo(["wamid.1", "wamid.2"]));
    }

    [Test]
    public void Message_of_a_user_without_a_phone_number_is_read()
    {
        string json = FakeWebhook.TextMessage(
            null, "Hi", new FakeWebhookContext { UserId = "US.1", ProfileName = null });

        IncomingMessage message = GraphJson.Read<WebhookPayload>(json).Messages().Single();

        Assert.That(message.From, Is.Null);
        Assert.That(message.FromUserId, Is.EqualTo("US.1"));
        Assert.That(message, Is.TypeOf<IncomingTextMessage>());
    }

    [Test]
    public void Username_of_the_sender_is_read()
    {
        WebhookContact contact =
            GraphJson.Read<WebhookContact>("""{"profile":{"name":"Ada","username":"ada"},"user_id":"US.1"}""");

        Assert.That(contact.WaId, Is.Null);
        Assert.That(contact.Profile?.Username, Is.EqualTo("ada"));
    }

    [Test]
    public void Status_with_an_empty_contact_is_read()
    {
        const string json =
            """
            {"entry":[{"changes":[{"field":"messages","value":{"contacts":[{}],
              "statuses":[{"id":"wamid.1","status":"sent"}]}}]}]}
            """;

        Assert.That(GraphJson.Read<WebhookPayload>(json).Statuses().Single().Status, Is.EqualTo(DeliveryStatus.Sent));
    }

    [Test]
    public void Unknown_members_types_and_values_are_read_and_written_back()
    {
        const string json =
            """
            {"entry":[{"changes":[{"field":"messages","value":{
              "messages":[{"type":"hologram","hologram":{"url":"x"}},
                {"type":"image","image":{"id":"1","url":"u","new":1}}],
              "statuses":[{"id":"1","status":"teleported","errors":[{"code":1,"href":"h","new":{}}]}]}},
             {"field":"novelty","value":[1]}],"new":true}]}
            """;

        WebhookPayload payload = GraphJson.Read<WebhookPayload>(json);

        IncomingMessage[] messages = [.. payload.Messages()];
        Assert.That(messages[0], Is.TypeOf<UnknownIncomingMessage>());
        Assert.That(messages[1], Is.TypeOf<IncomingImageMessage>());
        Assert.That(payload.Statuses().Single().Status?.Value, Is.EqualTo("teleported"));
        Wire.AssertSame(json, GraphJson.Write(payload));
    }

    [TestCase("""{"field":"messages","value":{"metadata":null,"statuses":[{"id":"1","recipient_id":null}]}}""")]
    [TestCase("""{"field":"messages","value":null}""")]
    [TestCase("""{"field":"messages","value":{"messages":[{"type":"interactive","interactive":{"type":"button_reply","button_reply":null}}]}}""")]
    [TestCase("""{"field":"messages","value":{"messages":[{"type":"interactive","interactive":null}]}}""")]
    [TestCase("""{"field":"messages","value":{"messages":[{"type":null}]}}""")]
    [TestCase("""{"field":"messages","value":{"messages":[null],"statuses":null,"contacts":[null]}}""")]
    public void Null_anywhere_in_a_webhook_is_read(string json)
    {
        WebhookPayload payload = GraphJson.Read<WebhookPayload>("{\"entry\":[{\"changes\":[" + json + "]}]}");

        Assert.That(() => payload.Messages().Count() + payload.Statuses().Count(), Throws.Nothing);
    }

    [Test]
    public void Button_reply_is_read()
    {
        string json = FakeWebhook.ButtonReply("16505551234", "yes", "Yes");

        var message = (IncomingInteractiveMessage)GraphJson.Read<WebhookPayload>(json).Messages().Single();

        Assert.That((message.Interactive as IncomingInteractiveButtonReply)?.ButtonReply?.Id, Is.EqualTo("yes"));
    }

    [Test]
    public void Unavailable_message_of_a_business_has_its_error()
    {
        var message = (IncomingUnsupportedMessage)GraphJson.Read<IncomingMessage>(
            """{"from":"1","type":"unsupported","errors":[{"code":131060,"title":"unavailable"}]}""");

        Assert.That(message.Errors?[0].Code, Is.EqualTo(131060));
    }

    [Test]
    public void Message_is_read_without_contacts()
    {
        const string json =
            """{"entry":[{"changes":[{"field":"messages","value":{"messages":[{"type":"text","text":{"body":"x"}}]}}]}]}""";

        Assert.That(GraphJson.Read<WebhookPayload>(json).Messages().Single(), Is.TypeOf<IncomingTextMessage>());
    }

    private static T Read<T>(string message)
        where T : IncomingMessage
    {
        IncomingMessage read = Value("{\"messages\":[" + message + "]}").Messages!.Single();
        Assert.That(read, Is.TypeOf<T>());
        Wire.AssertSame(message, GraphJson.Write(read));
        return (T)read;
    }

    private static T Interactive<T>(string interactive)
        where T : IncomingInteractive
    {
        IncomingInteractive? read = Read<IncomingInteractiveMessage>(
            "{\"type\":\"interactive\",\"interactive\":" + interactive + "}").Interactive;
        Assert.That(read, Is.TypeOf<T>());
        return (T)read!;
    }

    private static MessageStatusUpdate Status(string status)
    {
        MessageStatusUpdate read = Value("{\"statuses\":[" + status + "]}").Statuses!.Single();
        Wire.AssertSame(status, GraphJson.Write(read));
        return read;
    }

    private static MessagesValue Value(string value)
    {
        WebhookPayload payload = GraphJson.Read<WebhookPayload>(
            "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"200\",\"changes\":[{\"field\":\"messages\",\"value\":"
            + value + "}]}]}");
        return ((MessagesChange)payload.Changes().Single()).Value!;
    }
}
