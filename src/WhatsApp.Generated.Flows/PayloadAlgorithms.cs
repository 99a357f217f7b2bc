namespace WhatsApp.Generated.Flows;

/// <summary>How the key of an encrypted message is encrypted (<c>alg</c>).</summary>
public enum PayloadKeyAlgorithm
{
    /// <summary>RSA-OAEP with SHA-256, <c>RSA-OAEP-256</c>.</summary>
    RsaOaep256,

    /// <summary>RSA-OAEP with SHA-1, <c>RSA-OAEP</c>, which the examples of Meta's page use.</summary>
    RsaOaep,
}

/// <summary>How the content of an encrypted message is encrypted (<c>enc</c>).</summary>
public enum PayloadContentAlgorithm
{
    /// <summary>AES-256-GCM, <c>A256GCM</c>.</summary>
    A256Gcm,

    /// <summary>AES-128-GCM, <c>A128GCM</c>.</summary>
    A128Gcm,

    /// <summary>AES-128-CBC with HMAC-SHA256, <c>A128CBC-HS256</c>, which the examples of Meta's page use.</summary>
    A128CbcHs256,
}
