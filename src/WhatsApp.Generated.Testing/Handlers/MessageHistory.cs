using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing.Handlers;

/// <summary>The history of sent messages.</summary>
internal static class MessageHistory
{
    public static GraphResponse List(GraphCall call)
    {
        IEnumerable<FakeRecord> entries = call.State.Records("history", call.PhoneNumber.Id);
        if (call.Optional("message_id") is { } messageId)
        {
            entries = entries.Where(e => e.Text("message_id") == messageId);
        }

        return GraphLists.Page(call, entries, defaults: "id,message_id", shape: entry =>
        {
            JsonObject shown = entry.ToJson();
            shown["events"] = new JsonObject
            {
                ["data"] = new JsonArray([.. Events(call, entry.Id).Select(ShownInHistory)]),
            };
            return shown;
        });
    }

    public static GraphResponse ListEvents(GraphCall call)
    {
        IEnumerable<FakeRecord> events = Events(call, call.Node.Id);
        if (call.Optional("status_filter") is { } status)
        {
            events = events.Where(
                e => status.Equals(e.Text("delivery_status"), StringComparison.OrdinalIgnoreCase));
        }

        string? fields = call.Optional("fields") is null ? "id,delivery_status,occurrence_timestamp" : null;
        return GraphLists.Page(call, events, shape: messageEvent => new JsonObject
        {
            ["cursor"] = GraphLists.Cursor(messageEvent),
            ["node"] = GraphLists.Only(messageEvent.ToJson(), fields),
        });
    }

    private static IEnumerable<FakeRecord> Events(GraphCall call, string historyId) =>
        call.State.Records("event", historyId);

    /// <summary>The history of a number has another name for the time of an event than the list of events.</summary>
    private static JsonObject ShownInHistory(FakeRecord messageEvent)
    {
        JsonObject shown = messageEvent.ToJson();
        shown["timestamp"] = messageEvent["occurrence_timestamp"];
        shown.Remove("occurrence_timestamp");
        shown.Remove("status_timestamp");
        return shown;
    }
}
