using System.Text;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.Tests.Webhooks;

/// <summary>The examples of the webhook pages.</summary>
[TestFixture]
public sealed class WebhookExampleTests
{
    private static readonly IEnumerable<TestCaseData> Examples =
        from field in FakeWebhook.Fields
        from name in FakeWebhook.ExampleNames(field)
        select new TestCaseData(field, name);

    [TestCaseSource(nameof(Examples))]
    public void Example_is_read_into_typed_members_and_written_back_unchanged(string field, string name)
    {
        string json = FakeWebhook.Example(field, name);

        WebhookPayload payload = GraphJson.Read<WebhookPayload>(json);

        Assert.That(Untyped.In(payload), Is.Empty);
        Wire.AssertSame(json, GraphJson.Write(payload));
    }

    [TestCaseSource(nameof(Examples))]
    public void Truncated_example_is_refused(string field, string name)
    {
        byte[] body = Encoding.UTF8.GetBytes(FakeWebhook.Example(field, name));
        for (int length = 0; length < body.Length; length++)
        {
            try
            {
                WebhookEvents.Parse(body.AsMemory(0, length));
                Assert.Fail($"{length} bytes were accepted.");
            }
            catch (GraphJsonException)
            {
                continue;
            }
        }
    }
}
