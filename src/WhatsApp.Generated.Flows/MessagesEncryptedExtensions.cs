namespace WhatsApp.Generated.Flows;

/// <summary>Sends messages encrypted as if they were not.</summary>
public static class MessagesEncryptedExtensions
{
    /// <summary>Encrypts a message, sends it, and decrypts the answer.</summary>
    /// <param name="builder">The edge, <c>client.PhoneNumbers[id].MessagesEncrypted</c>.</param>
    /// <param name="message">The message, as for the Message API.</param>
    /// <param name="encryption">The keys of both sides.</param>
    /// <param name="options">What this call does differently from its client, or none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="GraphApiException">The API answered with an error.</exception>
    /// <exception cref="GraphEncryptionException">
    /// The answer cannot be decrypted. The message was sent nevertheless.
    /// </exception>
    /// <exception cref="GraphTimeoutException">The call took longer than it may.</exception>
    /// <exception cref="GraphConnectionException">There is no answer, since the connection failed.</exception>
    public static async Task<MessageResponse> PostAsync(
        this MessagesEncryptedRequestBuilder builder,
        MessageRequest message,
        PayloadEncryption encryption,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(encryption);
        EncryptedMessageResponse response = await builder
            .PostAsync(encryption.Encrypt(message), options, cancellationToken)
            .ConfigureAwait(false);
        return encryption.Decrypt(response);
    }
}
