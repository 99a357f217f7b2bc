using System.Net;
using System.Net.Http.Headers;

namespace WhatsApp.Benchmarks.Payloads;

/// <summary>The response to a sent message.</summary>
internal static class SentMessageResponse
{
    public static byte[] Utf8 { get; } =
        """
        {"messaging_product":"whatsapp","contacts":[{"input":"16505551234","wa_id":"16505551234"}],
        "messages":[{"id":"wamid.HBgLMTY0NjcwNDM1OTUVAgARGBI1RjQyNUE3NEYxMzAzMzQ5MkEA","message_status":"accepted"}]}
        """u8.ToArray();

    /// <summary>A transport that reads the whole request and responds from memory.</summary>
    public sealed class Transport : HttpMessageHandler
    {
        private static readonly MediaTypeHeaderValue ContentType = new("application/json");

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
            var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(Utf8) };
            response.Content.Headers.ContentType = ContentType;
            return response;
        }
    }
}
