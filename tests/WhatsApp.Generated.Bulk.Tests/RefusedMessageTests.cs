using WhatsApp.Generated.Bulk;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Bulk;

/// <summary>Messages that Meta refuses because of a limit.</summary>
[TestFixture]
public sealed class RefusedMessageTests : GraphTest
{
    [Test]
    public async Task Limits_are_enforced_and_refused_messages_are_sent_later()
    {
        var clock = new SkippingTimeProvider();
        using WhatsAppClient client = Server.CreateClient(options =>
        {
            options.TimeProvider = clock;
            options.Timeout = options.AttemptTimeout = Timeout.InfiniteTimeSpan;
            options.UseMessageLimits();
        });
        DateTimeOffset start = clock.GetUtcNow();
        Server.FailNext(FakeError.RateLimited);
        Server.FailNext(new FakeError { Status = 400, Code = 131056 });

        for (int i = 0; i < 50; i++)
        {
            await client.PhoneNumbers[Server.PhoneNumberId].Messages.PostAsync(
                new TextMessage { To = "+16505551234", Text = new() { Body = "Hello" } });
        }

        // The refused messages have used up the burst, so that there are six seconds between two messages.
        Assert.That(Server.SentMessages, Has.Count.EqualTo(50));
        Assert.That(Server.Requests, Has.Count.EqualTo(52));
        Assert.That(clock.GetUtcNow() - start, Is.InRange(TimeSpan.FromSeconds(49 * 6), TimeSpan.FromSeconds(60 * 6)));
    }
}
