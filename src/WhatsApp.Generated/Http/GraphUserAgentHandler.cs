namespace WhatsApp.Generated;

/// <summary>Adds the <c>User-Agent</c> header. Media downloads fail without it.</summary>
public sealed class GraphUserAgentHandler : DelegatingHandler
{
    private readonly string _userAgent;

    /// <summary>Creates a handler with the application name of a client.</summary>
    public GraphUserAgentHandler(WhatsAppClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        string version = typeof(GraphUserAgentHandler).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
        _userAgent = $"{options.ApplicationName} WhatsApp.Generated/{version} (Graph {GraphVersion.Default})".Trim();
    }

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!request.Headers.Contains("User-Agent"))
        {
            request.Headers.TryAddWithoutValidation("User-Agent", _userAgent);
        }

        return base.SendAsync(request, cancellationToken);
    }
}
