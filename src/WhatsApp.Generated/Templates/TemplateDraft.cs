using System.Globalization;

namespace WhatsApp.Generated;

/// <summary>
/// A message with a template, whose slots are filled by name: <c>draft["first_name"] = "Ada"</c>. From
/// <see cref="MessageTemplate.NewMessage"/>.
/// </summary>
public sealed class TemplateDraft
{
    private readonly MessageTemplate _template;
    private readonly Dictionary<string, TemplateParameter> _values = new(StringComparer.Ordinal);

    internal TemplateDraft(MessageTemplate template)
    {
        if (template.Name is null || template.Language is null)
        {
            throw new InvalidOperationException(
                "The template has no name or no language. Fetch it with both of these fields, and with components.");
        }

        _template = template;
        Slots = template.GetSlots();
    }

    /// <summary>The slots of the template.</summary>
    public IReadOnlyList<TemplateSlot> Slots { get; }

    /// <summary>
    /// Fills a slot with a text. A media slot takes the id of an upload or an address that starts with <c>https://</c>;
    /// a code fills the body and the button of an authentication template.
    /// </summary>
    /// <param name="slot">Name of the slot.</param>
    /// <exception cref="ArgumentException">The template has no such slot, or the slot accepts no text.</exception>
    public string this[string slot]
    {
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            TemplateSlot found = Find(slot);
            IEnumerable<TemplateSlot> filled = found.Kind == TemplateSlotKind.OneTimePassword
                ? Slots.Where(static one => one.Kind == TemplateSlotKind.OneTimePassword)
                : [found];
            foreach (TemplateSlot one in filled)
            {
                _values[one.Name] = Parameter(one, value);
            }
        }
    }

    /// <summary>Fills a slot with a parameter, such as a location or an amount.</summary>
    /// <param name="slot">Name of the slot.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The template has no such slot, or the value does not fit it.</exception>
    public TemplateDraft Set(string slot, TemplateParameter value)
    {
        ArgumentNullException.ThrowIfNull(value);
        TemplateSlot found = Find(slot);
        if (!found.Takes(value))
        {
            throw new ArgumentException($"The slot {slot} takes {found.Kind}, not a value of type {value.Type}.");
        }

        _values[slot] = value;
        return this;
    }

    /// <summary>Creates the message. Set its recipient before you send it.</summary>
    /// <exception cref="InvalidOperationException">A required slot is empty; the message names all of them.</exception>
    public TemplateMessage Build()
    {
        string[] empty =
            [.. Slots.Where(slot => slot.IsRequired && !_values.ContainsKey(slot.Name)).Select(slot => slot.Name)];
        if (empty.Length > 0)
        {
            throw new InvalidOperationException(
                $"The template {_template.Name} needs a value for: {string.Join(", ", empty)}.");
        }

        List<TemplateMessageComponent> components = Components(card: null);
        if (Slots.Any(slot => slot.Card is not null))
        {
            components.Add(new TemplateMessageCarousel { Cards = [.. Cards()] });
        }

        return new TemplateMessage
        {
            Template = new()
            {
                Name = _template.Name!,
                Language = new() { Code = _template.Language! },
                Components = components.Count > 0 ? components : null,
            },
        };
    }

    private IEnumerable<TemplateMessageCard> Cards() =>
        from slot in Slots
        where slot.Card is not null
        group slot by slot.Card!.Value into card
        orderby card.Key
        select new TemplateMessageCard { CardIndex = card.Key, Components = Components(card.Key) };

    private List<TemplateMessageComponent> Components(int? card)
    {
        List<TemplateSlot> filled =
            [.. Slots.Where(slot => slot.Card == card && _values.ContainsKey(slot.Name))];
        List<TemplateMessageComponent> components = [];
        if (Values(slot => slot.IsHeader) is { Count: > 0 } header)
        {
            components.Add(new TemplateMessageHeader { Parameters = header });
        }

        if (Values(static slot => slot is { IsHeader: false, Button: null, Variable: not null }) is { Count: > 0 } body)
        {
            components.Add(new TemplateMessageBody { Parameters = body });
        }

        if (Values(static slot => slot.Kind == TemplateSlotKind.OfferExpiration) is { Count: > 0 } offer)
        {
            components.Add(new TemplateMessageLimitedTimeOffer { Parameters = offer });
        }

        components.AddRange(filled.Where(static slot => slot.Button is not null).Select(slot => new TemplateMessageButton
        {
            SubType = slot.ButtonType!.Value,
            Index = slot.Button!.Value.ToString(CultureInfo.InvariantCulture),
            Parameters = [_values[slot.Name]],
        }));
        return components;

        // Positional values are in the order of their numbers.
        List<TemplateParameter> Values(Func<TemplateSlot, bool> isWanted) =>
        [
            .. filled.Where(isWanted)
                .OrderBy(static slot =>
                    int.TryParse(slot.Variable, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                        ? number
                        : 0)
                .Select(slot => _values[slot.Name]),
        ];
    }

    private TemplateSlot Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Slots.FirstOrDefault(slot => slot.Name == name)
            ?? throw new ArgumentException(
                $"The template {_template.Name} has no slot '{name}'. It has: "
                    + $"{string.Join(", ", Slots.Select(static slot => slot.Name))}.");
    }

    private static TemplateParameter Parameter(TemplateSlot slot, string value) => slot.Kind switch
    {
        TemplateSlotKind.Text or TemplateSlotKind.OneTimePassword => new TextTemplateParameter
        {
            Text = value,
            ParameterName = slot is { Button: null, Variable: { } name } && !TemplateText.IsNumber(name) ? name : null,
        },
        TemplateSlotKind.Image => new ImageTemplateParameter { Image = Media(value) },
        TemplateSlotKind.Video => new VideoTemplateParameter { Video = Media(value) },
        TemplateSlotKind.Gif => new GifTemplateParameter { Gif = Media(value) },
        TemplateSlotKind.Document => new DocumentTemplateParameter
        {
            Document = IsAddress(value) ? new() { Link = value } : new() { Id = value },
        },
        TemplateSlotKind.Payload => new PayloadTemplateParameter { Payload = value },
        TemplateSlotKind.CouponCode => new CouponCodeTemplateParameter { CouponCode = value },
        _ => throw new ArgumentException($"The slot {slot.Name} takes {slot.Kind}, not a text. Pass it to Set."),
    };

    private static MediaReference Media(string value) => IsAddress(value) ? new() { Link = value } : new() { Id = value };

    private static bool IsAddress(string value) =>
        value.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || value.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
}
