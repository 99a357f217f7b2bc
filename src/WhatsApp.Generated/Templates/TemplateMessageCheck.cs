using System.Globalization;
using System.Text;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated;

/// <summary>Compares a message with its template. Paths are those of the message in JSON.</summary>
internal sealed class TemplateMessageCheck(MessageTemplate template, TemplateContent content)
{
    private const string Components = "template.components";

    // From Meta's guide to templates; a body without other components may be longer.
    private const int MaxHeader = 60;
    private const int MaxBody = 1024;
    private const int MaxBodyAlone = 32768;
    private const int MaxUrl = 2000;
    private const int MaxCode = 15;

    private readonly IReadOnlyList<TemplateSlot> _slots = TemplateShape.SlotsOf(template);
    private readonly List<GraphViolation> _violations = [];

    /// <summary>All that does not fit, in the order of the message; then what is missing.</summary>
    public IReadOnlyList<GraphViolation> Run()
    {
        if (template.Name is { } name && content.Name != name)
        {
            Add("template.name", $"is not that of the template, {name}");
        }

        if (template.Language is { } language && content.Language?.Code != language)
        {
            Add("template.language.code", $"is not that of the template, {language}");
        }

        CheckComponents(content.Components ?? [], template.Components ?? [], Components, card: null);
        return _violations;
    }

    private void CheckComponents(
        IReadOnlyList<TemplateMessageComponent> sent, IReadOnlyList<TemplateComponent> defined, string path, int? card)
    {
        HashSet<TemplateSlot> filled = [];
        HashSet<string> seen = [];
        for (int index = 0; index < sent.Count; index++)
        {
            string at = string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
            if (sent[index] is not { } component)
            {
                Add(at, "is null");
                continue;
            }

            if (IsRepeated(component, seen))
            {
                Add(at, "is for the same part of the template as one before it");
                continue;
            }

            switch (component)
            {
                case TemplateMessageHeader header:
                    Parameters(header.Parameters, Of(card, static slot => slot.IsHeader), filled, at, "header");
                    break;
                case TemplateMessageBody body:
                    Parameters(body.Parameters, Of(card, IsBody), filled, at, "body");
                    break;
                case TemplateMessageLimitedTimeOffer offer:
                    Parameters(
                        offer.Parameters,
                        Of(card, static slot => slot.Kind == TemplateSlotKind.OfferExpiration),
                        filled,
                        at,
                        "limited-time offer");
                    break;
                case TemplateMessageButton button:
                    Button(button, card, filled, at);
                    break;
                case TemplateMessageCarousel carousel:
                    Carousel(carousel, defined, at);
                    break;
            }
        }

        foreach (TemplateSlot slot in _slots.Where(slot => slot.Card == card && slot.IsRequired && !filled.Contains(slot)))
        {
            Add(path, $"lack a value for {slot.Name}");
        }

        bool needsCarousel = card is null && defined.OfType<TemplateCarouselComponent>().Any();
        if (needsCarousel && !sent.OfType<TemplateMessageCarousel>().Any() && _slots.Any(slot => slot.Card is not null))
        {
            Add(path, "lack the cards of the carousel");
        }

        CheckLengths(sent, defined, path, card);
    }

    private static bool IsBody(TemplateSlot slot) =>
        slot is { IsHeader: false, Button: null } && slot.Kind != TemplateSlotKind.OfferExpiration;

    private static bool IsRepeated(TemplateMessageComponent component, HashSet<string> seen) =>
        !seen.Add(component is TemplateMessageButton button ? $"button {button.Index}" : component.Type);

    private List<TemplateSlot> Of(int? card, Func<TemplateSlot, bool> isWanted) =>
        [.. _slots.Where(slot => slot.Card == card && isWanted(slot))];

    private void Parameters(
        IReadOnlyList<TemplateParameter>? parameters,
        List<TemplateSlot> slots,
        HashSet<TemplateSlot> filled,
        string path,
        string part)
    {
        IReadOnlyList<TemplateParameter> given = parameters ?? [];
        bool isNamed = slots.Exists(static slot => slot.Variable is { } name && !TemplateText.IsNumber(name));
        for (int index = 0; index < given.Count; index++)
        {
            string at = string.Create(CultureInfo.InvariantCulture, $"{path}.parameters[{index}]");
            TemplateSlot? slot;
            if (isNamed && NameOf(given[index]) is var name && name is null)
            {
                Add(at, "has no parameter_name, and the variables of the template have names");
                continue;
            }
            else if (isNamed)
            {
                slot = slots.Find(one => one.Variable == NameOf(given[index]));
                if (slot is null)
                {
                    Add(at, $"has a parameter_name that the {part} of the template does not have");
                    continue;
                }
            }
            else
            {
                // The n-th value is that of the variable n.
                slot = slots.OrderBy(static one => PositionOf(one)).ElementAtOrDefault(index);
                if (slot is null)
                {
                    Add(at, $"is one more than the {part} of the template has, which is {slots.Count}");
                    continue;
                }
            }

            if (!filled.Add(slot))
            {
                Add(at, $"is for {slot.Name}, which has a value already");
            }

            Fits(given[index], slot, at);
        }
    }

    private void Button(TemplateMessageButton button, int? card, HashSet<TemplateSlot> filled, string path)
    {
        if (!int.TryParse(button.Index, NumberStyles.None, CultureInfo.InvariantCulture, out int index))
        {
            Add(path + ".index", "is not the position of a button, counted from 0");
            return;
        }

        TemplateSlot? slot = _slots.FirstOrDefault(one => one.Card == card && one.Button == index);
        if (slot is null)
        {
            Add(path + ".index", "is the position of no button of the template that takes a value");
            return;
        }

        filled.Add(slot);
        if (!string.Equals(button.SubType.Value, slot.ButtonType?.Value, StringComparison.OrdinalIgnoreCase))
        {
            Add(path + ".sub_type", $"is not {slot.ButtonType?.Value}, the type of the button in the template");
            return;
        }

        IReadOnlyList<TemplateParameter> given = button.Parameters ?? [];
        if (slot.IsRequired && given.Count == 0)
        {
            Add(path + ".parameters", $"lack a value for {slot.Name}");
        }

        for (int number = 0; number < given.Count; number++)
        {
            Fits(given[number], slot, string.Create(CultureInfo.InvariantCulture, $"{path}.parameters[{number}]"));
        }
    }

    private void Carousel(TemplateMessageCarousel carousel, IReadOnlyList<TemplateComponent> defined, string path)
    {
        IReadOnlyList<TemplateCarouselCard>? cards =
            defined.OfType<TemplateCarouselComponent>().FirstOrDefault()?.Cards;
        if (cards is null)
        {
            Add(path, "is a carousel, which the template does not have");
            return;
        }

        // The number of product cards is free: they repeat the one of the template.
        bool hasProducts = _slots.Any(static slot => slot is { Card: not null, Kind: TemplateSlotKind.Product });
        IReadOnlyList<TemplateMessageCard> given = carousel.Cards ?? [];
        if (!hasProducts && given.Count != cards.Count)
        {
            Add(path + ".cards", "has not as many cards as the template", cards.Count, given.Count);
        }

        HashSet<int> seen = [];
        for (int index = 0; index < given.Count; index++)
        {
            string at = string.Create(CultureInfo.InvariantCulture, $"{path}.cards[{index}]");
            if (given[index] is not { CardIndex: var card })
            {
                Add(at, "is null");
                continue;
            }

            if (!seen.Add(card))
            {
                Add(at + ".card_index", "is that of another card too");
            }
            else if (card >= 0 && card < cards.Count)
            {
                CheckComponents(given[index].Components ?? [], cards[card]?.Components ?? [], at + ".components", card);
            }
            else if (card < 0 || !hasProducts)
            {
                Add(at + ".card_index", "is the position of no card of the template");
            }
        }
    }

    private void Fits(TemplateParameter parameter, TemplateSlot slot, string path)
    {
        if (!slot.Takes(parameter))
        {
            Add(path + ".type", $"does not fit {slot.Name}, which takes {slot.Kind}");
        }
        else if (slot.Kind == TemplateSlotKind.OneTimePassword
            && parameter is TextTemplateParameter { Text: { } code } && code.EnumerateRunes().Count() is var length
            && length > MaxCode)
        {
            Add(path + ".text", "is longer than a code may be", MaxCode, length);
        }
    }

    private void CheckLengths(
        IReadOnlyList<TemplateMessageComponent> sent, IReadOnlyList<TemplateComponent> defined, string path, int? card)
    {
        bool isAlone = card is null && defined.Count == 1;
        foreach (TemplateComponent component in defined)
        {
            switch (component)
            {
                case TemplateHeaderComponent { Text: { } text }:
                    Filled("the header", text, sent.OfType<TemplateMessageHeader>().FirstOrDefault()?.Parameters, MaxHeader);
                    break;
                case TemplateBodyComponent { Text: { } text }:
                    Filled(
                        "the body",
                        text,
                        sent.OfType<TemplateMessageBody>().FirstOrDefault()?.Parameters,
                        isAlone ? MaxBodyAlone : MaxBody);
                    break;
                case TemplateButtonsComponent { Buttons: { } buttons }:
                    for (int index = 0; index < buttons.Count; index++)
                    {
                        string position = index.ToString(CultureInfo.InvariantCulture);
                        if (buttons[index] is UrlTemplateButton { Url: { } url })
                        {
                            Filled(
                                $"the address of button {position}",
                                url,
                                sent.OfType<TemplateMessageButton>().FirstOrDefault(one => one.Index == position)?.Parameters,
                                MaxUrl);
                        }
                    }

                    break;
            }
        }

        void Filled(string what, string text, IReadOnlyList<TemplateParameter>? parameters, int max)
        {
            Dictionary<string, string> values = [];
            for (int index = 0; index < parameters?.Count; index++)
            {
                string name = NameOf(parameters[index]) ?? (index + 1).ToString(CultureInfo.InvariantCulture);
                values[name] = TextOf(parameters[index]) ?? string.Empty;
            }

            int length = new TemplateText(text).LengthWith(values);
            if (length > max)
            {
                Add(path, $"make {what} too long", max, length);
            }
        }
    }

    private static int PositionOf(TemplateSlot slot) =>
        int.TryParse(slot.Variable, NumberStyles.None, CultureInfo.InvariantCulture, out int position) ? position : 0;

    private static string? NameOf(TemplateParameter? parameter) => parameter switch
    {
        TextTemplateParameter { ParameterName: { } name } => name,
        _ when parameter?.AdditionalDataOrNull?.GetValueOrDefault("parameter_name") is { IsNull: false } name =>
            name.ToString().Trim('"'),
        _ => null,
    };

    private static string? TextOf(TemplateParameter parameter) => parameter switch
    {
        TextTemplateParameter text => text.Text,
        CurrencyTemplateParameter currency => currency.Currency?.FallbackValue,
        DateTimeTemplateParameter time => time.DateTime?.FallbackValue,
        _ => null,
    };

    private void Add(string path, string problem, int? bound = null, int? actual = null) => _violations.Add(new(
        path,
        GraphRule.Other,
        bound is null
            ? problem
            : string.Create(CultureInfo.InvariantCulture, $"{problem}: {actual} instead of at most {bound}"),
        null,
        actual));
}
