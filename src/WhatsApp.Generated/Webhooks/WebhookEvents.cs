using System.Runtime.InteropServices;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Webhooks;

/// <summary>Turns the body of a webhook into events.</summary>
public static class WebhookEvents
{
    /// <summary>
    /// Reads a body and returns what happened, every item of every change of every entry, in order. Nothing is
    /// required: whatever Meta leaves out is null.
    /// </summary>
    /// <param name="body">The body as it was received, after its signature was checked.</param>
    /// <exception cref="GraphJsonException">
    /// The body is not one JSON object; the message names the position.
    /// </exception>
    public static IReadOnlyList<WebhookEvent> Parse(ReadOnlyMemory<byte> body) =>
        Of(GraphJson.Read<WebhookPayload>(body));

    /// <summary>Returns what happened, every item of every change of every entry, in order.</summary>
    public static IReadOnlyList<WebhookEvent> Of(WebhookPayload payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        var events = new List<WebhookEvent>();
        foreach (WebhookEntry entry in Items(payload.Entry))
        {
            foreach (WebhookChange change in Items(entry.Changes))
            {
                int before = events.Count;
                change.AddEvents(entry, events);

                // What has no items, or no event of its own, is still an event.
                if (events.Count == before)
                {
                    events.Add(new UnknownWebhookEvent(WebhookOrigin.Of(entry, change, metadata: null), change));
                }
            }
        }

        return events;
    }

    /// <summary>The items of a list, without an enumerator for each of the thousands that a busy endpoint reads.</summary>
    internal static ReadOnlySpan<T> Items<T>(IReadOnlyList<T>? items) => items switch
    {
        null => [],
        T[] array => array,
        List<T> list => CollectionsMarshal.AsSpan(list),
        _ => items.ToArray(),
    };
}
