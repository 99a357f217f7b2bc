using WhatsApp.Generated.Json;

namespace WhatsApp.Generated;

/// <summary>The slots of a template, found from its components.</summary>
internal static class TemplateShape
{
    /// <summary>The slots in the order of the components.</summary>
    public static IReadOnlyList<TemplateSlot> SlotsOf(MessageTemplate template)
    {
        bool isAuthentication = ModelValidator.Is(template.Category?.Value, "AUTHENTICATION");
        List<TemplateSlot> slots = [];
        Add(slots, template.Components ?? [], card: null, isAuthentication);
        return slots;
    }

    private static void Add(
        List<TemplateSlot> slots, IReadOnlyList<TemplateComponent> components, int? card, bool isAuthentication)
    {
        string prefix = card is null ? string.Empty : $"card.{card}.";
        foreach (TemplateComponent component in components)
        {
            switch (component)
            {
                case TemplateHeaderComponent header:
                    slots.AddRange(Header(header, prefix).Select(slot => slot with { Card = card, IsHeader = true }));
                    break;
                case TemplateBodyComponent body:
                    slots.AddRange(Body(body, prefix, isAuthentication).Select(slot => slot with { Card = card }));
                    break;
                case TemplateLimitedTimeOfferComponent { LimitedTimeOffer: { } offer }:
                    slots.Add(new(prefix + "offer", TemplateSlotKind.OfferExpiration, offer.HasExpiration == true)
                    {
                        Card = card,
                    });
                    break;
                case TemplateButtonsComponent { Buttons: { } buttons }:
                    for (int index = 0; index < buttons.Count; index++)
                    {
                        if (Button(buttons[index], $"{prefix}button.{index}", isAuthentication) is { } slot)
                        {
                            slots.Add(slot with { Card = card, Button = index });
                        }
                    }

                    break;
                case TemplateCarouselComponent { Cards: { } cards }:
                    for (int index = 0; index < cards.Count; index++)
                    {
                        Add(slots, cards[index]?.Components ?? [], index, isAuthentication);
                    }

                    break;
            }
        }
    }

    private static IEnumerable<TemplateSlot> Header(TemplateHeaderComponent header, string prefix)
    {
        TemplateSlotKind? kind = header.Format?.Value?.ToUpperInvariant() switch
        {
            "IMAGE" => TemplateSlotKind.Image,
            "VIDEO" => TemplateSlotKind.Video,
            "GIF" => TemplateSlotKind.Gif,
            "DOCUMENT" => TemplateSlotKind.Document,
            "LOCATION" => TemplateSlotKind.Location,
            "PRODUCT" => TemplateSlotKind.Product,
            _ => null,
        };
        return kind is { } media
            ? [new TemplateSlot(prefix + "header", media, IsRequired: true)]
            : new TemplateText(header.Text).Variables.Select(name =>
                new TemplateSlot($"{prefix}header.{name}", TemplateSlotKind.Text, IsRequired: true) { Variable = name });
    }

    private static IEnumerable<TemplateSlot> Body(TemplateBodyComponent body, string prefix, bool isAuthentication)
    {
        IReadOnlyList<string> variables = new TemplateText(body.Text).Variables;
        if (isAuthentication && variables.Count == 0)
        {
            // Meta sets the text of an authentication template, whose only variable is the code.
            variables = ["1"];
        }

        return variables.Select(name => new TemplateSlot(
            prefix + name,
            isAuthentication ? TemplateSlotKind.OneTimePassword : TemplateSlotKind.Text,
            IsRequired: true)
        {
            Variable = name,
        });
    }

    // Null for a button that takes nothing.
    private static TemplateSlot? Button(TemplateButton button, string name, bool isAuthentication)
    {
        return button switch
        {
            QuickReplyTemplateButton =>
                Of(TemplateSlotKind.Payload, TemplateMessageButtonType.QuickReply, isRequired: false),
            UrlTemplateButton { Url: { } url } when new TemplateText(url).Variables is [var variable, ..] => Of(
                isAuthentication ? TemplateSlotKind.OneTimePassword : TemplateSlotKind.Text,
                TemplateMessageButtonType.Url,
                isRequired: true,
                variable),
            CopyCodeTemplateButton => Of(TemplateSlotKind.CouponCode, TemplateMessageButtonType.CopyCode, isRequired: true),
            OtpTemplateButton => Of(TemplateSlotKind.OneTimePassword, TemplateMessageButtonType.Url, isRequired: true),
            FlowTemplateButton => Of(TemplateSlotKind.Action, TemplateMessageButtonType.Flow, isRequired: false),
            CatalogTemplateButton => Of(TemplateSlotKind.Action, TemplateMessageButtonType.Catalog, isRequired: false),
            MpmTemplateButton => Of(TemplateSlotKind.Action, TemplateMessageButtonType.MultiProduct, isRequired: true),
            OrderDetailsTemplateButton =>
                Of(TemplateSlotKind.Action, TemplateMessageButtonType.OrderDetails, isRequired: true),
            VoiceCallTemplateButton =>
                Of(TemplateSlotKind.Payload, TemplateMessageButtonType.VoiceCall, isRequired: false),
            _ => null,
        };

        TemplateSlot Of(
            TemplateSlotKind kind, TemplateMessageButtonType type, bool isRequired, string? variable = null) =>
            new(name, kind, isRequired) { ButtonType = type, Variable = variable };
    }
}
