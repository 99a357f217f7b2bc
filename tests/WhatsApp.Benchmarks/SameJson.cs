using System.Text.Json;
using System.Text.Json.Nodes;
using WhatsApp.Benchmarks.Floor;
using WhatsApp.Generated.Json;

namespace WhatsApp.Benchmarks;

/// <summary>Fails if SDK and floor do not do the same.</summary>
internal static class SameJson
{
    /// <summary>Fails unless SDK and floor read every member of a webhook, and as many events.</summary>
    public static void RequireAllRead(byte[] webhook)
    {
        var models = GraphJson.Read<Generated.Webhooks.WebhookPayload>(webhook);
        Require(webhook, GraphJson.WriteUtf8(models), "The SDK does not read all of the webhook.");
        WebhookPayload? floor = JsonSerializer.Deserialize(webhook, WebhookJson.Default.WebhookPayload);
        byte[] written = JsonSerializer.SerializeToUtf8Bytes(floor!, WebhookJson.Default.WebhookPayload);
        Require(webhook, written, "The floor does not read all of the webhook.");

        int events = Generated.Webhooks.WebhookEvents.Parse(webhook).Count;
        if (events != WebhookEvents.Parse(webhook).Count)
        {
            throw new InvalidOperationException("SDK and floor do not find as many events.");
        }
    }

    /// <summary>Fails unless SDK and floor read every member of a page of templates.</summary>
    public static void RequirePageRead(byte[] page)
    {
        byte[] sdk = GraphJson.WriteUtf8(GraphJson.Read<Generated.MessageTemplatePage>(page));
        Require(page, sdk, "The SDK does not read all of the page.");
        TemplatePage? floor = JsonSerializer.Deserialize(page, CallJson.Default.TemplatePage);
        byte[] written = JsonSerializer.SerializeToUtf8Bytes(floor!, CallJson.Default.TemplatePage);
        Require(page, written, "The floor does not read all of the page.");
    }

    /// <summary>Fails unless both texts are the same JSON.</summary>
    public static void Require(byte[] expected, byte[] actual, string problem)
    {
        if (!JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual)))
        {
            throw new InvalidOperationException(problem);
        }
    }
}
