using WhatsApp.Generated.Testing;

namespace WhatsApp.Tool.Webhooks;

/// <summary>Signs webhooks and sends them to an application, as Meta does.</summary>
internal sealed class WebhookSender : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Timeout };
    private readonly FakeWebhookSender _sender;
    private readonly Uri _url;

    /// <summary>Creates a sender.</summary>
    /// <param name="appSecret">The app secret.</param>
    /// <param name="url">The address of the application.</param>
    public WebhookSender(string appSecret, Uri url)
    {
        _sender = new FakeWebhookSender(appSecret, _client);
        _url = url;
    }

    // Without the user and password that an address may have.
    private string Address => _url.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);

    /// <summary>Reads an address.</summary>
    /// <param name="text">The address.</param>
    /// <param name="option">The option that it comes from.</param>
    /// <param name="example">An address that is right, for the error.</param>
    /// <exception cref="ToolException">It is not an HTTP address.</exception>
    public static Uri UrlOf(
        string text, string option, string example = "http://127.0.0.1:5000/webhooks/whatsapp") =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https"
            ? url
            : throw new ToolException($"'{text}' is not an HTTP address.", $"Pass {option} with one such as {example}.");

    /// <summary>Reads an address that Meta sends webhooks to.</summary>
    /// <param name="text">The address.</param>
    /// <param name="option">The option that it comes from.</param>
    /// <exception cref="ToolException">It is not an HTTPS address.</exception>
    public static Uri HttpsUrlOf(string text, string option) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && url.Scheme == Uri.UriSchemeHttps
            ? url
            : throw new ToolException(
                $"'{text}' is not an HTTPS address, which Meta requires.",
                $"Pass {option} with one such as https://example.com/webhooks/whatsapp.");

    /// <summary>Sends a body.</summary>
    /// <param name="body">The body.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The status of the response.</returns>
    /// <exception cref="ToolException">There is no response.</exception>
    public async Task<int> SendAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        try
        {
            using HttpResponseMessage response = await _sender.SendAsync(_url, body, cancellationToken);
            return (int)response.StatusCode;
        }
        catch (HttpRequestException error) when (error.HttpRequestError == HttpRequestError.ConnectionError)
        {
            throw new ToolException(
                $"Nothing listens at {Address}.", "Start your application, or correct the address.", ExitCode.Failure, error);
        }
        catch (HttpRequestException error)
        {
            throw new ToolException(
                $"{Address} gave no response: {error.Message}", "Look at the log of your application, or correct the address.",
                ExitCode.Failure, error);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ToolException(
                $"{Address} gave no response within {Timeout.TotalSeconds:0} seconds.",
                "Respond first and work afterwards: Meta does not wait long.",
                ExitCode.Failure,
                error);
        }
    }

    /// <summary>The next step after a status that is not 2xx.</summary>
    /// <param name="status">The status.</param>
    public static string NextStepOf(int status) => status switch
    {
        401 or 403 => $"The app secret of the application must be that of {Setting.AppSecret.Variable}.",
        404 or 405 => "Check the path of the address.",
        >= 300 and < 400 => "Use the address that it redirects to: Meta does not follow redirects.",
        _ => "Look at the log of your application.",
    };

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();
}
