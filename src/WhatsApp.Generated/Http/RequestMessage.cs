using System.Net;

namespace WhatsApp.Generated.Http;

/// <summary>Creates the HTTP message of a request.</summary>
internal static class RequestMessage
{
    /// <exception cref="ArgumentException">The Graph version or a header of the call is invalid.</exception>
    public static HttpRequestMessage Of(CallContext call, string baseAddress, bool isMeta)
    {
        GraphRequest request = call.Request;
        var message = new CallMessage(call, Address(call, baseAddress, isMeta))
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrHigher,
            Content = request.CreateContent(),
        };
        AddHeaders(message, request.Headers);
        if (call.Options?.Headers is { } headers)
        {
            foreach ((string name, _) in request.Headers)
            {
                if (headers.Keys.Contains(name, StringComparer.OrdinalIgnoreCase))
                {
                    message.Headers.Remove(name);
                }
            }

            AddHeaders(message, headers);
        }

        return message;
    }

    /// <exception cref="ArgumentException">One of the headers cannot be sent.</exception>
    public static void RequireHeaders(IEnumerable<KeyValuePair<string, string>> headers)
    {
        using var message = new HttpRequestMessage();
        AddHeaders(message, headers);
    }

    /// <summary>Whether a body can be sent a second time.</summary>
    public static bool CanReplay(HttpContent? content) => content switch
    {
        null or EmptyContent or JsonModelContent or FormUrlEncodedContent => true,
        MultipartContent parts => parts.All(part => part is not FileContent { CanRewind: false }),
        FileContent file => file.CanRewind,

        // The body of a request of Kiota. It has a length if its stream can seek, and .NET then rewinds it.
        StreamContent stream => stream.Headers.ContentLength is not null,
        _ => false,
    };

    private static string Address(CallContext call, string baseAddress, bool isMeta)
    {
        string path = call.Request.Path;
        string address = path;
        if (call.Request.Operation.Host is { } host)
        {
            address = (isMeta ? $"https://{host}" : baseAddress) + path;
        }
        else if (path.StartsWith('/'))
        {
            if (call.Options?.GraphVersion is { } version)
            {
                WhatsAppClientOptions.RequireVersion(version);
            }

            address = $"{baseAddress}/{call.GraphVersion}{path}";
        }

        if (!call.Request.HasQuery)
        {
            return address;
        }

        string query = call.Request.CreateQuery().ToString();
        return query.Length > 0 && address.Contains('?', StringComparison.Ordinal)
            ? $"{address}&{query[1..]}"
            : address + query;
    }

    private static void AddHeaders(HttpRequestMessage message, IEnumerable<KeyValuePair<string, string>> headers)
    {
        foreach ((string name, string value) in headers)
        {
            // .NET would leave it out silently.
            if (value is null || value.Any(c => c is not ('\t' or (>= ' ' and <= '~'))))
            {
                throw new ArgumentException(
                    $"The value of the header '{name}' is null or contains a line break or a character that is not ASCII, "
                        + $"which a header cannot contain. Change it in {nameof(RequestOptions)}.{nameof(RequestOptions.Headers)}."
                );
            }

            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                throw new ArgumentException(
                    $"'{name}' is not a header of a request. {nameof(RequestOptions)}.{nameof(RequestOptions.Headers)} "
                        + "cannot change the headers of the body."
                );
            }
        }
    }
}
