namespace WhatsApp.Benchmarks.Floor;

internal sealed class TextContent
{
    public string? Body { get; set; }
}

internal sealed class ReactionContent
{
    public string? MessageId { get; set; }

    public string? Emoji { get; set; }
}

internal sealed class AudioContent
{
    public string? MimeType { get; set; }

    public string? Sha256 { get; set; }

    public string? Id { get; set; }

    public string? Url { get; set; }

    public bool? Voice { get; set; }
}

internal sealed class DocumentContent
{
    public string? Caption { get; set; }

    public string? Filename { get; set; }

    public string? MimeType { get; set; }

    public string? Sha256 { get; set; }

    public string? Id { get; set; }

    public string? Url { get; set; }
}

internal sealed class ImageContent
{
    public string? Caption { get; set; }

    public string? MimeType { get; set; }

    public string? Sha256 { get; set; }

    public string? Id { get; set; }

    public string? Url { get; set; }
}

internal sealed class StickerContent
{
    public string? MimeType { get; set; }

    public string? Sha256 { get; set; }

    public string? Id { get; set; }

    public string? Url { get; set; }

    public bool? Animated { get; set; }
}

internal sealed class VideoContent
{
    public string? Caption { get; set; }

    public string? MimeType { get; set; }

    public string? Sha256 { get; set; }

    public string? Id { get; set; }

    public string? Url { get; set; }
}

internal sealed class LocationContent
{
    public string? Address { get; set; }

    public double? Latitude { get; set; }

    public double? Longitude { get; set; }

    public string? Name { get; set; }

    public string? Url { get; set; }
}

internal sealed class ContactCard
{
    public List<ContactAddress>? Addresses { get; set; }

    public DateOnly? Birthday { get; set; }

    public List<ContactEmail>? Emails { get; set; }

    public ContactName? Name { get; set; }

    public ContactOrganization? Org { get; set; }

    public List<ContactPhone>? Phones { get; set; }

    public List<ContactUrl>? Urls { get; set; }

    public string? Vcard { get; set; }
}

internal sealed class ContactAddress
{
    public string? City { get; set; }

    public string? Country { get; set; }

    public string? CountryCode { get; set; }

    public string? State { get; set; }

    public string? Street { get; set; }

    public string? Type { get; set; }

    public string? Zip { get; set; }
}

internal sealed class ContactEmail
{
    public string? Email { get; set; }

    public string? Type { get; set; }
}

internal sealed class ContactName
{
    public string? FirstName { get; set; }

    public string? FormattedName { get; set; }

    public string? LastName { get; set; }

    public string? MiddleName { get; set; }

    public string? Prefix { get; set; }

    public string? Suffix { get; set; }
}

internal sealed class ContactOrganization
{
    public string? Company { get; set; }

    public string? Department { get; set; }

    public string? Title { get; set; }
}

internal sealed class ContactPhone
{
    public string? Phone { get; set; }

    public string? Type { get; set; }

    public string? WaId { get; set; }
}

internal sealed class ContactUrl
{
    public string? Type { get; set; }

    public string? Url { get; set; }
}

internal sealed class UnsupportedContent
{
    public string? Type { get; set; }
}

internal sealed class ButtonContent
{
    public string? Payload { get; set; }

    public string? Text { get; set; }
}

internal sealed class InteractiveContent
{
    public string? Type { get; set; }

    public ListReply? ListReply { get; set; }

    public ListReply? ButtonReply { get; set; }

    public FlowReply? NfmReply { get; set; }
}

internal sealed class ListReply
{
    public string? Id { get; set; }

    public string? Title { get; set; }

    public string? Description { get; set; }
}

internal sealed class FlowReply
{
    public string? Name { get; set; }

    public string? Body { get; set; }

    public string? ResponseJson { get; set; }
}

internal sealed class OrderContent
{
    public string? CatalogId { get; set; }

    public string? Text { get; set; }

    public List<OrderItem>? ProductItems { get; set; }
}

internal sealed class OrderItem
{
    public string? ProductRetailerId { get; set; }

    public long? Quantity { get; set; }

    public decimal? ItemPrice { get; set; }

    public string? Currency { get; set; }
}

internal sealed class SystemContent
{
    public string? Body { get; set; }

    public string? WaId { get; set; }

    public string? UserId { get; set; }

    public string? ParentUserId { get; set; }

    public string? PreviousUserId { get; set; }

    public string? PreviousParentUserId { get; set; }

    public string? Type { get; set; }

    public string? NewWaId { get; set; }

    public string? Identity { get; set; }

    public string? Customer { get; set; }
}

internal sealed class EditContent
{
    public string? OriginalMessageId { get; set; }

    public IncomingMessage? Message { get; set; }
}

internal sealed class RevokeContent
{
    public string? OriginalMessageId { get; set; }
}
