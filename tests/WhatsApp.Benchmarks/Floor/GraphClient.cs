using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace WhatsApp.Benchmarks.Floor;

/// <summary>
/// Calls as a program without the SDK would make them: HttpClient and source-generated JSON, no more. Bodies go through
/// arrays, which is a fifth faster than <c>PostAsJsonAsync</c> and <c>ReadFromJsonAsync</c> for bodies of this size.
/// </summary>
internal sealed class GraphClient : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpClient _http;

    public GraphClient(Uri baseAddress, HttpMessageHandler? handler = null)
    {
        _http = handler is null ? new HttpClient() : new HttpClient(handler, disposeHandler: false);
        _http.BaseAddress = baseAddress;
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "benchmark-token");
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("Benchmarks/1.0");
    }

    public async Task<MessageResponse> SendAsync(string phoneNumberId, FloorMessage message)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(message, CallJson.Default.FloorMessage);
        using var content = new ByteArrayContent(body) { Headers = { ContentType = Json } };
        using HttpResponseMessage response = await _http.PostAsync(
            new Uri($"v27.0/{phoneNumberId}/messages", UriKind.Relative), content);
        response.EnsureSuccessStatusCode();
        byte[] json = await response.Content.ReadAsByteArrayAsync();
        return JsonSerializer.Deserialize(json, CallJson.Default.MessageResponse)!;
    }

    /// <summary>As the documentation of HttpClient shows it, which is how most programs are written.</summary>
    public async Task<MessageResponse> SendAsDocumentedAsync(string phoneNumberId, FloorMessage message)
    {
        using HttpResponseMessage response = await _http.PostAsJsonAsync(
            new Uri($"v27.0/{phoneNumberId}/messages", UriKind.Relative), message, CallJson.Default.FloorMessage);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync(CallJson.Default.MessageResponse))!;
    }

    public async Task<TemplatePage> GetTemplatesAsync(string accountId, int pageSize, string? after = null)
    {
        string cursor = after is null ? string.Empty : $"&after={Uri.EscapeDataString(after)}";
        byte[] response = await _http.GetByteArrayAsync(
            new Uri($"v27.0/{accountId}/message_templates?limit={pageSize}{cursor}", UriKind.Relative));
        return JsonSerializer.Deserialize(response, CallJson.Default.TemplatePage)!;
    }

    public async IAsyncEnumerable<Template> ListTemplatesAsync(string accountId, int pageSize)
    {
        string? after = null;
        do
        {
            TemplatePage page = await GetTemplatesAsync(accountId, pageSize, after);
            foreach (Template template in page.Data ?? [])
            {
                yield return template;
            }

            after = page.Paging?.Next is null ? null : page.Paging.Cursors?.After;
        }
        while (after is not null);
    }

    public void Dispose() => _http.Dispose();
}
