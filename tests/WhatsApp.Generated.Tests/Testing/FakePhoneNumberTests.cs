using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Testing;

/// <summary>Phone numbers of the fake server, except their groups.</summary>
[TestFixture]
public sealed class FakePhoneNumberTests : GraphTest
{
    private FakePhoneNumber Number => Server.Find<FakePhoneNumber>(Server.PhoneNumberId)!;

    [Test]
    public async Task QR_code_is_created_changed_and_deleted()
    {
        QrCode first = await Phone.MessageQrdls.PostAsync(new QrCodeCreation { PrefilledMessage = "Hi", GenerateQrImage = QrCodeImageFormat.Svg });
        QrCode second = await Phone.MessageQrdls.PostAsync(new QrCodeCreation { PrefilledMessage = "Hello" });
        Assert.That((first.QrImageUrl is null, second.QrImageUrl is null), Is.EqualTo((false, true)));

        await Phone.MessageQrdls.PostAsync(new QrCodeUpdate { Code = first.Code!, PrefilledMessage = "Good morning" });
        List<QrCode> listed = await Phone.MessageQrdls.ListAsync(new() { Limit = 1 }).ToListAsync();
        Assert.That(listed.Select(code => code.PrefilledMessage), Is.EqualTo(["Hello", "Good morning"]), "the newest first");

        await Phone.MessageQrdls[second.Code!].DeleteAsync();
        Assert.That((await Phone.MessageQrdls[first.Code!].GetAsync()).Data!.Single().DeepLinkUrl, Does.EndWith(first.Code!));
        Assert.That((await Catch.Async<GraphApiException>(() => Phone.MessageQrdls[second.Code!].GetAsync())).Code, Is.EqualTo(100));
    }

    [Test]
    public async Task Username_is_set_transferred_and_deleted()
    {
        FakePhoneNumber other = Server.AddPhoneNumber(Server.AccountId, "+1 555-078-3999", "Harbor Books");
        Assert.That((await Phone.Username.GetAsync()).Username, Is.Null);

        BusinessUsername taken = await Phone.Username.PostAsync(new() { Username = "harbor_books" });
        Assert.That(taken.Status, Is.EqualTo(BusinessUsernameState.Approved));
        GraphApiException refused = await Catch.Async<GraphApiException>(
            () => Client.PhoneNumbers[other.Id].Username.PostAsync(new() { Username = "Harbor_Books" }));
        GraphApiException wrong = await Catch.Async<GraphApiException>(
            () => Phone.Username.PostAsync(new() { Username = ".books" }, Unchecked));
        Assert.That((refused.Code, wrong.Code), Is.EqualTo((147005, 147001)));

        await Client.PhoneNumbers[other.Id].Username.PostAsync(
            new() { Username = "harbor_books", TransferAction = UsernameTransferAction.ForceTransfer });
        Assert.That((await Phone.Username.GetAsync()).Username, Is.Null);

        await Client.PhoneNumbers[other.Id].Username.DeleteAsync();
        Assert.That(other["username"], Is.Null);
    }

    [Test]
    public async Task Users_are_blocked_each_with_its_own_outcome()
    {
        BlockUsersResponse blocked = await Phone.BlockUsers.PostAsync(
            new() { BlockUsers = [new() { User = "+1 650-555-0101" }, new() { UserId = "US.102" }, new() { User = "Mara" }] });
        Assert.That(blocked.BlockUsers!.AddedUsers!.Select(user => user.WaId ?? user.UserId), Is.EqualTo(["16505550101", "US.102"]));
        Assert.That(blocked.BlockUsers.FailedUsers!.Single().Input, Is.EqualTo("Mara"));
        Assert.That(blocked.Error!.Code, Is.EqualTo(139100));
        Assert.That(await Phone.BlockUsers.ListAsync(new() { Limit = 1 }).ToListAsync(), Has.Count.EqualTo(2));

        await Phone.BlockUsers.DeleteAsync(new() { BlockUsers = [new() { User = "16505550101" }] });
        Assert.That((await Phone.BlockUsers.ListAsync().ToListAsync()).Single().UserId, Is.EqualTo("US.102"));
    }

    [Test]
    public async Task Business_profile_is_the_same_by_number_and_by_id()
    {
        await Phone.WhatsAppBusinessProfile.PostAsync(new() { About = "Books", Websites = ["https://example.com/"] });
        await Client.Profiles[Number.ProfileId].PostAsync(new() { Email = "hello@example.com" });

        WhatsAppBusinessProfile byNumber = (await Phone.WhatsAppBusinessProfile.GetAsync(
            new() { Fields = [WhatsAppBusinessProfileField.About, WhatsAppBusinessProfileField.Email] })).Data!.Single();
        WhatsAppBusinessProfile byId = await Client.Profiles[Number.ProfileId].GetAsync();
        Assert.That((byNumber.About, byNumber.Email, byNumber.Websites), Is.EqualTo(("Books", "hello@example.com", (object?)null)));
        Assert.That((byId.Id, byId.About, byId.Websites!.Single()), Is.EqualTo((Number.ProfileId, "Books", "https://example.com/")));
    }

    [Test]
    public async Task Business_profile_returns_few_fields_by_default()
    {
        await Phone.WhatsAppBusinessProfile.PostAsync(new() { About = "Books" });

        WhatsAppBusinessProfile profile = (await Phone.WhatsAppBusinessProfile.GetAsync()).Data!.Single();

        Assert.That((profile.MessagingProduct, profile.About), Is.EqualTo(("whatsapp", (string?)null)));
    }

    [Test]
    public async Task Settings_change_one_group_at_a_time()
    {
        await Phone.Settings.PostAsync(new() { Calling = new() { CallbackPermissionStatus = PhoneNumberSettingStatus.Enabled } });
        PhoneNumberSettings settings = await Phone.Settings.GetAsync();
        Assert.That(settings.Calling!.CallbackPermissionStatus, Is.EqualTo(PhoneNumberSettingStatus.Enabled));
        Assert.That(settings.Calling.Status, Is.EqualTo(PhoneNumberSettingStatus.Enabled), "What is not named stays as it is.");

        GraphApiException both = await Catch.Async<GraphApiException>(
            () => Phone.Settings.PostAsync(new() { Calling = new(), UserIdentityChange = new() }));
        Assert.That(both.Code, Is.EqualTo(100));
    }

    [Test]
    public async Task Commerce_settings_exist_after_they_are_set()
    {
        Assert.That((await Phone.WhatsAppCommerceSettings.GetAsync()).Data, Is.Empty);

        await Phone.WhatsAppCommerceSettings.PostAsync(new() { IsCartEnabled = true });

        CommerceSettings settings = (await Phone.WhatsAppCommerceSettings.GetAsync()).Data!.Single();
        Assert.That((settings.IsCartEnabled, settings.IsCatalogVisible), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task Conversational_automation_is_a_field_of_the_number()
    {
        await Phone.ConversationalAutomation.PostAsync(new()
        {
            Prompts = ["Where is my order?"],
            Commands = [new() { CommandName = "hours", CommandDescription = "Our opening hours" }],
        });

        Assert.That((await Phone.GetAsync()).ConversationalAutomation, Is.Null);
        PhoneNumberInfo number = await Phone.GetAsync(new() { Fields = [PhoneNumberInfoField.ConversationalAutomation] });
        Assert.That(number.ConversationalAutomation!.Prompts, Is.EqualTo(["Where is my order?"]));
        Assert.That(number.ConversationalAutomation.Commands!.Single().CommandName, Is.EqualTo("hours"));
    }

    [Test]
    public async Task Compliance_info_must_match_the_legal_form()
    {
        BusinessComplianceUpdateRequest update = new()
        {
            EntityName = "Harbor Books",
            EntityType = BusinessEntityType.Partnership,
            GrievanceOfficerDetails = new() { Name = "Asha Nair", Email = "asha@example.com" },
            CustomerCareDetails = new() { Email = "care@example.com" },
        };
        Assert.That((await Phone.BusinessComplianceInfo.GetAsync()).Data, Is.Empty);
        Assert.That((await Catch.Async<GraphApiException>(() => Phone.BusinessComplianceInfo.PostAsync(update))).Details, Does.Contain("is_registered"));

        update.IsRegistered = true;
        await Phone.BusinessComplianceInfo.PostAsync(update);

        BusinessComplianceInfo info = (await Phone.BusinessComplianceInfo.GetAsync()).Data!.Single();
        Assert.That((info.EntityName, info.EntityType, info.IsRegistered), Is.EqualTo(("Harbor Books", "Partnership", true)));
    }

    [Test]
    public async Task Public_key_is_stored_and_valid()
    {
        const string Key = "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\n";
        await Phone.WhatsAppBusinessEncryption.PostAsync(new() { BusinessPublicKey = Key });

        BusinessEncryptionKey stored = (await Phone.WhatsAppBusinessEncryption.GetAsync()).Data!.Single();

        Assert.That(stored.BusinessPublicKey, Is.EqualTo(Key));
        Assert.That(stored.BusinessPublicKeySignatureStatus, Is.EqualTo(BusinessKeySignatureStatus.Valid));
    }

    [Test]
    public async Task Application_for_the_badge_is_pending_until_it_is_withdrawn()
    {
        Assert.That((await Phone.OfficialBusinessAccount.GetAsync()).ObaStatus, Is.EqualTo(OfficialBusinessAccountState.NotStarted));

        await Phone.OfficialBusinessAccount.PostAsync(
            new() { BusinessWebsiteUrl = "https://example.com", PrimaryCountryOfOperation = "Germany" });
        Assert.That((await Phone.OfficialBusinessAccount.GetAsync()).ObaStatus, Is.EqualTo(OfficialBusinessAccountState.Pending));

        await Phone.OfficialBusinessAccount.PostAsync(new() { Action = OfficialBusinessAccountAction.WithdrawApplication });
        Assert.That((await Phone.OfficialBusinessAccount.GetAsync()).ObaStatus, Is.EqualTo(OfficialBusinessAccountState.Cancelled));
    }

    [Test]
    public async Task Call_requires_the_permission_of_the_person()
    {
        ConnectCall connect = new() { To = "+16505550101", Session = new() { SdpType = CallSdpType.Offer, Sdp = "v=0" } };
        CallResponse started = await Phone.Calls.PostAsync(connect);
        string id = started.Calls!.Single().Id!;
        Assert.That(id, Does.StartWith("wacid."));
        await Phone.Calls.PostAsync(new TerminateCall { CallId = id });
        Assert.That(Server.Find<FakeCall>(id)!.State, Is.EqualTo(FakeCallState.Ended));

        Number.SetCallPermission("16505550101", "no_permission");
        Assert.That((await Catch.Async<GraphApiException>(() => Phone.Calls.PostAsync(connect))).Code, Is.EqualTo(138006));
        CallPermissionsResponse permission = await Phone.CallPermissions.GetAsync(new() { UserWaId = "16505550101" });
        Assert.That(permission.Permission!.Status, Is.EqualTo(CallPermissionStatus.NoPermission));
    }

    [Test]
    public async Task Call_is_accepted_only_once()
    {
        FakeCall call = Server.AddCall("16505550101");
        CallSession response = new() { SdpType = CallSdpType.Answer, Sdp = "v=0" };

        await Phone.Calls.PostAsync(new PreAcceptCall { CallId = call.Id, Session = response });
        await Phone.Calls.PostAsync(new AcceptCall { CallId = call.Id, Session = response });

        Assert.That(call.State, Is.EqualTo(FakeCallState.Accepted));
        Assert.That((await Catch.Async<GraphApiException>(() => Phone.Calls.PostAsync(new RejectCall { CallId = call.Id }))).Code, Is.EqualTo(100));
    }

    [Test]
    public async Task Only_marketing_templates_are_sent_as_marketing_messages()
    {
        Server.AddTemplate("spring_sale", category: "MARKETING");
        MessageResponse sent = await Phone.MarketingMessages.PostAsync(Marketing("spring_sale"));
        Assert.That(Server.SentMessages.Single().Id, Is.EqualTo(sent.Messages!.Single().Id));

        GraphApiException error = await Catch.Async<GraphApiException>(() => Phone.MarketingMessages.PostAsync(Marketing("hello_world")));
        Assert.That(error.Code, Is.EqualTo(131055));
    }

    [Test]
    public async Task History_contains_the_events_of_a_message()
    {
        MessageResponse sent = await Phone.Messages.PostAsync(new TextMessage { To = "16505550101", Text = new() { Body = "Hi" } });
        string messageId = sent.Messages!.Single().Id!;
        Server.AddMessageEvent(messageId, "FAILED", "Message undeliverable");

        MessageHistoryEntry entry = (await Phone.MessageHistory.ListAsync(new() { MessageId = messageId }).ToListAsync()).Single();
        Assert.That((entry.MessageId, entry.Events), Is.EqualTo((messageId, (object?)null)));
        List<MessageHistoryOccurrenceEdge> events =
            await Client.MessageHistories[entry.Id!].Events.ListAsync(new() { Limit = 1 }).ToListAsync();
        Assert.That(events.Select(edge => edge.Node!.DeliveryStatus), Is.EqualTo(new MessageHistoryStatus?[] { MessageHistoryStatus.Sent, MessageHistoryStatus.Failed }));
    }

    private static MarketingMessageRequest Marketing(string template) =>
        new() { To = "16505550101", Template = new() { Name = template, Language = new() { Code = "en_US" } } };
}
