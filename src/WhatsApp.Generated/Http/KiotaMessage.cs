using Microsoft.Kiota.Abstractions;

namespace WhatsApp.Generated.Http;

/// <summary>Makes HTTP messages of the requests of Kiota, with what a program has changed in them.</summary>
internal static class KiotaMessage
{
    /// <summary>The SDK's description of a request; one without an operation if a program has made it by itself.</summary>
    public static GraphRequest RequestOf(RequestInformation information) =>
        KiotaRequest.RequestOf(information)
        ?? new GraphRequest(
            new OperationInfo(string.Empty, new HttpMethod(information.HttpMethod.ToString()), string.Empty),
            string.Empty,
            information.RequestOptions.OfType<RequestOptions>().FirstOrDefault());

    /// <exception cref="ArgumentException">A header cannot be sent.</exception>
    public static HttpRequestMessage Of(RequestInformation information, CallContext call, string baseUrl)
    {
        information.PathParameters["baseurl"] = baseUrl;

        var message = new CallMessage(call, information.URI.AbsoluteUri)
        {
            Content = ContentOf(information.Content, call.Request),
        };
        foreach ((string name, IEnumerable<string> values) in information.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, values))
            {
                message.Content?.Headers.Remove(name);
                message.Content?.Headers.TryAddWithoutValidation(name, values);
            }
        }

        return message;
    }

    /// <summary>
    /// The content of a message: the SDK's own, which can be sent again, unless the program has set another.
    /// </summary>
    public static HttpContent? ContentOf(Stream? content, GraphRequest request)
    {
        if (content is null)
        {
            return null;
        }

        return ReferenceEquals(content, request.InformationContent) ? request.CreateContent() : new StreamContent(content);
    }
}
