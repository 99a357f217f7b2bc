using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace WhatsApp.Generated.Webhooks;

/// <summary>The handshake with which Meta verifies the address of a webhook, a GET with three parameters.</summary>
public static class WebhookHandshake
{
    /// <summary>Responds with the challenge if the token is right.</summary>
    /// <param name="mode">The parameter <c>hub.mode</c>.</param>
    /// <param name="token">The parameter <c>hub.verify_token</c>.</param>
    /// <param name="challenge">The parameter <c>hub.challenge</c>.</param>
    /// <param name="verifyToken">The verify token of the App Dashboard.</param>
    /// <returns>200 with the challenge, 403 if the mode or the token is wrong, 400 if there is no challenge.</returns>
    /// <exception cref="ArgumentException">The verify token is empty.</exception>
    public static WebhookReceiverResponse Respond(string? mode, string? token, string? challenge, string verifyToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(verifyToken);
        if (mode != "subscribe" || !FixedTimeEquals(token ?? string.Empty, verifyToken))
        {
            return new(HttpStatusCode.Forbidden, "The verify token is wrong.");
        }

        return string.IsNullOrEmpty(challenge)
            ? new(HttpStatusCode.BadRequest, "There is no hub.challenge.")
            : new(HttpStatusCode.OK, challenge);
    }

    // Compares hashes, so that the time does not reveal the length either.
    private static bool FixedTimeEquals(string given, string expected) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(expected)));
}
