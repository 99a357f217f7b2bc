using Microsoft.Kiota.Abstractions;

namespace WhatsApp.Generated.Http;

/// <summary>Creates HTTP messages from requests of Kiota, including the changes of a program.</summary>
internal static class KiotaMessage
{
    /// <summary>The request of the SDK; one without an operation if a program has created the request.</summary>
    public static GraphRequest RequestOf(RequestInformation information, string baseUrl) =>
        KiotaRequest.RequestOf(information)
        ?? new GraphRequest(
            new OperationInfo(string.Empty, new HttpMethod(information.HttpMethod.ToString()), string.Empty),
            PathOf(AddressOf(information, baseUrl), baseUrl),
            information.RequestOptions.OfType<RequestOptions>().FirstOrDefault());

    /// <summary>The request of the SDK for a message that Kiota has created.</summary>
    public static GraphRequest RequestOf(HttpRequestMessage message, string baseUrl)
    {
        var options = OptionOf<RequestOptions>(message);
        return OptionOf<GraphRequest>(message) is { } request
            ? request.With(options ?? request.Options)
            : new GraphRequest(
                new OperationInfo(string.Empty, message.Method, string.Empty),
                PathOf(message.RequestUri!, baseUrl),
                options);
    }

    /// <summary>Whether a response handler receives the response, which it may read from the connection.</summary>
    public static bool IsStreamed(HttpRequestMessage message) =>
        OptionOf<ResponseHandlerOption>(message) is { ResponseHandler: not null };

    /// <exception cref="ArgumentException">A header cannot be sent.</exception>
    /// <exception cref="InvalidOperationException">The body has been sent already.</exception>
    public static HttpRequestMessage Of(RequestInformation information, CallContext call, string baseUrl)
    {
        if (information.Content is { CanRead: false })
        {
            throw new InvalidOperationException(
                $"The body of this {nameof(RequestInformation)} is closed: it has been sent already. Create another "
                    + $"{nameof(RequestInformation)} for each call.");
        }

        var message = new CallMessage(call, AddressOf(information, baseUrl).AbsoluteUri)
        {
            Content = information.Content is { } content ? new StreamContent(content) : null,
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

    private static Uri AddressOf(RequestInformation information, string baseUrl)
    {
        // As Kiota's adapter does: another adapter may have sent the same information before.
        information.PathParameters["baseurl"] = baseUrl;
        return information.URI;
    }

    // Kiota's adapter stores the options of a request under these keys.
    private static T? OptionOf<T>(HttpRequestMessage message)
        where T : class, IRequestOption =>
        message.Options.TryGetValue(new HttpRequestOptionsKey<T>(typeof(T).FullName!), out T? option) ? option : null;

    // Without host and version, so that a token provider finds the node.
    private static string PathOf(Uri address, string baseUrl)
    {
        string path = address.GetLeftPart(UriPartial.Path);
        if (!path.StartsWith(baseUrl + "/", StringComparison.OrdinalIgnoreCase))
        {
            return path;
        }

        path = path[baseUrl.Length..];
        string version = path.Split('/')[1];
        return version is ['v', >= '0' and <= '9', ..] ? path[(version.Length + 1)..] : path;
    }
}
