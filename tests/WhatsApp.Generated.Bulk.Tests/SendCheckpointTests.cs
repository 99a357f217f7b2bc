using WhatsApp.Generated.Bulk;

namespace WhatsApp.Generated.Tests.Bulk;

/// <summary>The text of a checkpoint.</summary>
[TestFixture]
public sealed class SendCheckpointTests
{
    [TestCase("0")]
    [TestCase("12")]
    [TestCase("12:0,11")]
    [TestCase("12:0?,3,11?")]
    public void Checkpoint_can_be_saved_as_text(string text) =>
        Assert.That(SendCheckpoint.Parse(text).ToString(), Is.EqualTo(text));

    [TestCase("")]
    [TestCase("x")]
    [TestCase("-1")]
    [TestCase("5:")]
    [TestCase("5:5")]
    [TestCase("5:1,x")]
    [TestCase("5:1:2")]
    [TestCase("5:?")]
    [TestCase("5:1??")]
    [TestCase("5?")]
    [TestCase("99999999999999999999")]
    public void Text_that_is_not_a_checkpoint_throws(string text) =>
        Assert.That(
            () => SendCheckpoint.Parse(text), Throws.InstanceOf<FormatException>().With.Message.Contains($"'{text}'"));

    [Test]
    public void Message_cannot_be_started_and_done() => Assert.That(
        () => new SendCheckpoint(5, open: [1, 2], started: [3]),
        Throws.ArgumentException.With.Message.Contains("started"));
}
