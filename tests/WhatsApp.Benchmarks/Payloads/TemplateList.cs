using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace WhatsApp.Benchmarks.Payloads;

/// <summary>A list of templates, from a transport that responds from memory.</summary>
internal sealed class TemplateList : HttpMessageHandler
{
    private const string Cursor = "after=page-";
    private static readonly byte[] NothingLeft = """{"data":[]}"""u8.ToArray();
    private static readonly MediaTypeHeaderValue ContentType = new("application/json");

    private readonly byte[][] _pages;

    public TemplateList(int items, int pageSize) =>
        _pages = [.. Enumerable.Range(0, (items + pageSize - 1) / pageSize)
            .Select(page => Page(page, Math.Min(pageSize, items - (page * pageSize)), (page + 1) * pageSize < items))];

    /// <summary>The first page of a longer list.</summary>
    public static byte[] Page(int items) => Page(0, items, hasNext: true);

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ReadOnlySpan<char> query = request.RequestUri!.Query;
        int at = query.IndexOf(Cursor, StringComparison.Ordinal);
        int page = at < 0 ? 0 : int.Parse(query[(at + Cursor.Length)..], CultureInfo.InvariantCulture);
        byte[] body = page < _pages.Length ? _pages[page] : NothingLeft;
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(body) };
        response.Content.Headers.ContentType = ContentType;
        return Task.FromResult(response);
    }

    private static byte[] Page(int number, int items, bool hasNext)
    {
        IEnumerable<string> templates = Enumerable.Range(0, items).Select(item => Template(number, item));
        string next = hasNext ? "\"next\":\"https://graph.facebook.com/v27.0/1/message_templates\"," : string.Empty;
        JsonNode page = JsonNode.Parse(
            $$$"""
            {"data":[{{{string.Join(',', templates)}}}],
             "paging":{ {{{next}}}"cursors":{"before":"page-{{{number}}}","after":"page-{{{number + 1}}}"} } }
            """)!;
        return Encoding.UTF8.GetBytes(page.ToJsonString());
    }

    private static string Template(int page, int item) =>
        $$$"""
        {"name":"order_{{{page}}}_{{{item}}}","parameter_format":"POSITIONAL","components":[
          {"type":"HEADER","format":"TEXT","text":"Order confirmation"},
          {"type":"BODY","text":"Thank you, {{1}}! Your order {{2}} is on its way.",
           "example":{"body_text":[["Pablo","860198"]]}},
          {"type":"FOOTER","text":"Reply STOP to opt out"},
          {"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"Stop"}]}],
         "language":"en_US","status":"APPROVED","category":"UTILITY","id":"{{{page + 1}}}0000{{{item}}}"}
        """;
}
