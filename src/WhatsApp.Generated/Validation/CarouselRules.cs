using System.Globalization;

namespace WhatsApp.Generated.Json;

/// <summary>
/// Meta's rules for the cards of a carousel message, from its guides to media carousels and to product carousels.
/// https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/interactive-media-carousel-messages
/// </summary>
internal static class CarouselRules
{
    private const int MaxCards = 10;
    private const int MaxBody = 160;
    private const int MaxLineBreaks = 2;

    /// <summary>Checks the cards of a carousel message.</summary>
    public static void Check(ref ModelValidator validator, IReadOnlyList<InteractiveCard> cards)
    {
        for (int index = 0; index < cards.Count && index < MaxCards; index++)
        {
            string path = string.Create(CultureInfo.InvariantCulture, $"interactive.action.cards[{index}]");
            switch (cards[index])
            {
                case InteractiveMediaCard media:
                    Media(ref validator, media, path);
                    if (cards[0] is InteractiveMediaCard first && ButtonsOf(media.Action) != ButtonsOf(first.Action))
                    {
                        validator.Report(path + ".action", "does not have the same kind and number of buttons as the first card");
                    }

                    break;
                case InteractiveProductCard { Action.CatalogId: { } catalog }
                    when cards[0] is InteractiveProductCard { Action.CatalogId: { } common } && common != catalog:
                    validator.Report(path + ".action.catalog_id", "is not the catalog of the first card");
                    break;
            }

            Index(ref validator, cards, index, path);
            if (cards[0] is InteractiveMediaCard or InteractiveProductCard
                && cards[index] is InteractiveMediaCard or InteractiveProductCard
                && !ModelValidator.Is(cards[index].Type, cards[0].Type))
            {
                validator.Report(path + ".type", "is not the type of the first card");
            }
        }
    }

    private static void Media(ref ModelValidator validator, InteractiveMediaCard card, string path)
    {
        if (card.Header is InteractiveTextHeader or InteractiveDocumentHeader)
        {
            validator.Report(path + ".header.type", "is neither image nor video, the kinds of header that a card has");
        }

        if (card.Body?.Text is not { } text)
        {
            return;
        }

        validator.Length(path + ".body.text", text, max: MaxBody);
        int breaks = text.AsSpan().Count('\n');
        if (breaks > MaxLineBreaks)
        {
            validator.Report(
                path + ".body.text",
                string.Create(CultureInfo.InvariantCulture, $"has {breaks} line breaks: at most {MaxLineBreaks} are allowed"));
        }
    }

    private static void Index(ref ModelValidator validator, IReadOnlyList<InteractiveCard> cards, int index, string path)
    {
        for (int other = 0; cards[index] is { } card && other < index; other++)
        {
            if (cards[other]?.CardIndex == card.CardIndex)
            {
                validator.Report(path + ".card_index", "is that of an earlier card, and must be unique");
                return;
            }
        }
    }

    // The number of reply buttons; 0 for a button that opens a website.
    private static int ButtonsOf(InteractiveCardAction? action) => (action as InteractiveCardReplyAction)?.Buttons?.Count ?? 0;
}
