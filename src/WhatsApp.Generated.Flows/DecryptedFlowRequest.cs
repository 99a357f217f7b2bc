using System.Security.Cryptography;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Flows;

/// <summary>A decrypted request of a flow, which encrypts the response, once.</summary>
public sealed class DecryptedFlowRequest
{
    private readonly byte[] _vector;
    private byte[]? _key;

    internal DecryptedFlowRequest(FlowDataRequest request, byte[] key, byte[] vector)
    {
        Request = request;
        _key = key;
        _vector = vector;
    }

    /// <summary>The request.</summary>
    public FlowDataRequest Request { get; }

    /// <summary>Encrypts the response for the flow that sent the request.</summary>
    /// <param name="response">The response.</param>
    /// <returns>The body of the HTTP response, as Base64. Its type is <c>text/plain</c>.</returns>
    /// <exception cref="InvalidOperationException">
    /// This method was called before. A second response would be encrypted with the same key and vector, and an
    /// attacker who has both could compare them.
    /// </exception>
    public string EncryptResponse(FlowDataResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        byte[] json = GraphJson.WriteUtf8(response);
        byte[] key = Interlocked.Exchange(ref _key, null)
            ?? throw new InvalidOperationException("This request already has a response. A request has one only.");
        try
        {
            return Convert.ToBase64String(FlowGcm.Encrypt(key, [.. _vector.Select(part => (byte)~part)], json));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
            CryptographicOperations.ZeroMemory(json);
        }
    }
}
