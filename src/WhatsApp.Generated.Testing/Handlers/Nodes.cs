using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing.Handlers;

/// <summary>What every kind of node can do.</summary>
internal static class Nodes
{
    public static GraphAnswer Get(GraphCall call) =>
        GraphAnswer.Json(GraphLists.Project(call.Node.ToJson(), call.Optional("fields")));

    /// <summary>For nodes that do not return all of their fields unless asked.</summary>
    public static GraphHandler GetWith(string defaults) => call =>
        GraphAnswer.Json(GraphLists.Project(call.Node.ToJson(), call.Optional("fields") ?? defaults));
}
