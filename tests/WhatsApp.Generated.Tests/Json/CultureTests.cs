using System.Globalization;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.Tests.Json;

/// <summary>JSON does not depend on the culture: Turkish has another comma and i, Thai another calendar.</summary>
[TestFixture("tr-TR")]
[TestFixture("th-TH")]
[TestFixture("fa-IR")]
public sealed class CultureTests(string culture)
{
    private CultureInfo _before = null!;

    [SetUp]
    public void SetCulture()
    {
        _before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(culture);
    }

    [TearDown]
    public void ResetCulture() => CultureInfo.CurrentCulture = _before;

    [Test]
    public void Culture_is_not_invariant() => Assert.That(
        new DateTime(2026, 1, 1).ToString("yyyy", CultureInfo.CurrentCulture) == "2026"
            && 1.5.ToString(CultureInfo.CurrentCulture) == "1.5",
        Is.False);

    [Test]
    public void Numbers_and_times_are_written_the_same_in_every_culture()
    {
        Assert.Multiple(() =>
        {
            Assert.That(
                GraphJson.Write(new IncomingLocation { Latitude = -1.5 }), Is.EqualTo("""{"latitude":-1.5}"""));
            Assert.That(
                GraphJson.Write(new IncomingOrderItem { ItemPrice = -1234.5m, Quantity = -3 }),
                Is.EqualTo("""{"quantity":-3,"item_price":-1234.5}"""));
            Assert.That(
                GraphJson.Write(new ContactCard { Birthday = new DateOnly(2026, 1, 31) }),
                Is.EqualTo("""{"birthday":"2026-01-31"}"""));
            Assert.That(
                GraphJson.Write(new PhoneNumberInfo
                {
                    LastOnboardedTime = new DateTimeOffset(2026, 1, 31, 1, 2, 3, TimeSpan.FromHours(-3)),
                }),
                Is.EqualTo("""{"last_onboarded_time":"2026-01-31T01:02:03-0300"}"""));
            Assert.That(
                GraphJson.Write(new WebhookEntry { Time = DateTimeOffset.FromUnixTimeSeconds(-5) }),
                Is.EqualTo("""{"time":-5}"""));
            Assert.That(RawJson.FromNumber(-1.5).ToString(), Is.EqualTo("-1.5"));
            Assert.That(RawJson.Parse("[-1.5,12345678901234567890123]").ToString(), Is.EqualTo("[-1.5,12345678901234567890123]"));
        });
    }

    [Test]
    public void Numbers_and_times_are_read_the_same_in_every_culture()
    {
        Assert.Multiple(() =>
        {
            Assert.That(GraphJson.Read<IncomingLocation>("""{"latitude":"-1.5"}""").Latitude, Is.EqualTo(-1.5));
            Assert.That(GraphJson.Read<IncomingLocation>("""{"latitude":"-1,5"}""").Latitude, Is.Null);
            Assert.That(GraphJson.Read<IncomingOrderItem>("""{"item_price":"1.5"}""").ItemPrice, Is.EqualTo(1.5m));
            Assert.That(GraphJson.Read<MediaInfo>("""{"file_size":"-5"}""").FileSize, Is.EqualTo(-5));
            Assert.That(GraphJson.Read<IncomingText>("""{"body":-1.5}""").Body, Is.EqualTo("-1.5"));
            Assert.That(
                GraphJson.Read<ContactCard>("""{"birthday":"2026-01-31"}""").Birthday, Is.EqualTo(new DateOnly(2026, 1, 31)));
            Assert.That(
                GraphJson.Read<PhoneNumberInfo>("""{"last_onboarded_time":"2026-01-31T01:02:03-0300"}""").LastOnboardedTime,
                Is.EqualTo(new DateTimeOffset(2026, 1, 31, 4, 2, 3, TimeSpan.Zero)));
        });
    }

    [Test]
    public async Task Address_and_error_are_the_same()
    {
        await using FakeGraphServer server = await FakeGraphServer.StartAsync();
        using WhatsAppClient client = server.CreateClient();
        server.RespondNext(400, "application/json", """{"error":{"code":-131047,"error_subcode":-5,"message":"m"}}""");

        GraphApiException error = await Support.Catch.Async<GraphApiException>(
            async () => await client.Accounts["1"].MessageTemplates.ListAsync(new() { Limit = -1234 }).ToListAsync());

        Assert.That(server.Requests[0].Target, Is.EqualTo("/v27.0/1/message_templates?limit=-1234"));
        Assert.That(error.Message, Is.EqualTo("listTemplates failed with HTTP 400, code -131047, subcode -5: m"));
    }
}
