namespace WhatsApp.Generated.Flows;

/// <summary>Sends encrypted messages like any other message.</summary>
public static class MessagesEncryptedExtensions
{
    /// <summary>Encrypts a message, sends it, and decrypts the response.</summary>
    /// <param name="builder">The edge, <c>client.PhoneNumbers[id].MessagesEncrypted</c>.</param>
    /// <param name="message">The message, as for the Message API.</param>
    /// <param name="encryption">The keys of both sides.</param>
    /// <param name="options">Options for this call only. Null uses the client's options.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The decrypted response.</returns>
    /// <exception cref="GraphApiException">The API returned an error.</exception>
    /// <exception cref="GraphEncryptionException">
    /// The response cannot be decrypted, although the message was sent.
    /// </exception>
    /// <exception cref="GraphTimeoutException">The call exceeded its timeout.</exception>
    /// <exception cref="GraphConnectionException">The connection failed before there was a response.</exception>
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
