using System.Text;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.Tests.Webhooks;

/// <summary>How a recipient is sent: phone number, user id, parent user id or group.</summary>
[TestFixture]
public sealed class MessageRecipientTests : GraphTest
{
    private const string UserId = "US.13491208655302741918";
    private const string ParentUserId = "US.ENT.11815799212886844830";

    [TestCase(UserId)]
    [TestCase(ParentUserId)]
    [TestCase("de.0")]
    [TestCase("+US 1-2 (3)")]
    public async Task User_id_is_sent_as_recipient_unchanged(string userId)
    {
        Respond("{}");

        await Phone.Messages.PostAsync(Hello().AddressedTo(MessageRecipient.OfUser(userId)));

        Assert.That(Sent.Json!["recipient"]!.ToString(), Is.EqualTo(userId));
        Assert.That(Sent.Json!["to"], Is.Null);
    }

    [TestCase("16505551234")]
    [TestCase("+1 (650) 555-1234")]
    [TestCase("ada@example.com")]
    public async Task Phone_number_is_sent_as_to_unchanged(string phoneNumber)
    {
        Respond("{}");

        await Phone.Messages.PostAsync(Hello().AddressedTo(MessageRecipient.OfPhoneNumber(phoneNumber)));

        Assert.That(Sent.Json!["to"]!.ToString(), Is.EqualTo(phoneNumber));
        Assert.That(Sent.Json!["recipient"], Is.Null);
    }

    [TestCase("g.1")]
    [TestCase("16505551234")]
    public void Group_id_is_sent_as_a_group_even_if_it_looks_like_a_number(string groupId)
    {
        TextMessage message = Hello().AddressedTo(MessageRecipient.OfGroup(groupId));

        Assert.That(
            (message.To, message.Recipient, message.RecipientType),
            Is.EqualTo((groupId, (string?)null, RecipientType.Group)));
    }

    [Test]
    public void One_time_password_to_a_user_id_is_refused_before_it_is_sent()
    {
        TemplateMessage password = TemplateMessage.OneTimePassword("otp", "en_US", "123456");
        MessageReceived hidden = Received($$"""{"id":"m1","from_user_id":"{{UserId}}"}""");

        Assert.Multiple(() =>
        {
            MessageRecipient[] refused =
            [
                MessageRecipient.OfUser(UserId),
                MessageRecipient.OfParentUser(ParentUserId),
                MessageRecipient.OfGroup("g"),
            ];
            foreach (MessageRecipient recipient in refused)
            {
                Assert.That(
                    () => password.AddressedTo(recipient),
                    Throws.InvalidOperationException.With.Message.Contains("131062")
                        .And.Message.Contains("OfPhoneNumber"));
            }

            Assert.That(() => hidden.Reply(password), Throws.InvalidOperationException.With.Message.Contains("131062"));
            Assert.That(password.To ?? password.Recipient ?? password.RecipientType?.Value, Is.Null);
        });
    }

    [Test]
    public async Task One_time_password_is_sent_to_the_phone_number_without_the_user_id()
    {
        Server.AddTemplate("otp", category: "AUTHENTICATION");
        MessageReceived known = Received($$"""{"id":"m1","from":"16505551234","from_user_id":"{{UserId}}"}""");

        await Phone.Messages.PostAsync(known.Reply(TemplateMessage.OneTimePassword("otp", "en_US", "123456")));

        Assert.That(Sent.Json!["to"]!.ToString(), Is.EqualTo("16505551234"));
        Assert.That(Sent.Json!["recipient"], Is.Null);
        Wire.AssertSame(
            """
            [{"type":"body","parameters":[{"type":"text","text":"123456"}]},
             {"type":"button","sub_type":"url","index":"0","parameters":[{"type":"text","text":"123456"}]}]
            """,
            Sent.Json!["template"]!["components"]!.ToJsonString());
    }

    [TestCase(null)]
    [TestCase(" ")]
    public void One_time_password_without_a_code_is_refused(string? code) => Assert.That(
        () => TemplateMessage.OneTimePassword("otp", "en_US", code!), Throws.InstanceOf<ArgumentException>());

    [TestCase(null, "en_US", "name")]
    [TestCase("otp", "", "language")]
    public void One_time_password_names_the_missing_parameter(string? name, string? language, string missing) =>
        Assert.That(
            () => TemplateMessage.OneTimePassword(name!, language!, "123456"),
            Throws.InstanceOf<ArgumentException>().With.Property("ParamName").EqualTo(missing));

    private static TextMessage Hello() => new() { Text = new() { Body = "Hello" } };

    private static MessageReceived Received(string message) => (MessageReceived)WebhookEvents.Parse(
        Encoding.UTF8.GetBytes(
            $$$"""{"entry":[{"changes":[{"field":"messages","value":{"messages":[{{{message}}}]}}]}]}""")).Single();
}
