using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace WhatsApp.Generated.Testing;

/// <summary>Sends webhooks as Meta does, signed with the app secret over the raw bytes.</summary>
/// <param name="appSecret">The app secret.</param>
/// <param name="client">Client to send with, such as that of a test server. The caller disposes of it.</param>
public sealed class FakeWebhookSender(string appSecret, HttpClient client)
{
    /// <summary>The value of the header X-Hub-Signature-256 for a body.</summary>
    /// <param name="body">The body, byte for byte.</param>
    public string Sign(ReadOnlyMemory<byte> body) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret), body.Span));

    /// <summary>Sends a payload as UTF-8.</summary>
    /// <param name="url">The webhook endpoint.</param>
    /// <param name="json">The payload, such as one of <see cref="FakeWebhook"/>.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<HttpResponseMessage> SendAsync(Uri url, string json, CancellationToken cancellationToken = default) =>
        SendAsync(url, Encoding.UTF8.GetBytes(json), cancellationToken);

    /// <summary>Sends a payload byte for byte.</summary>
    /// <param name="url">The webhook endpoint.</param>
    /// <param name="body">The payload.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task<HttpResponseMessage> SendAsync(
        Uri url, ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, url) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-Hub-Signature-256", Sign(body));
        request.Headers.Add("User-Agent", "facebookexternalua");
        return await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Performs the handshake with which Meta verifies an endpoint.</summary>
    /// <param name="url">The webhook endpoint.</param>
    /// <param name="verifyToken">The verify token that the endpoint expects.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>True if the endpoint returned 200 with exactly the challenge.</returns>
    public async Task<bool> VerifyAsync(Uri url, string verifyToken, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(verifyToken);
        string challenge = RandomNumberGenerator.GetInt32(int.MaxValue).ToString(CultureInfo.InvariantCulture);
        string address = url.OriginalString;
        char separator = address.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        string query = $"{separator}hub.mode=subscribe&hub.challenge={challenge}"
            + $"&hub.verify_token={Uri.EscapeDataString(verifyToken)}";

        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(address + query, UriKind.RelativeOrAbsolute));
        request.Headers.Add("User-Agent", "facebookplatform/1.0 (+http://developers.facebook.com)");
        using HttpResponseMessage response = await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
        string body = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        return response.StatusCode == System.Net.HttpStatusCode.OK && body == challenge;
    }
}
