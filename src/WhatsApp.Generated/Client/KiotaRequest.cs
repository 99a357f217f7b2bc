using Microsoft.Kiota.Abstractions;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Http;

/// <summary>Describes requests as any adapter of Kiota sends them.</summary>
internal static class KiotaRequest
{
    private const string DefaultBaseUrl = "https://graph.facebook.com";

    /// <param name="request">The request.</param>
    /// <param name="adapter">Sends it.</param>
    /// <param name="requireModel">Checks the response; null if a program reads it itself.</param>
    /// <exception cref="ArgumentException">
    /// The Graph version, a header of the call or the recipient of a message is invalid.
    /// </exception>
    public static RequestInformation Of(
        GraphRequest request, IRequestAdapter adapter, Func<ReadOnlyMemory<byte>, bool>? requireModel = null)
    {
        // Another adapter does not use the pipeline, which checks it too. A view adds its options when it sends.
        MessageAddress.Require(request.JsonBody, (adapter as ViewAdapter)?.Merged(request).Options ?? request.Options);
        if (adapter is not IGraphPipeline)
        {
            GraphValidation.Require(request, request.Options?.ValidateRequest);
        }

        string baseUrl = string.IsNullOrEmpty(adapter.BaseUrl) ? DefaultBaseUrl : adapter.BaseUrl.TrimEnd('/');
        var information = new RequestInformation
        {
            HttpMethod = Enum.Parse<Method>(request.Method.Method),
        };
        if (!AddTemplate(information, request, adapter, baseUrl))
        {
            information.URI = new Uri(AddressOf(request, adapter, baseUrl));
        }

        foreach ((string name, string value) in request.Headers)
        {
            information.Headers.Add(name, value);
        }

        AddContent(information, request);
        information.AddRequestOptions([request.With(requireModel)]);
        if (request.Options is { } options)
        {
            AddOptions(information, options);
        }

        return information;
    }

    /// <summary>The request that an information was made of, with the options that it has now.</summary>
    public static GraphRequest? RequestOf(RequestInformation information) =>
        information.RequestOptions.OfType<GraphRequest>().FirstOrDefault() is { } request
            ? request.With(information.RequestOptions.OfType<RequestOptions>().FirstOrDefault() ?? request.Options)
            : null;

    private static void AddOptions(RequestInformation information, RequestOptions options)
    {
        information.AddRequestOptions([options]);
        if (options.Headers is not { } headers)
        {
            return;
        }

        RequestMessage.RequireHeaders(headers);
        foreach ((string name, string value) in headers)
        {
            information.Headers.Remove(name);
            information.Headers.Add(name, value);
        }
    }

    // The template names the variable segments, as Kiota's telemetry and tests show them.
    private static bool AddTemplate(
        RequestInformation information, GraphRequest request, IRequestAdapter adapter, string baseUrl)
    {
        string[] names = request.Operation.Template.Split('/');
        string[] values = request.Path.Split('/');
        bool hasVersion = request.Operation.Host is null;
        int shift = hasVersion ? 1 : 0;
        if (request.Operation.Template.Length == 0
            || !request.Path.StartsWith('/')
            || request.Path.Contains('?', StringComparison.Ordinal)
            || names.Length != values.Length + shift)
        {
            return false;
        }

        if (hasVersion)
        {
            information.PathParameters["version"] = VersionOf(request, adapter);
        }

        for (int index = 1; index < values.Length; index++)
        {
            if (names[index + shift] is not ['{', .. string name, '}'])
            {
                continue;
            }

            // The id of an upload session is sent unescaped, which a template cannot express.
            string id = Uri.UnescapeDataString(values[index]);
            if (Uri.EscapeDataString(id) != values[index])
            {
                return false;
            }

            information.PathParameters[name] = id;
        }

        bool isMeta = new Uri(baseUrl).Host == new Uri(DefaultBaseUrl).Host;
        string start = isMeta && request.Operation.Host is { } host ? $"https://{host}" : "{+baseurl}";
        IReadOnlyList<KeyValuePair<string, string>> query = request.CreateQuery().Parameters;
        foreach ((string name, string value) in query)
        {
            information.QueryParameters[name] = value;
        }

        information.UrlTemplate = start + request.Operation.Template
            + (query.Count == 0 ? string.Empty : "{?" + string.Join(',', query.Select(parameter => parameter.Key)) + "}");
        if (string.IsNullOrEmpty(adapter.BaseUrl))
        {
            information.PathParameters["baseurl"] = baseUrl;
        }

        return true;
    }

    private static string AddressOf(GraphRequest request, IRequestAdapter adapter, string baseUrl)
    {
        string address = request.Path.StartsWith('/')
            ? $"{baseUrl}/{VersionOf(request, adapter)}{request.Path}"
            : request.Path;
        string query = request.CreateQuery().ToString();
        return query.Length > 0 && address.Contains('?', StringComparison.Ordinal)
            ? $"{address}&{query[1..]}"
            : address + query;
    }

    private static string VersionOf(GraphRequest request, IRequestAdapter adapter)
    {
        if (request.Options?.GraphVersion is not { } version)
        {
            return (adapter as IGraphPipeline)?.GraphVersion ?? GraphVersion.Default;
        }

        WhatsAppClientOptions.RequireVersion(version);
        return version;
    }

    private static void AddContent(RequestInformation information, GraphRequest request)
    {
        if (request.JsonBody is { } model)
        {
            information.SetStreamContent(new MemoryStream(GraphJson.WriteUtf8(model)), request.MediaType!);
        }
        else if (request.CreateContent() is { } content)
        {
            information.SetStreamContent(new ContentStream(content), content.Headers.ContentType!.ToString());
        }
    }
}
