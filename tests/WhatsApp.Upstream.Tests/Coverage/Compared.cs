using WhatsApp.Upstream.Coverage;
using WhatsApp.Generator.Pages;
using WhatsApp.Generator.Tests.Generate;

namespace WhatsApp.Upstream.Tests.Coverage;

/// <summary>Compares tiny pages with a tiny contract.</summary>
internal static class Compared
{
    /// <summary>Gaps between one page <c>shop/door-api</c> and a contract, as the verb prints them, a line each.</summary>
    public static string Gaps(string page, string contract)
    {
        using var folder = new TemporaryFolder();
        folder.Write("openapi/shop/door-api.yaml", page);
        folder.Write("contract.yaml", contract);
        return string.Join(
            '\n', CoverageReport.Compare(PageSet.Load(folder.Of("openapi")), PageSet.LoadDocument(folder.Of("contract.yaml"))));
    }

    /// <summary>Gaps between two schemas called Door, each the answer of <c>get /door</c>.</summary>
    public static string Schemas(string ours, string theirs) => Gaps(Answering(ours), Answering(theirs));

    /// <summary>Several gaps.</summary>
    public static string Lines(params string[] gaps) => string.Join('\n', gaps);

    /// <summary>A document whose <c>get /door</c> answers with Door; further schemas may follow it.</summary>
    public static string Answering(string door) =>
        "paths:\n" + Get("door", "Door") + "components:\n  schemas:\n    Door:\n" + Indented(door, 6);

    /// <summary>A path with a get that answers with a schema.</summary>
    public static string Get(string path, string schema) => Indented(
        $$"""
        /{{path}}:
          get:
            responses:
              '200':
                content:
                  application/json:
                    schema:
                      $ref: '#/components/schemas/{{schema}}'
        """,
        2);

    private static string Indented(string text, int by) =>
        string.Concat(text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(line => new string(' ', by) + line + "\n"));
}
