using WhatsApp.Generated.Bulk;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Bulk;

/// <summary>A recipient in the wrong member is the error of its message only.</summary>
[TestFixture]
public sealed class MessageAddressTests : GraphTest
{
    [Test]
    public async Task User_id_in_To_is_not_sent_and_the_others_are()
    {
        Message[] messages =
        [
            new TextMessage { To = "US.13491208655302741918", Text = new() { Body = "Hello" } },
            new TextMessage { Recipient = "US.13491208655302741918", Text = new() { Body = "Hello" } },
        ];

        List<SendResult<Message>> results = await Phone.Messages.SendManyAsync(messages).ToListAsync();

        SendResult<Message> refused = results.Single(result => result.Index == 0);
        Assert.That(refused.Error, Is.InstanceOf<ArgumentException>());
        Assert.That(refused.SuggestedAction, Is.EqualTo(SuggestedAction.FixRequest));
        Assert.That(refused.MayHaveBeenSent, Is.False);
        Assert.That(results.Single(result => result.Index == 1).IsSent);
        Assert.That(Server.SentMessages, Has.Count.EqualTo(1));
    }
}
