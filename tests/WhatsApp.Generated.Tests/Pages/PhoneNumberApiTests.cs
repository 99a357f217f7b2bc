using WhatsApp.Generated.Json;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Pages;

/// <summary>Page whatsapp-business-phone-number/phone-number-api.</summary>
[TestFixture]
public sealed class PhoneNumberApiTests : GraphTest
{
    private string Path => $"/v27.0/{Server.PhoneNumberId}";

    [Test]
    public async Task Number_is_read()
    {
        PhoneNumberInfo number = await Phone.GetAsync();

        AssertRequest("GET", Path);
        AssertNoBody();
        Assert.Multiple(() =>
        {
            Assert.That(number.Id, Is.EqualTo(Server.PhoneNumberId));
            Assert.That(number.VerifiedName, Is.EqualTo("Jasper's Market"));
            Assert.That(number.QualityRating, Is.EqualTo(PhoneNumberQuality.Green));
            Assert.That(number.CodeVerificationStatus, Is.EqualTo(PhoneNumberVerification.Verified));
            Assert.That(number.Throughput!.Level, Is.EqualTo(PhoneNumberThroughputLevel.Standard));
            Assert.That(number.NameStatus, Is.Null, "Only a request that names it gets it.");
        });
    }

    [Test]
    public async Task Named_fields_are_read()
    {
        PhoneNumberInfo number = await Phone.GetAsync(new()
        {
            Fields =
            [
                PhoneNumberInfoField.NameStatus,
                PhoneNumberInfoField.AccountMode,
                PhoneNumberInfoField.MessagingLimitTier,
                PhoneNumberInfoField.IsOfficialBusinessAccount,
            ],
        });

        Assert.Multiple(() =>
        {
            Assert.That(number.NameStatus, Is.EqualTo(PhoneNumberNameStatus.Approved));
            Assert.That(number.AccountMode, Is.EqualTo(PhoneNumberMode.Live));
            Assert.That(number.MessagingLimitTier, Is.EqualTo(PhoneNumberLimitTier.Tier250));
            Assert.That(number.IsOfficialBusinessAccount, Is.False);
        });
    }

    [Test]
    public async Task Health_is_read_to_its_depth()
    {
        Respond(
            """
            {"id":"1","health_status":{"can_send_message":"LIMITED","entities":[
              {"entity_type":"WABA","id":"2","can_send_message":"AVAILABLE"},
              {"entity_type":"BUSINESS","id":"3","can_send_message":"BLOCKED","additional_info":["a","b"],
               "errors":[{"error_code":141010,"error_description":"d","possible_solution":"s"}]}]}}
            """);

        NodeHealth? health = (await Phone.GetAsync()).HealthStatus;

        Assert.Multiple(() =>
        {
            Assert.That(health?.CanSendMessage, Is.EqualTo(NodeHealthState.Limited));
            Assert.That(
                health?.Entities?.Select(entity => entity.EntityType),
                Is.EqualTo([NodeHealthEntityType.Waba, NodeHealthEntityType.Business]));
            Assert.That(health?.Entities?[1].AdditionalInfo, Is.EqualTo(["a", "b"]));
            Assert.That(health?.Entities?[1].Errors?[0].ErrorCode, Is.EqualTo(141010));
        });
    }

    [Test]
    public Task Get_error_is_thrown() => AssertErrorSurfaces(() => Phone.GetAsync(), "getPhoneNumber");

    [Test]
    public async Task Number_is_updated()
    {
        PhoneNumberUpdateResponse response = await Phone.PostAsync(new()
        {
            NewDisplayName = "Jasper's Shop",
            SearchVisibility = PhoneNumberSearchVisibility.Hidden,
            WebhookConfiguration = new() { OverrideCallbackUri = "https://example.com/hook", VerifyToken = "v" },
            Pin = "123456",
        });

        AssertRequest("POST", Path);
        AssertBody(
            """
            {"pin":"123456","search_visibility":"HIDDEN",
             "webhook_configuration":{"override_callback_uri":"https://example.com/hook","verify_token":"v"},
             "new_display_name":"Jasper's Shop"}
            """);
        Assert.That(response.Success, Is.True);
        PhoneNumberInfo number = await Phone.GetAsync(new() { Fields = [PhoneNumberInfoField.NewDisplayName] });
        Assert.That(number.NewDisplayName, Is.EqualTo("Jasper's Shop"));
    }

    [Test]
    public Task Update_error_is_thrown() => AssertErrorSurfaces(() => Phone.PostAsync(new()), "updatePhoneNumber");

    [Test]
    public async Task Number_is_registered()
    {
        SuccessResponse response = await Phone.Register.PostAsync(new()
        {
            Pin = "012345",
            DataLocalizationRegion = DataLocalizationRegion.De,
            MetaStoreRetentionMinutes = 60,
            Backup = new() { Password = "p", Data = "d" },
            Tier = PhoneNumberTier.Prod,
        });

        AssertRequest("POST", Path + "/register");
        AssertBody(
            """
            {"messaging_product":"whatsapp","pin":"012345","backup":{"password":"p","data":"d"},"tier":"PROD",
             "data_localization_region":"DE","meta_store_retention_minutes":60}
            """);
        Assert.That(response.Success, Is.True);
    }

    [Test]
    public Task Register_error_is_thrown() =>
        AssertErrorSurfaces(() => Phone.Register.PostAsync(new() { Pin = "000000" }), "registerPhoneNumber");

    [Test]
    public async Task Number_is_deregistered()
    {
        SuccessResponse response = await Phone.Deregister.PostAsync();

        AssertRequest("POST", Path + "/deregister");
        Assert.That(Sent.Body.Length, Is.Zero);
        Assert.That(response.Success, Is.True);
        Assert.That(Server.Find<FakePhoneNumber>(Server.PhoneNumberId)!.IsRegistered, Is.False);
    }

    [Test]
    public Task Deregister_error_is_thrown() =>
        AssertErrorSurfaces(() => Phone.Deregister.PostAsync(), "deregisterPhoneNumber");

    [Test]
    public async Task Code_is_requested_and_verified()
    {
        FakePhoneNumber number = Server.AddPhoneNumber(Server.AccountId, "+1 555-010-0199", isRegistered: false);
        PhoneNumberItemRequestBuilder phone = Client.PhoneNumbers[number.Id];

        SuccessResponse requested = await phone.RequestCode.PostAsync(
            new() { CodeMethod = VerificationCodeMethod.Sms, Language = "en_US" });

        AssertRequest("POST", $"/v27.0/{number.Id}/request_code");
        AssertBody("""{"code_method":"SMS","language":"en_US"}""");
        Assert.That(requested.Success, Is.True);

        VerifyCodeResponse verified = await phone.VerifyCode.PostAsync(new() { Code = "123456" });

        AssertRequest("POST", $"/v27.0/{number.Id}/verify_code");
        AssertBody("""{"code":"123456"}""");
        Assert.That(verified.Success, Is.True);
        Assert.That(verified.Id, Is.EqualTo(number.Id));
        Assert.That(number.IsVerified, Is.True);
    }

    [Test]
    public Task Request_code_error_is_thrown() => AssertErrorSurfaces(
        () => Phone.RequestCode.PostAsync(new() { CodeMethod = VerificationCodeMethod.Voice, Language = "de" }),
        "requestVerificationCode");

    [Test]
    public Task Verify_code_error_is_thrown() =>
        AssertErrorSurfaces(() => Phone.VerifyCode.PostAsync(new() { Code = "123456" }), "verifyCode");

    [Test]
    public async Task Additional_data_can_send_null()
    {
        await Phone.PostAsync(new() { AdditionalData = { ["username"] = RawJson.Null } });

        AssertBody("""{"username":null}""");
    }
}
