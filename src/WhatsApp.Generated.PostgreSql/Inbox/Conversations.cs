using WhatsApp.Generated.Json;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.PostgreSql;

/// <summary>
/// The conversations of a body, as numbers that are the same in every process. Two conversations with the same number
/// wait for each other for no reason, and nothing else.
/// </summary>
internal static class Conversations
{
    /// <summary>The conversations of a body; none if it is not a webhook.</summary>
    public static int[] Of(ReadOnlyMemory<byte> body)
    {
        try
        {
            return Of(WebhookEvents.Parse(body));
        }
        catch (GraphJsonException)
        {
            return [];
        }
    }

    /// <summary>The conversations of events.</summary>
    public static int[] Of(IReadOnlyList<WebhookEvent> events) =>
        events.Count == 1
            ? [Number(events[0].ConversationKey)]
            : [.. events.Select(static one => Number(one.ConversationKey)).Distinct()];

    // FNV-1a.
    private static int Number(WebhookConversationKey conversation)
    {
        uint hash = Add(2166136261, conversation.Business);
        hash = Add((hash ^ '|') * 16777619, conversation.Other);
        return unchecked((int)hash);
    }

    private static uint Add(uint hash, string? text)
    {
        foreach (char one in text ?? "")
        {
            hash = unchecked((hash ^ one) * 16777619);
        }

        return hash;
    }
}
