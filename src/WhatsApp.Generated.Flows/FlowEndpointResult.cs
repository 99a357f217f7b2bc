namespace WhatsApp.Generated.Flows;

/// <summary>What to answer to a request of a flow over HTTP.</summary>
public sealed class FlowEndpointResult
{
    internal FlowEndpointResult(int statusCode, string body, GraphEncryptionException? failure = null)
    {
        StatusCode = statusCode;
        Body = body;
        Failure = failure;
    }

    /// <summary>Type of the body, <c>text/plain</c>.</summary>
    public const string ContentType = "text/plain";

    /// <summary>
    /// HTTP status: 200 for an answer; 421 where the request cannot be decrypted, upon which WhatsApp fetches the
    /// public key anew and asks again; 427 where the flow token is no longer valid; 432 where the signature is wrong.
    /// </summary>
    public int StatusCode { get; }

    /// <summary>The body: Base64 for 200 and 427, empty otherwise.</summary>
    public string Body { get; }

    /// <summary>Why there is no answer, for the log; null for 200 and 427.</summary>
    public GraphEncryptionException? Failure { get; }
}
