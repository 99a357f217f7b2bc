using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using WhatsApp.Generated.Flows;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Testing;

/// <summary>
/// Sends requests to the data endpoint of a flow, as WhatsApp on a phone does: encrypted with the public key of the
/// business and signed with the app secret. It is safe for concurrent use.
/// </summary>
public sealed class FakeFlowSender
{
    private readonly string _publicKeyPem;
    private readonly FakeWebhookSender _signed;

    /// <summary>Creates a sender.</summary>
    /// <param name="appSecret">The app secret that the endpoint checks signatures with.</param>
    /// <param name="publicKeyPem">
    /// The public key of the business, such as <see cref="RsaPrivateKey.ExportPublicKeyPem"/> returns it.
    /// </param>
    /// <param name="client">HTTP client, such as that of a test server. It is not disposed of.</param>
    /// <exception cref="ArgumentException">The secret is empty, or this is not the PEM of an RSA public key.</exception>
    public FakeFlowSender(string appSecret, string publicKeyPem, HttpClient client)
    {
        ArgumentException.ThrowIfNullOrEmpty(appSecret);
        ArgumentException.ThrowIfNullOrEmpty(publicKeyPem);
        ArgumentNullException.ThrowIfNull(client);
        using RSA readable = ReadKey(publicKeyPem);
        _publicKeyPem = publicKeyPem;
        _signed = new FakeWebhookSender(appSecret, client);
    }

    /// <summary>Sends a request and reads the response.</summary>
    /// <param name="url">The endpoint of the flow.</param>
    /// <param name="request">
    /// The request. Without a version, it is sent with <c>3.0</c>. <see cref="FlowDataAction.Ping"/> is Meta's
    /// health check.
    /// </param>
    /// <param name="cancellationToken">Stops waiting for the response.</param>
    /// <exception cref="InvalidOperationException">
    /// The response has the status 200 or 427, and is not encrypted for this request.
    /// </exception>
    public async Task<FakeFlowResponse> SendAsync(
        Uri url, FlowDataRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(request);
        byte[] key = RandomNumberGenerator.GetBytes(FlowGcm.KeyLength);
        byte[] vector = RandomNumberGenerator.GetBytes(FlowGcm.VectorLength);
        byte[] body = Encrypt(request, key, vector);
        using HttpResponseMessage response =
            await _signed.SendAsync(url, body, cancellationToken).ConfigureAwait(false);
        string text = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);

        // 427 contains a message about the invalid flow token; other errors have no body.
        return new FakeFlowResponse(
            response.StatusCode, (int)response.StatusCode is 200 or 427 ? Decrypt(text, key, vector) : null);
    }

    private byte[] Encrypt(FlowDataRequest request, byte[] key, byte[] vector)
    {
        var json = (JsonObject)JsonNode.Parse(GraphJson.WriteUtf8(request))!;
        json["version"] ??= "3.0";
        using RSA rsa = ReadKey(_publicKeyPem);
        return Encoding.UTF8.GetBytes(new JsonObject
        {
            ["encrypted_flow_data"] =
                Convert.ToBase64String(FlowGcm.Encrypt(key, vector, Encoding.UTF8.GetBytes(json.ToJsonString()))),
            ["encrypted_aes_key"] = Convert.ToBase64String(rsa.Encrypt(key, RSAEncryptionPadding.OaepSHA256)),
            ["initial_vector"] = Convert.ToBase64String(vector),
        }.ToJsonString());
    }

    private static FlowDataResponse Decrypt(string text, byte[] key, byte[] vector)
    {
        byte[] data = new byte[text.Length];
        byte[]? json = Convert.TryFromBase64String(text, data, out int length) && length >= FlowGcm.TagLength
            ? FlowGcm.Decrypt(key, [.. vector.Select(part => (byte)~part)], data.AsSpan(0, length))
            : null;
        return json is null
            ? throw new InvalidOperationException(
                "The response of the endpoint is not encrypted for this request. Use FlowEndpoint, or "
                    + "DecryptedFlowRequest.EncryptResponse.")
            : GraphJson.Read<FlowDataResponse>(json);
    }

    private static RSA ReadKey(string pem)
    {
        var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(pem);
            return rsa;
        }
        catch
        {
            rsa.Dispose();
            throw;
        }
    }
}

/// <summary>The response of the data endpoint of a flow.</summary>
/// <param name="Status">
/// HTTP status: 200 for a success, 427 for an invalid flow token, 421 for a request that cannot be decrypted, 432 for a
/// wrong signature.
/// </param>
/// <param name="Response">The decrypted response; null if the status is neither 200 nor 427.</param>
public sealed record FakeFlowResponse(HttpStatusCode Status, FlowDataResponse? Response);
