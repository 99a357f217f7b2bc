using System.Text;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace WhatsApp.Generated.Http;

/// <summary>
/// Receives the response of a download from an adapter with response handlers, since a stream alone has no headers.
/// With such a handler an adapter throws no exception for any status, so errors are mapped here.
/// </summary>
internal sealed class KiotaStreamResponse : IResponseHandler
{
    /// <summary>The file; null if the adapter did not call the handler.</summary>
    public BinaryResponse? File { get; private set; }

    public async Task<TModel?> HandleResponseAsync<TNative, TModel>(
        TNative response, Dictionary<string, ParsableFactory<IParsable>>? errorMappings)
    {
        if (response is not HttpResponseMessage message)
        {
            throw new NotSupportedException(
                $"The adapter's responses are {typeof(TNative).Name}. A download needs one whose are HttpResponseMessage.");
        }

        if (!message.IsSuccessStatusCode)
        {
            await ResponseBody.BufferErrorAsync(message, CancellationToken.None).ConfigureAwait(false);
            string body = Encoding.UTF8.GetString(ResponseBody.Bytes(message));
            throw new GraphApiException(message.StatusCode, ResponseBody.ErrorIn(message), body);
        }

        Stream content = await message.Content.ReadAsStreamAsync().ConfigureAwait(false);
        File = new BinaryResponse(content, message);
        return default;
    }
}
