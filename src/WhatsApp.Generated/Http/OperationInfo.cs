namespace WhatsApp.Generated.Http;

/// <summary>The properties that all calls of an operation share. Generated code has one for each operation.</summary>
/// <param name="id">The operation's id in the pages, such as <c>sendMessage</c>.</param>
/// <param name="method">HTTP method.</param>
/// <param name="template">
/// URL template of the path, such as <c>/{version}/{phone_number_id}/messages</c>; without a version if another host
/// serves the operation.
/// </param>
public sealed class OperationInfo(string id, HttpMethod method, string template)
{
    /// <summary>The operation's id in the pages, such as <c>sendMessage</c>.</summary>
    public string Id { get; } = id;

    /// <summary>HTTP method.</summary>
    public HttpMethod Method { get; } = method;

    /// <summary>URL template of the path, such as <c>/{version}/{phone_number_id}/messages</c>.</summary>
    public string Template { get; } = template;

    /// <summary>
    /// The host that serves the operation instead of the Graph API's; null for most. Used if the base address is Meta's
    /// own: any other replaces all of Meta's hosts.
    /// </summary>
    public ApiHost? Server { get; init; }

    /// <summary>Name of <see cref="Server"/>; null for most.</summary>
    public string? Host => Server?.Name;

    /// <summary>Whether it is sent without an access token, such as the exchange that returns one.</summary>
    public bool IsAnonymous { get; init; }
}
