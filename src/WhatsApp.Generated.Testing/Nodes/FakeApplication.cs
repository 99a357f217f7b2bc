using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing;

/// <summary>A Meta app of the fake server.</summary>
public sealed class FakeApplication : FakeNode
{
    internal FakeApplication(GraphState state, string id, string name)
        : base(state, id, new()
        {
            ["id"] = id,
            ["name"] = name,
            ["link"] = $"https://www.facebook.com/games/?app_id={id}",
        })
    {
    }

    /// <summary>Name of the app.</summary>
    public string Name => Text("name");

    internal override string Kind => "application";

    /// <summary>An app, as a field of other nodes. The server need not have it.</summary>
    internal static JsonObject Reference(GraphState state, string id) =>
        state.Find<FakeApplication>(id)?.ToJson() ?? new JsonObject { ["id"] = id };
}
