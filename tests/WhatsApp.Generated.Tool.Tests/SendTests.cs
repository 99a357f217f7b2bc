using WhatsApp.Generated.Tool.Tests.Support;

namespace WhatsApp.Generated.Tool.Tests;

[TestFixture]
public sealed class SendTests : ToolTest
{
    [Test]
    public async Task Send_text_prints_the_id_of_the_message()
    {
        ToolRun run = await RunAsync("send", "text", "+16505551234", "Hello");

        Assert.That(run.Error, Is.Empty);
        Assert.That(run.Output, Is.EqualTo(Server.SentMessages.Single().Id + "\n"));
        Assert.That(run.ExitCode, Is.Zero);
    }
}
