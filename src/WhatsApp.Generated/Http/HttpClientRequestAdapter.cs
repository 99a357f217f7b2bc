using System.Net;
using System.Text;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Http;

/// <summary>
/// Sends requests with <see cref="System.Net.Http"/>: makes the message, lets it pass the handlers, and reads the answer
/// or maps its error.
/// </summary>
public sealed class HttpClientRequestAdapter : IRequestAdapter, IDisposable
{
    private const int MostErrorText = 64 * 1024;

    private readonly WhatsAppClientOptions _options;
    private readonly HttpMessageInvoker _pipeline;
    private readonly string _baseAddress;

    /// <summary>Assembles the pipeline.</summary>
    /// <exception cref="ArgumentException">The options cannot work; the message says what to change.</exception>
    public HttpClientRequestAdapter(WhatsAppClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Validated();
        _baseAddress = _options.BaseAddress.AbsoluteUri.TrimEnd('/');
        _pipeline = Assemble(_options);
    }

    /// <inheritdoc/>
    public async Task<T> SendAsync<T>(
        RequestInformation request,
        RequestOptions? options,
        CancellationToken cancellationToken
    )
        where T : JsonModel, IJsonModel<T>
    {
        ArgumentNullException.ThrowIfNull(request);
        using var time = new CallTimeout(
            request,
            options?.Timeout ?? _options.Timeout,
            _options.TimeProvider,
            cancellationToken
        );
        try
        {
            using HttpRequestMessage message = ToMessage(request, options);
            using HttpResponseMessage response = await _pipeline.SendAsync(message, time.Token).ConfigureAwait(false);
            byte[] body = response.IsSuccessStatusCode
                ? await response.Content.ReadAsByteArrayAsync(time.Token).ConfigureAwait(false)
                : await Failure.BufferAsync(response, time.Token).ConfigureAwait(false);
            options?.OnResponse?.Invoke(new RawResponse(response, body));
            return response.IsSuccessStatusCode
                ? Read<T>(message, response, body)
                : throw Error(message, response, body);
        }
        catch (OperationCanceledException canceled) when (time.HasRunOut)
        {
            throw time.Exception(canceled);
        }
    }

    /// <inheritdoc/>
    public async Task<BinaryResponse> SendForStreamAsync(
        RequestInformation request,
        RequestOptions? options,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        using var time = new CallTimeout(
            request,
            options?.Timeout ?? _options.Timeout,
            _options.TimeProvider,
            cancellationToken
        );
        HttpResponseMessage? response = null;
        try
        {
            using HttpRequestMessage message = ToMessage(request, options);
            response = await _pipeline.SendAsync(message, time.Token).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                byte[] body = await Failure.BufferAsync(response, time.Token).ConfigureAwait(false);
                options?.OnResponse?.Invoke(new RawResponse(response, body));
                throw Error(message, response, body);
            }

            options?.OnResponse?.Invoke(new RawResponse(response, default));
            Stream content = await response.Content.ReadAsStreamAsync(time.Token).ConfigureAwait(false);
            var result = new BinaryResponse(
                content,
                response.Content.Headers.ContentType?.ToString(),
                response.Content.Headers.ContentLength,
                response
            );
            response = null;
            return result;
        }
        catch (OperationCanceledException canceled) when (time.HasRunOut)
        {
            throw time.Exception(canceled);
        }
        finally
        {
            response?.Dispose();
        }
    }

    /// <summary>Closes the connections, unless they belong to an HttpClient or a handler from outside.</summary>
    public void Dispose() => _pipeline.Dispose();

    // The one place where the pipeline is put together.
    private static HttpMessageInvoker Assemble(WhatsAppClientOptions options)
    {
        HttpMessageHandler next = options switch
        {
            { HttpClient: { } client } => new HttpClientHandoff(client),
            { HttpMessageHandler: { } handler } => new HttpClientHandoff(
                new HttpMessageInvoker(handler, disposeHandler: false)
            ),
            _ => new SocketsHttpHandler
            {
                // A redirect would carry the token to wherever it leads.
                AllowAutoRedirect = false,
                AutomaticDecompression = DecompressionMethods.All,
                ConnectTimeout = options.ConnectTimeout,
                PooledConnectionLifetime = TimeSpan.FromMinutes(15),
                UseCookies = false,
            },
        };

        foreach (DelegatingHandler handler in options.Handlers(options).Reverse())
        {
            handler.InnerHandler = next;
            next = handler;
        }

        return new HttpMessageInvoker(next);
    }

    private HttpRequestMessage ToMessage(RequestInformation request, RequestOptions? options)
    {
        string address = request.Path;
        if (address.StartsWith('/'))
        {
            string version = options?.GraphVersion ?? _options.GraphVersion;
            WhatsAppClientOptions.RequireVersion(version);
            address = $"{_baseAddress}/{version}{request.Path}";
        }

        string query = QueryString.Of(request);
        if (query.Length > 0 && address.Contains('?', StringComparison.Ordinal))
        {
            query = "&" + query[1..];
        }

        var message = new HttpRequestMessage(request.Method, address + query)
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrHigher,
            Content = request switch
            {
                { JsonBody: { } model } => new JsonModelContent(model),
                { FormBody: { } form } => FormFields.Collect(form).ToUrlEncoded(),
                { MultipartBody: { } form } => FormFields.Collect(form).ToParts(),
                _ => null,
            },
        };
        message.Options.Set(CallContext.Key, new CallContext(request, options, _options.TimeProvider.GetTimestamp()));
        foreach ((string name, string value) in options?.Headers ?? new Dictionary<string, string>())
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                throw new ArgumentException(
                    $"'{name}' is not a header of a request. {nameof(RequestOptions)}.{nameof(RequestOptions.Headers)} "
                        + "cannot change the headers of the body.",
                    nameof(options)
                );
            }
        }

        return message;
    }

    private static T Read<T>(HttpRequestMessage message, HttpResponseMessage response, byte[] body)
        where T : JsonModel, IJsonModel<T>
    {
        try
        {
            return GraphJson.Read<T>(body);
        }
        catch (GraphJsonException unreadable)
        {
            throw Error(message, response, body, unreadable);
        }
    }

    private static GraphApiException Error(
        HttpRequestMessage message,
        HttpResponseMessage response,
        byte[] body,
        Exception? unreadable = null
    )
    {
        string text = WithoutToken(Encoding.UTF8.GetString(body).TrimStart('\uFEFF'), message);
        GraphError? error = null;
        try
        {
            error = GraphJson.Read<GraphErrorResponse>(text).Error;
        }
        catch (GraphJsonException)
        {
            // Not Graph's answer but a gateway's: the exception tells its text instead.
        }

        string? requestId = Header(response, "x-fb-request-id") ?? Header(response, "x-fb-trace-id");
        string operationId = CallContext.Of(message).Request.OperationId;
        text = GraphApiException.Cut(text, MostErrorText);
        return new GraphApiException(response.StatusCode, error, text, operationId, requestId, unreadable)
        {
            Advice = Failure.AdviceFor(response.StatusCode, error, message.Method),
        };
    }

    // Meta repeats a token that it cannot read, and a gateway may repeat the whole request. What is too short to be a
    // token of Meta's may be a word of the answer.
    private static string WithoutToken(string text, HttpRequestMessage message)
    {
        const string hidden = "[access token]";
        return message.Headers.Authorization?.Parameter is { Length: >= 8 } token
            ? text.Replace(token, hidden, StringComparison.Ordinal)
                .Replace(token.Replace("/", "\\/", StringComparison.Ordinal), hidden, StringComparison.Ordinal)
            : text;
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault() : null;
}
