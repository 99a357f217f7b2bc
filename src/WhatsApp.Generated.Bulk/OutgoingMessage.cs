using System.Buffers;
using WhatsApp.Generated.Http;

namespace WhatsApp.Generated.Bulk;

/// <summary>The properties of a message that rate limits use.</summary>
/// <param name="PhoneNumberId">Id of the sending phone number.</param>
/// <param name="Recipient">
/// Digits of a phone number, or id of a person or a group. Null if it is unknown, as for an encrypted message.
/// </param>
public readonly record struct OutgoingMessage(string PhoneNumberId, string? Recipient)
{
    private static readonly SearchValues<char> PhoneNumberMarks = SearchValues.Create("0123456789+-(). ");

    /// <summary>Maximum time to wait for a permit. Null waits without a limit.</summary>
    public TimeSpan? MaxWait { get; init; }

    /// <summary>Does not show the recipient, since a phone number must not be logged.</summary>
    public override string ToString() => $"message of {PhoneNumberId}";

    /// <summary>Returns the message that a request sends; null if it sends none, as a read receipt.</summary>
    internal static OutgoingMessage? Of(GraphRequest request) => request.JsonBody switch
    {
        Message message => new(SenderIn(request.Path), RecipientOf(message)),
        MarketingMessageRequest message => new(SenderIn(request.Path), Normalized(message.To ?? message.Recipient)),
        EncryptedMessageRequest => new(SenderIn(request.Path), null),
        _ => null,
    };

    /// <summary>Returns the recipient, with one notation for each phone number.</summary>
    internal static string? RecipientOf(Message message) => Normalized(message.To ?? message.Recipient);

    // Removes the usual marks in phone numbers; any other text is an id.
    private static string? Normalized(string? recipient) => string.IsNullOrEmpty(recipient) ? null
        : !recipient.AsSpan().ContainsAnyExceptInRange('0', '9') ? recipient
        : recipient.AsSpan().ContainsAnyExcept(PhoneNumberMarks) ? recipient
        : string.Concat(recipient.Where(char.IsAsciiDigit));

    private static string SenderIn(string path) =>
        path.StartsWith('/') ? Uri.UnescapeDataString(path.Split('/', 3)[1]) : path;
}
