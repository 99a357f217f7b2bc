using System.Security.Cryptography;

namespace WhatsApp.Generated.Flows;

/// <summary>
/// Something cannot be decrypted, was changed on its way, or is not a key. The message says what is wrong and where.
/// Neither it nor any member holds a key, a password, or anything that was decrypted.
/// </summary>
public sealed class GraphEncryptionException : CryptographicException
{
    /// <summary>Describes what is wrong.</summary>
    /// <param name="message">What is wrong, without secrets.</param>
    /// <param name="innerException">The cause, without secrets, if there is one.</param>
    public GraphEncryptionException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
