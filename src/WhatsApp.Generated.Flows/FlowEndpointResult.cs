namespace WhatsApp.Generated.Flows;

/// <summary>The HTTP response to a request of a flow.</summary>
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
    /// HTTP status: 200 for a response of the handler; 421 if the request cannot be decrypted, whatever the reason:
    /// WhatsApp then fetches the public key again and repeats the request; 427 if the flow token is no longer valid;
    /// 432 if the signature is wrong.
    /// </summary>
    public int StatusCode { get; }

    /// <summary>The body: Base64 for 200 and 427, empty otherwise.</summary>
    public string Body { get; }

    /// <summary>
    /// Why the request was refused, for the log only: the response must not show it. Null for 200 and 427.
    /// </summary>
    public GraphEncryptionException? Failure { get; }
}
