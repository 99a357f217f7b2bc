using System.Security.Cryptography;
using System.Text;

namespace WhatsApp.Benchmarks.Scale;

/// <summary>
/// Requests with signed webhooks, complete with headers, as bytes that are sent as they are. Their arrays are used
/// again in each round.
/// </summary>
internal sealed class SignedRequests
{
    private const string SignatureMark = "sha256=";

    // No two webhooks of the process have the same event.
    private static long s_next;

    private readonly ScaleWebhook _webhook;
    private readonly byte[] _secret;
    private readonly byte[] _head;
    private readonly int _signature;
    private readonly byte[][] _requests;

    /// <summary>Creates the arrays.</summary>
    /// <param name="webhook">What the requests have.</param>
    /// <param name="secret">The app secret.</param>
    /// <param name="count">The most requests of a round.</param>
    public SignedRequests(ScaleWebhook webhook, string secret, int count)
    {
        _webhook = webhook;
        _secret = Encoding.UTF8.GetBytes(secret);
        string head = "POST /webhooks/whatsapp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + $"Content-Length: {webhook.Size}\r\nX-Hub-Signature-256: {SignatureMark}{new string('0', 64)}\r\n\r\n";
        _head = Encoding.ASCII.GetBytes(head);
        _signature = head.IndexOf(SignatureMark, StringComparison.Ordinal) + SignatureMark.Length;
        _requests = [.. Enumerable.Range(0, count).Select(_ => new byte[_head.Length + webhook.Size])];
    }

    /// <summary>Writes and signs webhooks that have not been sent before.</summary>
    public ReadOnlyMemory<byte[]> Next(int count)
    {
        foreach (byte[] request in _requests.AsSpan(0, count))
        {
            Span<byte> body = request.AsSpan(_head.Length);
            _head.CopyTo(request, 0);
            _webhook.Write(s_next, body);
            s_next += _webhook.Events;
            string signature = Convert.ToHexStringLower(HMACSHA256.HashData(_secret, body));
            Encoding.ASCII.GetBytes(signature, request.AsSpan(_signature));
        }

        return _requests.AsMemory(0, count);
    }
}
