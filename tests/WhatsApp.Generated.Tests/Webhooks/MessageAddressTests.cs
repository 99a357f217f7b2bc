using WhatsApp.Generated.Json;
using WhatsApp.Generated.Tests.Support;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.Tests.Webhooks;

/// <summary>A recipient in the wrong member is refused before anything is sent.</summary>
[TestFixture]
public sealed class MessageAddressTests : GraphTest
{
    private const string UserId = "US.13491208655302741918";
    private const string ParentUserId = "US.ENT.11815799212886844830";
    private const string Number = "+1 (650) 555-1234";

    private static readonly TestCaseData[] Refused =
    [
        new(UserId, null, "Set Recipient instead of To"),
        new(ParentUserId, null, "Set Recipient instead of To"),
        new(UserId, UserId, "Set Recipient instead of To"),
        new(null, Number, "Set To instead of Recipient"),
        new(null, "16505551234", "Set To instead of Recipient"),
        new(Number, UserId, "Set only one of them"),
        new(null, null, "The message has no recipient"),
        new("", "", "The message has no recipient"),
    ];

    [TestCaseSource(nameof(Refused))]
    public async Task Message_is_refused(string? to, string? recipient, string advice)
    {
        var message = new TextMessage { To = to, Recipient = recipient, Text = new() { Body = "x" } };

        ArgumentException error = await Catch.Async<ArgumentException>(() => Phone.Messages.PostAsync(message));

        Assert.That(error.Message, Does.Contain(advice).And.Not.Contain("1349").And.Not.Contain("555"));
        Assert.That(() => Phone.Messages.ToPostRequestInformation(message), Throws.ArgumentException);
        Assert.That(Server.Requests, Is.Empty);
    }

    [TestCaseSource(nameof(Refused))]
    public async Task Marketing_message_is_refused(string? to, string? recipient, string advice)
    {
        var message = new MarketingMessageRequest { To = to, Recipient = recipient, Template = new() { Name = "a", Language = new() { Code = "en" } } };

        ArgumentException error = await Catch.Async<ArgumentException>(
            () => Phone.MarketingMessages.PostAsync(message));

        Assert.That(error.Message, Does.Contain(advice));
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public async Task User_id_in_additional_data_is_refused_as_well()
    {
        var message = new UnknownMessage("poll");
        message.AdditionalData["to"] = RawJson.FromString(UserId);

        ArgumentException error = await Catch.Async<ArgumentException>(() => Phone.Messages.PostAsync(message));

        Assert.That(error.Message, Does.Contain("Set Recipient instead of To"));
    }

    [Test]
    public async Task Both_are_sent_if_the_call_or_its_view_allows_it()
    {
        var message = new TextMessage { To = Number, Recipient = UserId, Text = new() { Body = "x" } };
        var allowed = new RequestOptions { AllowToAndRecipient = true };
        PhoneNumberItemRequestBuilder view = Client.WithOptions(allowed).PhoneNumbers[Server.PhoneNumberId];
        Respond("{}");
        await Phone.Messages.PostAsync(message, allowed);
        Respond("{}");
        await view.Messages.PostAsync(message);

        Assert.That(Server.Requests, Has.Count.EqualTo(2));
        Assert.That(Sent.Json!["recipient"]!.ToString(), Is.EqualTo(UserId));
        Assert.That(() => view.Messages.ToPostRequestInformation(message), Throws.Nothing);
        Assert.That(
            () => view.Messages.ToPostRequestInformation(message, new() { AllowToAndRecipient = false }),
            Throws.ArgumentException);
    }

    [Test]
    public async Task Read_receipt_needs_no_recipient()
    {
        Respond("""{"success":true}""");

        await Phone.Messages.PostAsync(new ReadReceipt { MessageId = "wamid.1", TypingIndicator = new() });

        Assert.That(Server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public void Recipient_of_the_wrong_kind_is_refused_when_it_is_created()
    {
        Assert.That(
            () => MessageRecipient.OfPhoneNumber(UserId), Throws.ArgumentException.With.Message.Contains("OfUser"));
        Assert.That(
            () => MessageRecipient.OfUser(Number), Throws.ArgumentException.With.Message.Contains("OfPhoneNumber"));
        Assert.That(
            () => MessageRecipient.OfParentUser(Number),
            Throws.ArgumentException.With.Message.Contains("OfPhoneNumber"));
    }
}
