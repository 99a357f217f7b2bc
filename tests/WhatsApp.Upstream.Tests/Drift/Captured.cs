using WhatsApp.Upstream.Drift;
using WhatsApp.Generator.Pages;
using WhatsApp.Generator.Tests.Generate;

namespace WhatsApp.Upstream.Tests.Drift;

/// <summary>Compares tiny captures with one tiny page, <c>shop/door-api</c>, which has the title Door API.</summary>
internal static class Captured
{
    /// <summary>The first lines of a capture.</summary>
    public const string Head =
        "Shop - Door API | Developer Documentation\nShop - Door API\nCopy for LLM\nVersion\nDoors.\n";

    /// <summary>How the section of an operation ends, also where it is folded.</summary>
    public const string End = "Select language\nSelect status code\n";

    /// <summary>How a capture ends.</summary>
    public const string Tail =
        "Authentication\n|\nScheme |\nUsage Examples\nbearerAuth:\nInclude\nAuthorization: Bearer in request "
        + "headersGlobal Authentication Requirements\nAll endpoints require:\nbearerAuth\n";

    private const string Path = """
        Request Syntax
        Try it
        Select language
        Select status code
        Header Parameters
        User-Agentstring
        The program that calls.
        Authorizationstring·required
        The token.
        Path Parameters
        Door-IDstring·required
        The door.

        """;

    /// <summary>Compares a capture with a page, and other files by their names.</summary>
    public static PageDrift Compare(string page, string capture, params (string Name, string Text)[] others)
    {
        using var folder = new TemporaryFolder();
        folder.Write("openapi/shop/door-api.yaml", page);
        foreach ((string name, string text) in others)
        {
            folder.Write($"openapi/{name}.yaml", text);
        }

        return new PageComparison(PageSet.Load(folder.Of("openapi"))).Compare(capture);
    }

    /// <summary>The differences, a line each.</summary>
    public static string Texts(this PageDrift drift) =>
        string.Join('\n', drift.Differences.Select(difference => difference.Text));

    /// <summary>The differences of a capture whose lines follow its head.</summary>
    public static string Page(string page, string sections) => Compare(page, Head + sections + Tail).Texts();

    /// <summary>The differences of a query, where both sides have the same operation otherwise.</summary>
    public static string Query(string ours, params string[] lines) =>
        Page(Door(query: ours), Section("GET", query: Lines(lines))).Replace("get /{Door-ID} query ", "", Ordinal);

    /// <summary>The differences of the body of a post.</summary>
    public static string Body(string ours, params string[] lines) =>
        Page(
            Door(method: "post", body: ours),
            Section("POST", body: $"Required\nContent Type: application/json\nSchema: DoorRequest\n{Lines(lines)}"))
        .Replace("post /{Door-ID} body ", "", Ordinal);

    /// <summary>The differences of the answer to a get.</summary>
    public static string Answer(string ours, params string[] lines) =>
        Compare(Door(answer: ours), AnswerText(lines)).Texts().Replace("get /{Door-ID} answer ", "", Ordinal);

    /// <summary>A capture of a get whose answer has these lines.</summary>
    public static string AnswerText(params string[] lines) =>
        Head + Section("GET", answer: $"Content Type: application/json\nSchema: Door\n{Lines(lines)}") + Tail;

    /// <summary>The section of an operation.</summary>
    public static string Section(string method, string query = "", string body = "", string answer = "") =>
        $"{method} /{{Door-ID}}\nWhat it does.\n{Path}"
        + (query.Length > 0 ? "Query Parameters\n" + query : query) + body
        + $"Responses\nWhat it does.\n200\nDone.\n{answer}{End}";

    /// <summary>A page with one operation on <c>/{Door-ID}</c>; schemas are indented by six spaces here.</summary>
    public static string Door(string method = "get", string query = "", string body = "", string answer = "")
    {
        string sent = "      requestBody:\n        required: true\n" + Content("DoorRequest", 8);
        string requestBody = body.Length > 0 ? sent : "";
        string answers = answer.Length > 0 ? "        '200':\n" + Content("Door", 10) : "";
        return $$"""
        info: {title: Door API, version: v23.0}
        paths:
          /{Door-ID}:
            parameters:
              - {name: Door-ID, in: path, required: true, schema: {type: string} }
            {{method}}:
              parameters:
        {{Indented(query, 8)}}
        {{requestBody}}
              responses:
        {{answers}}
        components:
          schemas:
            DoorRequest:
        {{Indented(body, 6)}}
            Door:
        {{Indented(answer, 6)}}
        """;
    }

    private static StringComparison Ordinal => StringComparison.Ordinal;

    private static string Content(string schema, int by) =>
        Indented($"content:\n  application/json:\n    schema: {{$ref: '#/components/schemas/{schema}'}}", by);

    private static string Lines(string[] lines) => string.Concat(lines.Select(line => line + "\n"));

    private static string Indented(string text, int by) =>
        string.Join(
            '\n',
            text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(line => new string(' ', by) + line));
}
