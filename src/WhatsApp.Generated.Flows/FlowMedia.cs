using System.Text.Json.Serialization;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Flows;

/// <summary>
/// A photo or document that a person has picked in a flow. The endpoint receives its address and keys; the file itself
/// is encrypted, and WhatsApp keeps it for up to 20 days.
/// </summary>
[JsonConverter(typeof(ModelJsonConverter<FlowMedia>))]
public sealed class FlowMedia : JsonModel, IJsonModel<FlowMedia>
{
    /// <summary>Id of the media.</summary>
    public string? MediaId { get; set; }

    /// <summary>Address of the encrypted file.</summary>
    public string? CdnUrl { get; set; }

    /// <summary>Name of the file on the person's phone. Do not use it as a file name without checking it.</summary>
    public string? FileName { get; set; }

    /// <summary>Keys that decrypt the file, and hashes that prove its integrity.</summary>
    public FlowMediaEncryption? EncryptionMetadata { get; set; }

    /// <summary>Downloads and decrypts the file, see <see cref="DecryptAsync"/>.</summary>
    /// <param name="client">Sends the request. It must not add an access token.</param>
    /// <param name="destination">Receives the decrypted file. It stays open.</param>
    /// <param name="cancellationToken">Cancels the download.</param>
    /// <exception cref="GraphEncryptionException">
    /// The address is not one of WhatsApp's, or the file cannot be decrypted. The person's phone sends the address,
    /// which could otherwise lead to a server in your own network.
    /// </exception>
    /// <exception cref="HttpRequestException">The connection failed, or the file is no longer there.</exception>
    public async Task DownloadAsync(
        HttpClient client, Stream destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(destination);
        if (!Uri.TryCreate(CdnUrl, UriKind.Absolute, out Uri? address)
            || address.Scheme != Uri.UriSchemeHttps
            || !address.IsDefaultPort
            || address.UserInfo.Length > 0
            || !$".{address.IdnHost}".EndsWith(".whatsapp.net", StringComparison.OrdinalIgnoreCase))
        {
            throw new GraphEncryptionException(
                "cdn_url is not an HTTPS address of whatsapp.net. If you trust it, download it yourself and call "
                + "DecryptAsync.");
        }

        using HttpResponseMessage response = await client
            .GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            .ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        Stream content = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            await DecryptAsync(content, destination, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Decrypts the file. Nothing is written before the whole file is verified: the hash of the encrypted file, its
    /// message authentication code, its padding and the hash of the decrypted file.
    /// </summary>
    /// <remarks>
    /// Therefore the file is read three times, in chunks: to verify it, to decrypt it without keeping the result, and
    /// to decrypt it into the destination. A stream that cannot seek is buffered, still encrypted: up to 1 MiB in
    /// memory, beyond that in a temporary file that is deleted afterwards. Memory does not grow with the file.
    /// </remarks>
    /// <param name="encrypted">
    /// The content of <see cref="CdnUrl"/>. It is read from its current position to its end, and stays open.
    /// </param>
    /// <param name="destination">Receives the decrypted file. It stays open.</param>
    /// <param name="cancellationToken">Cancels the decryption.</param>
    /// <exception cref="GraphEncryptionException">
    /// Metadata is missing, or the file does not match it. Nothing was written.
    /// </exception>
    public async Task DecryptAsync(
        Stream encrypted, Stream destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(encrypted);
        ArgumentNullException.ThrowIfNull(destination);
        if (EncryptionMetadata is null)
        {
            throw new GraphEncryptionException("encryption_metadata is missing.");
        }

        using var decryption = new FlowMediaDecryption(EncryptionMetadata);
        await decryption.RunAsync(encrypted, destination, cancellationToken).ConfigureAwait(false);
    }

    static FlowMedia IJsonModel<FlowMedia>.Create(ref GraphJsonReader reader) => new();

    /// <inheritdoc/>
    protected override bool ReadMember(scoped ReadOnlySpan<byte> name, ref GraphJsonReader reader)
    {
        switch (name.Length)
        {
            case 8 when name.SequenceEqual("media_id"u8):
                MediaId = reader.ReadString();
                return true;
            case 7 when name.SequenceEqual("cdn_url"u8):
                CdnUrl = reader.ReadString();
                return true;
            case 9 when name.SequenceEqual("file_name"u8):
                FileName = reader.ReadString();
                return true;
            case 19 when name.SequenceEqual("encryption_metadata"u8):
                EncryptionMetadata = reader.ReadModel<FlowMediaEncryption>();
                return true;
            default:
                return base.ReadMember(name, ref reader);
        }
    }

    /// <inheritdoc/>
    protected override void WriteMembers(GraphJsonWriter writer)
    {
        writer.WriteString("media_id"u8, MediaId);
        writer.WriteString("cdn_url"u8, CdnUrl);
        writer.WriteString("file_name"u8, FileName);
        writer.WriteModel("encryption_metadata"u8, EncryptionMetadata);
    }
}

/// <summary>Keys and hashes of an encrypted file, all in Base64.</summary>
[JsonConverter(typeof(ModelJsonConverter<FlowMediaEncryption>))]
public sealed class FlowMediaEncryption : JsonModel, IJsonModel<FlowMediaEncryption>
{
    /// <summary>SHA-256 of the encrypted file.</summary>
    public string? EncryptedHash { get; set; }

    /// <summary>Initialization vector, 16 bytes.</summary>
    public string? Iv { get; set; }

    /// <summary>AES-256 key, 32 bytes.</summary>
    public string? EncryptionKey { get; set; }

    /// <summary>HMAC-SHA256 key, 32 bytes.</summary>
    public string? HmacKey { get; set; }

    /// <summary>SHA-256 of the decrypted file.</summary>
    public string? PlaintextHash { get; set; }

    static FlowMediaEncryption IJsonModel<FlowMediaEncryption>.Create(ref GraphJsonReader reader) => new();

    /// <inheritdoc/>
    protected override bool ReadMember(scoped ReadOnlySpan<byte> name, ref GraphJsonReader reader)
    {
        switch (name.Length)
        {
            case 14 when name.SequenceEqual("encrypted_hash"u8):
                EncryptedHash = reader.ReadString();
                return true;
            case 2 when name.SequenceEqual("iv"u8):
                Iv = reader.ReadString();
                return true;
            case 14 when name.SequenceEqual("encryption_key"u8):
                EncryptionKey = reader.ReadString();
                return true;
            case 8 when name.SequenceEqual("hmac_key"u8):
                HmacKey = reader.ReadString();
                return true;
            case 14 when name.SequenceEqual("plaintext_hash"u8):
                PlaintextHash = reader.ReadString();
                return true;
            default:
                return base.ReadMember(name, ref reader);
        }
    }

    /// <inheritdoc/>
    protected override void WriteMembers(GraphJsonWriter writer)
    {
        writer.WriteString("encrypted_hash"u8, EncryptedHash);
        writer.WriteString("iv"u8, Iv);
        writer.WriteString("encryption_key"u8, EncryptionKey);
        writer.WriteString("hmac_key"u8, HmacKey);
        writer.WriteString("plaintext_hash"u8, PlaintextHash);
    }
}
