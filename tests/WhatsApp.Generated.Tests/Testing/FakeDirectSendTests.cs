using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Testing;

/// <summary>Checks of pins, and of messages that replace a template.</summary>
[TestFixture]
public sealed class FakeDirectSendTests : GraphTest
{
    private static TextMessage Text => new() { To = "+16505550101", Text = new() { Body = "Hello" } };

    private PinMessage Pin(PinOperation operation, long? days) => new()
    {
        To = Server.AddGroup().Id,
        RecipientType = RecipientType.Group,
        Pin = new() { Type = operation, MessageId = "wamid.1", ExpirationDays = days },
    };

    [Test]
    public async Task Message_of_a_group_is_pinned_and_unpinned()
    {
        await Phone.Messages.PostAsync(Pin(PinOperation.Pin, 30));
        await Phone.Messages.PostAsync(Pin(PinOperation.Unpin, null));

        Assert.That(Server.SentMessages, Has.Count.EqualTo(2));
    }

    [TestCase(null)]
    [TestCase(0)]
    [TestCase(31)]
    public Task Pin_without_days_is_refused(int? days) =>
        AssertRefused(Pin(PinOperation.Pin, days), "expiration_days");

    [Test]
    public Task Pin_outside_a_group_is_refused()
    {
        PinMessage pin = Pin(PinOperation.Unpin, null);
        pin.RecipientType = null;
        pin.To = "+16505550101";
        return AssertRefused(pin, "recipient_type");
    }

    [TestCase("utility", 43200)]
    [TestCase("authentication", 900)]
    [TestCase("utility", 30)]
    [TestCase("service", null)]
    public async Task Text_can_replace_a_template(string category, int? seconds)
    {
        TextMessage text = Text;
        text.Category = category;
        text.TtlSeconds = seconds;

        await Phone.Messages.PostAsync(text);

        Assert.That(Server.SentMessages, Has.Count.EqualTo(1));
    }

    [TestCase("marketing", null, "category")]
    [TestCase("utility", 43201, "ttl_seconds")]
    [TestCase("authentication", 901, "ttl_seconds")]
    [TestCase("utility", 29, "ttl_seconds")]
    [TestCase(null, 60, "ttl_seconds")]
    public Task Content_that_cannot_replace_a_template_is_refused(string? category, int? seconds, string about)
    {
        TextMessage text = Text;
        text.Category = category is null ? (MessageCategory?)null : new MessageCategory(category);
        text.TtlSeconds = seconds;
        return AssertRefused(text, about);
    }

    [Test]
    public async Task Authentication_needs_a_phone_number()
    {
        TextMessage text = Text;
        text.To = null;
        text.Recipient = "US.13491208655302741918";
        text.Category = MessageCategory.Authentication;

        GraphApiException error = await Catch.Async<GraphApiException>(() => Phone.Messages.PostAsync(text));

        Assert.That(error.Code, Is.EqualTo(GraphErrorCode.BsuidNotSupported));
    }

    private async Task AssertRefused(Message message, string about)
    {
        GraphApiException error = await Catch.Async<GraphApiException>(() => Phone.Messages.PostAsync(message, Unchecked));
        Assert.That(error.Group, Is.EqualTo(GraphErrorGroup.Parameter));
        Assert.That(error.Message, Does.Contain(about));
    }
}
