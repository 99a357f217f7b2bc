using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing.Handlers;

/// <summary>The operations that every kind of node has.</summary>
internal static class Nodes
{
    public static GraphResponse Get(GraphCall call) =>
        GraphResponse.Json(GraphLists.Project(call, call.Node));

    /// <summary>For nodes that return only some fields unless the request names them.</summary>
    public static GraphHandler GetWith(string defaults) => call =>
        GraphResponse.Json(GraphLists.Project(call, call.Node, defaults));
}
