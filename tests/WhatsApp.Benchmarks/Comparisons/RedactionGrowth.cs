using System.Net;
using WhatsApp.Generated;

namespace WhatsApp.Benchmarks.Comparisons;

/// <summary>
/// Whether a byte of an error takes as long to redact in a long error as in a short one: with names that almost end with
/// a word for a secret, the text in which a regular expression could read the same characters again and again.
/// </summary>
internal sealed class RedactionGrowth : Comparison, IDisposable
{
    private readonly List<IDisposable> _owned = [];

    public override Task<IReadOnlyList<Row>> PrepareAsync() => Task.FromResult<IReadOnlyList<Row>>(
    [
        new("kB of one long name", Of("\"", "token_", 64), Of("\"", "token_", 16), Of("\"", "token_", 256)),
        new("kB of digits", Of("\"", "1 ", 64), Of("\"", "1 ", 16), Of("\"", "1 ", 256)),
        new("kB of addresses", Of("\"", "https://", 64), Of("\"", "https://", 16), Of("\"", "https://", 256)),
    ]);

    public void Dispose()
    {
        foreach (IDisposable owned in _owned)
        {
            owned.Dispose();
        }
    }

    private Contender Of(string start, string part, int kilobytes)
    {
        var transport = new FailingTransport(start + string.Concat(Enumerable.Repeat(part, kilobytes * 1024 / part.Length)));
        var client = new WhatsAppClient(
            new WhatsAppClientOptions { AccessToken = "benchmark-token", HttpMessageHandler = transport, Retry = RetryOptions.Off });
        _owned.AddRange([client, transport]);
        return Contender.OfAsync($"SDK, of {kilobytes}", () => FailAsync(client), kilobytes);
    }

    private static async Task FailAsync(WhatsAppClient client)
    {
        try
        {
            await client.PhoneNumbers["1"].GetAsync();
        }
        catch (GraphApiException)
        {
            // What is measured.
        }
    }

    private sealed class FailingTransport(string body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StringContent(body) });
    }
}
