using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Pages;

/// <summary>Page whatsapp-business-account/phone-number-management-api.</summary>
[TestFixture]
public sealed class PhoneNumberManagementApiTests : GraphTest
{
    [Test]
    public async Task List_without_a_query_uses_the_defaults_of_Meta()
    {
        List<PhoneNumberInfo> numbers = await Account.PhoneNumbers.ListAsync().ToListAsync();

        Assert.That(numbers.Select(number => number.Id), Is.EqualTo([Server.PhoneNumberId]));
        Assert.That(Server.Requests[0].Target, Is.EqualTo($"/v27.0/{Server.AccountId}/phone_numbers"));
        AssertNoBody();
    }

    [Test]
    public async Task List_sends_its_query_escaped()
    {
        Respond("""{"data":[]}""");

        await Account.PhoneNumbers.ListAsync(new()
        {
            Fields = [PhoneNumberInfoField.DisplayPhoneNumber, "health_status{entities}"],
            Filtering = [Filter.Equal("account_mode", "LIVE")],
            Sort = PhoneNumberSort.CreationTimeDesc,
            Limit = 50,
            After = "a+b/c==",
        }).ToListAsync();

        AssertRequest(
            "GET",
            $"/v27.0/{Server.AccountId}/phone_numbers?fields=display_phone_number%2Chealth_status%7Bentities%7D"
            + "&filtering=%5B%7B%22field%22%3A%22account_mode%22%2C%22operator%22%3A%22EQUAL%22%2C%22value%22%3A%22LIVE%22%7D%5D"
            + "&sort=creation_time.desc&limit=50&after=a%2Bb%2Fc%3D%3D");
    }

    [Test]
    public async Task List_sends_before()
    {
        Respond("""{"data":[]}""");

        await Account.PhoneNumbers.ListAsync(new() { Before = "x&y" }).ToListAsync();

        AssertRequest("GET", $"/v27.0/{Server.AccountId}/phone_numbers?before=x%26y");
    }

    [Test]
    public async Task List_reads_every_member()
    {
        Respond(
            """
            {"data":[{"id":"1","display_phone_number":"+1 555-010-0101","verified_name":"Harbor Books",
              "status":"CONNECTED","quality_rating":"GREEN","country_code":"US","country_dial_code":"1",
              "code_verification_status":"VERIFIED","unified_cert_status":"APPROVED","account_mode":"LIVE",
              "host_platform":"CLOUD_API","messaging_limit_tier":"TIER_1K","is_official_business_account":false,
              "username":null,"platform_type":"CLOUD_API","throughput":{"level":"STANDARD"},
              "last_onboarded_time":"2025-02-11T09:41:07+0000",
              "webhook_configuration":{"application":"https://example.com/hook"}}]}
            """);

        PhoneNumberInfo number = (await Account.PhoneNumbers.ListAsync().ToListAsync()).Single();

        Assert.Multiple(() =>
        {
            Assert.That(number.DisplayPhoneNumber, Is.EqualTo("+1 555-010-0101"));
            Assert.That(number.VerifiedName, Is.EqualTo("Harbor Books"));
            Assert.That(number.Status, Is.EqualTo(PhoneNumberStatus.Connected));
            Assert.That(number.QualityRating, Is.EqualTo(PhoneNumberQuality.Green));
            Assert.That(number.CountryCode, Is.EqualTo("US"));
            Assert.That(number.CountryDialCode, Is.EqualTo("1"));
            Assert.That(number.CodeVerificationStatus, Is.EqualTo(PhoneNumberVerification.Verified));
            Assert.That(number.UnifiedCertStatus, Is.EqualTo(PhoneNumberUnifiedCertStatus.Approved));
            Assert.That(number.AccountMode, Is.EqualTo(PhoneNumberMode.Live));
            Assert.That(number.HostPlatform, Is.EqualTo(PhoneNumberPlatform.CloudApi));
            Assert.That(number.MessagingLimitTier, Is.EqualTo(PhoneNumberLimitTier.Tier1K));
            Assert.That(number.IsOfficialBusinessAccount, Is.False);
            Assert.That(number.Username, Is.Null);
            Assert.That(number.Throughput?.Level, Is.EqualTo(PhoneNumberThroughputLevel.Standard));
            Assert.That(
                number.LastOnboardedTime,
                Is.EqualTo(new DateTimeOffset(2025, 2, 11, 9, 41, 7, TimeSpan.Zero)));
            Assert.That(number.WebhookConfiguration?.Application, Is.EqualTo("https://example.com/hook"));
        });
    }

    [Test]
    public Task List_error_is_thrown() =>
        AssertErrorSurfaces(async () => await Account.PhoneNumbers.ListAsync().ToListAsync(), "listPhoneNumbers");

    [Test]
    public async Task Number_is_created()
    {
        PhoneNumberCreateResponse created = await Account.PhoneNumbers.PostAsync(new()
        {
            PhoneNumber = "15550100103",
            VerifiedName = "Harbor Books Returns",
            Cc = "1",
            MigratePhoneNumber = false,
            PreverifiedId = "100200300400604",
        });

        AssertRequest("POST", $"/v27.0/{Server.AccountId}/phone_numbers");
        AssertBody(
            """
            {"phone_number":"15550100103","verified_name":"Harbor Books Returns","cc":"1",
             "migrate_phone_number":false,"preverified_id":"100200300400604"}
            """);
        Assert.That(Server.Find<FakePhoneNumber>(created.Id!)?.VerifiedName, Is.EqualTo("Harbor Books Returns"));
    }

    [Test]
    public Task Create_error_is_thrown() => AssertErrorSurfaces(
        () => Account.PhoneNumbers.PostAsync(new() { PhoneNumber = "6505551234", VerifiedName = "Harbor" }),
        "createPhoneNumber");

    [Test]
    public async Task Account_id_is_escaped()
    {
        Respond("""{"data":[]}""");

        await Client.Accounts["1/2?"].PhoneNumbers.ListAsync().ToListAsync();

        AssertRequest("GET", "/v27.0/1%2F2%3F/phone_numbers");
    }
}
