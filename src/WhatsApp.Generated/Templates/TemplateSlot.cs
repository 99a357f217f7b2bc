namespace WhatsApp.Generated;

/// <summary>What a slot of a template takes.</summary>
public enum TemplateSlotKind
{
    /// <summary>A text, an amount or a date: a variable of the header, the body or an address.</summary>
    Text,

    /// <summary>An image for the header.</summary>
    Image,

    /// <summary>A video for the header.</summary>
    Video,

    /// <summary>An animation for the header.</summary>
    Gif,

    /// <summary>A document for the header.</summary>
    Document,

    /// <summary>A location for the header.</summary>
    Location,

    /// <summary>A product for the header.</summary>
    Product,

    /// <summary>The payload of a quick reply or of a call button.</summary>
    Payload,

    /// <summary>The code that a copy code button copies.</summary>
    CouponCode,

    /// <summary>A one-time password: the variable of the body and the button.</summary>
    OneTimePassword,

    /// <summary>The parameters of a flow, catalog, multi-product or order button.</summary>
    Action,

    /// <summary>When a limited-time offer ends.</summary>
    OfferExpiration,
}

/// <summary>A place of a template that a message fills.</summary>
/// <param name="Name">
/// Its name: that of a variable of the body (<c>first_name</c>, <c>1</c>), <c>header</c> or <c>header.first_name</c>,
/// <c>button.0</c>, <c>offer</c>; in a carousel with the card before it, <c>card.0.button.1</c>.
/// </param>
/// <param name="Kind">What it takes.</param>
/// <param name="IsRequired">Whether Meta refuses a message without it.</param>
public sealed record TemplateSlot(string Name, TemplateSlotKind Kind, bool IsRequired)
{
    /// <summary>Position of the card of a carousel, from 0; null outside of one.</summary>
    internal int? Card { get; init; }

    /// <summary>Position of the button, from 0; null if it is no button.</summary>
    internal int? Button { get; init; }

    /// <summary>The kind of button in a message; null if it is no button.</summary>
    internal TemplateMessageButtonType? ButtonType { get; init; }

    /// <summary>The variable; null if it is none.</summary>
    internal string? Variable { get; init; }

    /// <summary>Whether it is in the header.</summary>
    internal bool IsHeader { get; init; }

    /// <summary>Whether a parameter fits.</summary>
    internal bool Takes(TemplateParameter parameter) => Kind switch
    {
        _ when parameter is UnknownTemplateParameter => true,
        TemplateSlotKind.Text =>
            parameter is TextTemplateParameter or CurrencyTemplateParameter or DateTimeTemplateParameter,
        TemplateSlotKind.Image => parameter is ImageTemplateParameter,
        TemplateSlotKind.Video => parameter is VideoTemplateParameter,
        TemplateSlotKind.Gif => parameter is GifTemplateParameter,
        TemplateSlotKind.Document => parameter is DocumentTemplateParameter,
        TemplateSlotKind.Location => parameter is LocationTemplateParameter,
        TemplateSlotKind.Product => parameter is ProductTemplateParameter,
        TemplateSlotKind.Payload => parameter is PayloadTemplateParameter or TtlMinutesTemplateParameter,
        TemplateSlotKind.CouponCode => parameter is CouponCodeTemplateParameter or TextTemplateParameter,
        TemplateSlotKind.OneTimePassword => parameter is TextTemplateParameter,
        TemplateSlotKind.OfferExpiration => parameter is LimitedTimeOfferTemplateParameter,
        _ => parameter is ActionTemplateParameter,
    };
}
