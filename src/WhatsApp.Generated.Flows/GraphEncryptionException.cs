using System.Security.Cryptography;

namespace WhatsApp.Generated.Flows;

/// <summary>
/// Data cannot be decrypted, was changed on its way, or is not a key. The message says what is wrong. Neither the
/// message nor any member contains a key, a password or decrypted data.
/// </summary>
public sealed class GraphEncryptionException : CryptographicException
{
    /// <summary>Creates an exception.</summary>
    /// <param name="message">What is wrong, without secrets.</param>
    /// <param name="innerException">The cause, without secrets. The default is none.</param>
    public GraphEncryptionException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
