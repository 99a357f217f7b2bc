using System.Buffers;
using WhatsApp.Generated.Http;

namespace WhatsApp.Generated.Bulk;

/// <summary>A message that is about to be sent, as far as limits care.</summary>
/// <param name="PhoneNumberId">Id of the phone number that sends it.</param>
/// <param name="Recipient">
/// Digits of a phone number, or id of a person or a group. Null where nobody can tell, as of an encrypted message.
/// </param>
public readonly record struct OutgoingMessage(string PhoneNumberId, string? Recipient)
{
    private static readonly SearchValues<char> PhoneNumberMarks = SearchValues.Create("0123456789+-(). ");

    /// <summary>Longest time to wait for its turn. Null: as long as it takes.</summary>
    public TimeSpan? MaxWait { get; init; }

    /// <summary>Does not show the recipient, since texts end up in logs.</summary>
    public override string ToString() => $"message of {PhoneNumberId}";

    /// <summary>The message that a request sends; null where it sends none, as a read receipt.</summary>
    internal static OutgoingMessage? Of(GraphRequest request) => request.JsonBody switch
    {
        Message message => new(SenderIn(request.Path), RecipientOf(message)),
        MarketingMessageRequest message => new(SenderIn(request.Path), Normalized(message.To ?? message.Recipient)),
        EncryptedMessageRequest => new(SenderIn(request.Path), null),
        _ => null,
    };

    /// <summary>Who gets a message, so that two ways to write one phone number are the same.</summary>
    internal static string? RecipientOf(Message message) => Normalized(message.To ?? message.Recipient);

    // Only the marks that people put into phone numbers are dropped: any other text is an id.
    private static string? Normalized(string? recipient)
    {
        if (string.IsNullOrEmpty(recipient))
        {
            return null;
        }

        return recipient.All(char.IsAsciiDigit) || recipient.AsSpan().ContainsAnyExcept(PhoneNumberMarks)
            ? recipient
            : string.Concat(recipient.Where(char.IsAsciiDigit));
    }

    private static string SenderIn(string path) =>
        path.StartsWith('/') ? Uri.UnescapeDataString(path.Split('/', 3)[1]) : path;
}
