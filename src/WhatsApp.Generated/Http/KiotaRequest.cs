using Microsoft.Kiota.Abstractions;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Http;

/// <summary>Describes requests as any adapter of Kiota sends them.</summary>
internal static class KiotaRequest
{
    private const string DefaultBaseUrl = "https://graph.facebook.com";

    /// <exception cref="ArgumentException">The Graph version of the options is not one.</exception>
    public static RequestInformation Of(GraphRequest request, IRequestAdapter adapter)
    {
        string baseUrl = string.IsNullOrEmpty(adapter.BaseUrl) ? DefaultBaseUrl : adapter.BaseUrl.TrimEnd('/');
        var information = new RequestInformation
        {
            HttpMethod = Enum.Parse<Method>(request.Method.Method),
        };
        if (!AddTemplate(information, request, adapter, baseUrl))
        {
            information.URI = new Uri(AddressOf(request, baseUrl));
        }

        foreach ((string name, string value) in request.Headers)
        {
            information.Headers.Add(name, value);
        }

        AddContent(information, request);
        information.AddRequestOptions([request.With(information.Content)]);
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
        foreach ((string name, string value) in options.Headers ?? new Dictionary<string, string>())
        {
            information.Headers.Remove(name);
            information.Headers.Add(name, value);
        }
    }

    // The template names what varies, which is what telemetry and tests of Kiota show.
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
            information.PathParameters["version"] = VersionOf(request);
        }

        for (int index = 1; index < values.Length; index++)
        {
            if (names[index + shift] is ['{', .. string name, '}'])
            {
                information.PathParameters[name] = Uri.UnescapeDataString(values[index]);
            }
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

    private static string AddressOf(GraphRequest request, string baseUrl)
    {
        string address = request.Path.StartsWith('/') ? $"{baseUrl}/{VersionOf(request)}{request.Path}" : request.Path;
        string query = request.CreateQuery().ToString();
        return query.Length > 0 && address.Contains('?', StringComparison.Ordinal)
            ? $"{address}&{query[1..]}"
            : address + query;
    }

    private static string VersionOf(GraphRequest request)
    {
        if (request.Options?.GraphVersion is not { } version)
        {
            return GraphVersion.Default;
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
            string mediaType = content.Headers.ContentType!.ToString();
            information.SetStreamContent(content.ReadAsStream(), mediaType);
        }
    }
}
