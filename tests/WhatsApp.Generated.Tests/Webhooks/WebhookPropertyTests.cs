using System.Text;
using FsCheck;
using FsCheck.Fluent;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.Tests.Webhooks;

/// <summary>For any webhook, the parser returns events or throws a <see cref="GraphJsonException"/>.</summary>
[TestFixture]
public sealed class WebhookPropertyTests
{
    private static readonly string Batch = FakeWebhook.Batch(
        FakeWebhook.TextMessage("16505551234", "Grüße 😀 \"quoted\" \\ and \u2028"),
        FakeWebhook.ImageMessage("16505551234", "1003383421387256"),
        FakeWebhook.ButtonReply("16505551234", "yes", "Yes"),
        FakeWebhook.Status("wamid.1", "delivered"));

    // Pieces of JSON in random order find more errors of a parser than random bytes.
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ",", ":", "null", "true", "1", "-1.5e9", "1e400", "99999999999999999999", "\"\"", "\"entry\"",
        "\"changes\"", "\"value\"", "\"field\"", "\"messages\"", "\"type\"", "\"text\"", "\"interactive\"", "\"timestamp\"",
        "\"statuses\"", "\"contacts\"", "\"errors\"", "\"\\ud800\"", "\"\\u0000\"", "'", "//", "NaN", "new Date(1)",
    ];

    [Test]
    public void Random_bytes_are_parsed_or_refused() =>
        Prop.ForAll<byte[]>(bytes => IsParsedOrRefused(bytes)).QuickCheckThrowOnFailure();

    [Test]
    public void Random_JSON_is_parsed_or_refused() => Prop
        .ForAll(Gen.Elements(Pieces).ArrayOf().ToArbitrary(), pieces => IsParsedOrRefused(Encoding.UTF8.GetBytes(string.Concat(pieces))))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Test]
    public void Payload_with_a_replaced_value_is_parsed_or_refused() => Prop
        .ForAll(
            Gen.Elements(Pieces).Two().ToArbitrary(),
            two => IsParsedOrRefused(Encoding.UTF8.GetBytes(Batch.Replace(two.Item1, two.Item2, StringComparison.Ordinal))))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Test]
    public void Truncated_body_is_refused()
    {
        byte[] body = Encoding.UTF8.GetBytes(Batch);
        for (int length = 0; length < body.Length; length++)
        {
            Assert.That(() => WebhookEvents.Parse(body.AsMemory(0, length)), Throws.TypeOf<GraphJsonException>(), $"{length}");
        }
    }

    [Test]
    public void Body_with_a_changed_byte_is_parsed_or_refused()
    {
        byte[] body = Encoding.UTF8.GetBytes(Batch);
        for (int place = 0; place < body.Length; place++)
        {
            byte before = body[place];
            foreach (byte other in (byte[])[0, 0xFF, 0xC3, (byte)'"', (byte)'{', (byte)'\\'])
            {
                body[place] = other;
                Assert.That(IsParsedOrRefused(body), $"{other} at {place}");
            }

            body[place] = before;
        }
    }

    [TestCase(63, ExpectedResult = true)]
    [TestCase(100_000, ExpectedResult = false)]
    public bool Nesting_is_taken_up_to_a_depth_and_never_exhausts_the_stack(int depth)
    {
        string body = "{\"entry\":" + new string('[', depth - 1) + new string(']', depth - 1) + "}";
        try
        {
            WebhookEvents.Parse(Encoding.UTF8.GetBytes(body));
            return true;
        }
        catch (GraphJsonException)
        {
            return false;
        }
    }

    [Test]
    public void Duplicate_members_and_a_text_of_a_megabyte_are_read()
    {
        string text = new('ä', 1 << 20);
        WebhookEvent received = WebhookEvents.Parse(Encoding.UTF8.GetBytes(
            $$$"""{"entry":[],"entry":[{"changes":[{"field":"messages","value":{"messages":[{"type":"text","text":{"body":"a"},"text":{"body":"{{{text}}}"}}]}}]}]}""")).Single();

        Assert.That(((TextMessageReceived)received).Message.Text?.Body, Is.EqualTo(text));
    }

    private static bool IsParsedOrRefused(byte[] body)
    {
        try
        {
            return WebhookEvents.Parse(body).All(item => item.Key.Length > 0 && item.Raw.ToString().Length > 0);
        }
        catch (GraphJsonException)
        {
            return true;
        }
    }
}
