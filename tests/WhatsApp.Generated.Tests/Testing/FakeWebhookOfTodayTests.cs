using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.Tests.Testing;

/// <summary>The fake webhooks have the members that Meta sends today, for each kind.</summary>
[TestFixture]
public sealed class FakeWebhookOfTodayTests
{
    private const string Ada = "16505551234";
    private const string Bob = "16505555678";

    public static IEnumerable<int> Codes() =>
        typeof(GraphErrorCode).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.FieldType == typeof(long))
            .Select(field => (int)(long)field.GetRawConstantValue()!);

    [Test]
    public void Person_keeps_one_user_id_in_every_webhook()
    {
        string id = FakeWebhook.UserIdOf(Ada);

        Assert.That(id, Does.Match(@"^US\.\d{20}$").And.EqualTo(FakeWebhook.UserIdOf(Ada)));
        Assert.That(id, Is.Not.EqualTo(FakeWebhook.UserIdOf(Bob)));
        foreach (string json in (string[])
        [
            FakeWebhook.TextMessage(Ada, "Hi"),
            FakeWebhook.Reaction(Ada, "wamid.1", "+"),
            FakeWebhook.Status("wamid.1", DeliveryStatus.Read, Ada),
            FakeWebhook.CallConnect(Ada),
            FakeWebhook.CallStatus("wacid.1", CallStatus.Ringing, Ada),
            FakeWebhook.MarketingPreference(Ada, UserPreferenceValue.Stop),
            FakeWebhook.MessageEcho(Ada, "Hi"),
        ])
        {
            JsonNode contact = Value(json)["contacts"]![0]!;

            Assert.That(((string?)contact["user_id"], (string?)contact["wa_id"]), Is.EqualTo((id, Ada)), json);
        }

        Assert.That((string?)Value(FakeWebhook.TextMessage(Ada, "Hi"))["messages"]![0]!["from_user_id"], Is.EqualTo(id));
    }

    [Test]
    public void Person_without_a_number_has_a_user_id() => Assert.That(
        ((MessageReceived)Event(FakeWebhook.TextMessage(null, "Hi"))).Sender.UserId, Does.StartWith("US."));

    [Test]
    public void Webhook_has_no_user_ids_on_request()
    {
        var context = new FakeWebhookContext { HasUserIds = false, UserId = "US.1", ParentUserId = "US.ENT.1" };
        foreach (string json in (string[])
        [
            FakeWebhook.TextMessage(Ada, "Hi", context),
            FakeWebhook.Status("wamid.1", DeliveryStatus.Read, Ada, context: context),
            FakeWebhook.CallConnect(Ada, context: context),
            FakeWebhook.MarketingPreference(Ada, UserPreferenceValue.Stop, context),
        ])
        {
            Assert.That(json, Does.Not.Contain("user_id").And.Contain(Ada));
        }
    }

    [TestCase("sent", true, true)]
    [TestCase("delivered", true, true)]
    [TestCase("read", true, false)]
    [TestCase("played", true, false)]
    [TestCase("failed", false, false)]
    public void Status_has_the_contact_and_the_price_of_its_kind(string status, bool hasContact, bool hasPrice)
    {
        JsonObject value = Value(FakeWebhook.Status("wamid.1", status, Ada));
        JsonObject update = value["statuses"]![0]!.AsObject();

        Assert.That(value.ContainsKey("contacts"), Is.EqualTo(hasContact));
        Assert.That(update.ContainsKey("pricing"), Is.EqualTo(hasPrice));
        Assert.That(update.ContainsKey("conversation"), Is.False, "Since v24.0 only in a free entry point window.");
    }

    [TestCase("service", null, "free_customer_service", false)]
    [TestCase("service", "regular", "regular", true)]
    [TestCase("marketing", null, "regular", true)]
    [TestCase("utility", "free_entry_point", "free_entry_point", false)]
    public void Price_is_that_of_the_context(string category, string? type, string expected, bool isBillable)
    {
        var context = new FakeWebhookContext
        {
            PricingCategory = category,
            PricingType = type is null ? default(WebhookPricingType?) : new WebhookPricingType(type),
        };

        WebhookPricing price = Status(FakeWebhook.Status("wamid.1", DeliveryStatus.Sent, Ada, context: context)).Pricing!;

        Assert.That((price.Category?.Value, price.Type?.Value), Is.EqualTo((category, expected)));
#pragma warning disable CS0618 // Meta has deprecated it, and still sends it.
        Assert.That((price.Billable, price.PricingModel), Is.EqualTo((isBillable, WebhookPricingModel.Pmp)));
#pragma warning restore CS0618
    }

    [Test]
    public void Message_within_a_free_entry_point_window_has_a_conversation()
    {
        var context = new FakeWebhookContext
        {
            PricingType = WebhookPricingType.FreeEntryPoint,
            Timestamp = DateTimeOffset.UnixEpoch,
        };
        WebhookConversation sent =
            Status(FakeWebhook.Status("wamid.1", DeliveryStatus.Sent, Ada, context: context)).Conversation!;
        WebhookConversation delivered =
            Status(FakeWebhook.Status("wamid.1", DeliveryStatus.Delivered, Ada, context: context)).Conversation!;

        Assert.That(sent.Origin!.Type, Is.EqualTo(WebhookConversationCategory.ReferralConversion));
        Assert.That(sent.ExpirationTimestamp, Is.EqualTo(DateTimeOffset.UnixEpoch.AddHours(72)));
        Assert.That((delivered.Id, delivered.ExpirationTimestamp), Is.EqualTo((sent.Id, (DateTimeOffset?)null)));
    }

    [Test]
    public void Every_reply_refers_to_a_message([Values] bool isNamed)
    {
        var context = new FakeWebhookContext { RepliedToId = isNamed ? "wamid.asked" : null };
        foreach (string json in (string[])
        [
            FakeWebhook.TemplateButton(Ada, "p", "t", context),
            FakeWebhook.ButtonReply(Ada, "b", "t", context),
            FakeWebhook.ListReply(Ada, "r", "t", context: context),
            FakeWebhook.FlowReply(Ada, [], context),
            FakeWebhook.CallPermissionReply(Ada, isAccepted: true, context: context),
        ])
        {
            JsonNode replied = Value(json)["messages"]![0]!["context"]!;

            Assert.That((string?)replied["id"], isNamed ? Is.EqualTo("wamid.asked") : Does.StartWith("wamid."));
            Assert.That((string?)replied["from"], Is.EqualTo(context.DisplayPhoneNumber));
        }

        Assert.That(Value(FakeWebhook.TextMessage(Ada, "Hi"))["messages"]![0]!["context"], Is.Null);
    }

    [TestCaseSource(nameof(Codes))]
    public void Error_has_the_texts_of_its_code(int code)
    {
        GraphError error = ((WebhookErrorReported)Event(FakeWebhook.Error(code))).Error;

        Assert.That(error.Title, Is.Not.Empty.And.Not.StartsWith("Error ").And.EqualTo(error.Message));
        Assert.That(error.ErrorData!.Details, Does.Match(@"^[A-Z].+[.!]$").And.Not.Contain("  "));
    }

    [TestCase(131047, "Re-engagement message", "More than 24 hours have passed since the person last wrote, so the window is closed. Send a template instead.")]
    [TestCase(131051, "Message type unknown", "The type of the message is not supported, for a message that was sent or received.")]
    [TestCase(132001, "Template not found", "There is no approved template with this name in this language. Check name, language and status.")]
    [TestCase(250, "Permission missing", "The app or the user lacks a permission, or the request has no token. Each code is about a different permission. Grant it on this asset.")]
    [TestCase(999999, "Error 999999", "Error 999999 is not on the page of error codes.")]
    public void Texts_are_those_of_the_page(int code, string title, string details)
    {
        MessageStatusUpdate failed = Status(FakeWebhook.Status("wamid.1", DeliveryStatus.Failed, Ada, code));

        Assert.That(failed.Errors![0].Title, Is.EqualTo(title));
        Assert.That(failed.Errors[0].ErrorData!.Details, Is.EqualTo(details));
    }

    private static MessageStatusUpdate Status(string json) => ((MessageStatusChanged)Event(json)).Status;

    private static JsonObject Value(string json) =>
        JsonNode.Parse(json)!["entry"]![0]!["changes"]![0]!["value"]!.AsObject();

    private static WebhookEvent Event(string json) => WebhookEvents.Parse(Encoding.UTF8.GetBytes(json)).Single();
}
