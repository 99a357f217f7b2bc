using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing;

/// <summary>An entry of a list that belongs to a node, such as a person that a phone number has blocked.</summary>
internal sealed class FakeRecord : FakeNode
{
    public FakeRecord(GraphState state, string id, string kind, string ownerId, JsonObject fields)
        : base(state, id, fields)
    {
        Kind = kind;
        OwnerId = ownerId;
    }

    public string OwnerId { get; }

    internal override string Kind { get; }

    public JsonObject ToJsonWithoutId()
    {
        JsonObject json = ToJson();
        json.Remove("id");
        return json;
    }
}
