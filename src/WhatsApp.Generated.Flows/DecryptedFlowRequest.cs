using System.Security.Cryptography;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Flows;

/// <summary>A request of a flow, and the means to answer it, once.</summary>
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

    /// <summary>What the flow asks.</summary>
    public FlowDataRequest Request { get; }

    /// <summary>Encrypts the answer for the flow that asked.</summary>
    /// <returns>The body of the HTTP response, as Base64. Its type is <c>text/plain</c>.</returns>
    /// <exception cref="InvalidOperationException">
    /// This request was answered before. A second answer would be encrypted under the same key and vector, which would
    /// let anyone compare the two.
    /// </exception>
    public string EncryptResponse(FlowDataResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        byte[] json = GraphJson.WriteUtf8(response);
        byte[] key = Interlocked.Exchange(ref _key, null)
            ?? throw new InvalidOperationException("This request was answered before. A request has one answer.");
        try
        {
            using var cipher = new FlowCipher(key);
            return Convert.ToBase64String(cipher.Encrypt([.. _vector.Select(part => (byte)~part)], json));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
            CryptographicOperations.ZeroMemory(json);
        }
    }
}
