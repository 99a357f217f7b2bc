namespace WhatsApp.Generated.Http;

/// <summary>A host that serves some operations instead of the Graph API's, without a version in the path.</summary>
/// <param name="name">The host, such as <c>api.facebook.com</c>.</param>
/// <param name="headers">Headers of every request to it, such as the version of its API.</param>
public sealed class ApiHost(string name, params KeyValuePair<string, string>[] headers)
{
    /// <summary>The host, such as <c>api.facebook.com</c>.</summary>
    public string Name { get; } = name;

    /// <summary>Headers of every request to it. <see cref="RequestOptions.Headers"/> replace them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; } = headers;
}
