namespace WhatsApp.Generated.Http;

/// <summary>Says which operation of Meta's reference a generated method calls.</summary>
/// <param name="operationId">The operation's id in the pages.</param>
/// <param name="method">HTTP method.</param>
/// <param name="path">Path as Meta's page writes it.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class GraphOperationAttribute(string operationId, string method, string path) : Attribute
{
    /// <summary>The operation's id in the pages, such as <c>sendMessage</c>.</summary>
    public string OperationId { get; } = operationId;

    /// <summary>HTTP method, such as <c>POST</c>.</summary>
    public string Method { get; } = method;

    /// <summary>Path as Meta's page writes it.</summary>
    public string Path { get; } = path;
}
