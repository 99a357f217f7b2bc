namespace WhatsApp.Generated.Testing.Graph;

/// <summary>Makes a handler respond with an error. <see cref="GraphErrors"/> creates it.</summary>
internal sealed class GraphErrorException(FakeError error) : Exception(error.Message)
{
    public FakeError Error { get; } = error;
}

/// <summary>Creates the errors that several handlers report, with Meta's words and codes.</summary>
internal static class GraphErrors
{
    public static GraphErrorException Of(int code, string message, string? details = null, int status = 400) =>
        new(new() { Status = status, Code = code, Message = message, Details = details });

    /// <summary>A parameter is missing. <paramref name="name"/> may be a path such as <c>text['body']</c>.</summary>
    public static GraphErrorException Missing(string name)
    {
        string text = $"The parameter {name} is required.";
        return Of(100, $"(#100) {text}", text);
    }

    /// <summary>A parameter is there, but empty.</summary>
    public static GraphErrorException Empty(string name) => Invalid($"Param {name} must not be empty.");

    public static GraphErrorException Invalid(string text) => Of(100, $"(#100) {text}", text);

    /// <summary>A value of a message that Meta does not accept.</summary>
    public static GraphErrorException InvalidValue(string details) =>
        Of(131009, "(#131009) Parameter value is not valid", details);

    /// <summary>An error with a text for users, as the Business Management API reports them.</summary>
    public static GraphErrorException ForUsers(int? subcode, string title, string text, int code = 100) => new(new()
    {
        Code = code,
        Subcode = subcode,
        Message = code == 100 ? "Invalid parameter" : $"(#{code}) {title}",
        IsTransient = false,
        UserTitle = title,
        UserMessage = text,
    });

    public static GraphErrorException MissingHeader(string name)
    {
        string text = $"The header {name} is required.";
        return Of(100, $"(#100) {text}", text);
    }

    /// <summary>
    /// An operation that this server does not have. Unlike <see cref="Unsupported"/>, it is no mistake of the client,
    /// and Meta does not return this error.
    /// </summary>
    public static GraphErrorException NotImplemented(string method, string edge) => new(new()
    {
        Status = 501,
        Code = 3,
        Type = "GraphMethodException",
        Message = $"(#3) The fake Graph server does not have {method} {edge}.",
        Details = "No page of the reference has this operation. A test can set its response with "
            + $"{nameof(FakeGraphServer)}.{nameof(FakeGraphServer.RespondNext)}.",
    });

    /// <summary>There is no such node, or it does not support the edge or the method.</summary>
    public static GraphErrorException Unsupported(string method, string id) => new(new()
    {
        Code = 100,
        Subcode = 33,
        Type = "GraphMethodException",
        Message = $"Unsupported {method.ToLowerInvariant()} request. Object with ID '{id}' does not exist, cannot be "
            + "loaded due to missing permissions, or does not support this operation. Please read the Graph API "
            + "documentation at https://developers.facebook.com/docs/graph-api",
    });

    public static GraphErrorException UnknownPath(string path) => Of(2500, $"Unknown path components: {path}");

    public static GraphErrorException NoToken() =>
        Of(190, "An access token is required to request this resource.", status: 401);

    public static GraphErrorException BadToken() =>
        Of(190, "Invalid OAuth access token - Cannot parse access token", status: 401);
}
