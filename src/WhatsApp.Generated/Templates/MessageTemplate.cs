using WhatsApp.Generated.Json;

namespace WhatsApp.Generated;

// CUSTOM: a template knows which messages fit it.
public sealed partial class MessageTemplate
{
    /// <summary>The places that a message fills, in the order of the components.</summary>
    public IReadOnlyList<TemplateSlot> GetSlots() => TemplateShape.SlotsOf(this);

    /// <summary>
    /// Compares a message with this template as Meta returned it: language, variables, the kind of header, buttons, cards
    /// of a carousel, offers, codes, and the lengths of the filled texts. It finds what Meta would refuse with an error
    /// such as 132000 or 132012, without a call.
    /// </summary>
    /// <param name="message">The message.</param>
    /// <returns>What does not fit; empty if everything does. It contains no value of the message.</returns>
    public IReadOnlyList<GraphViolation> Check(TemplateMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.Template is null
            ? ModelValidator.Check(message) ?? []
            : new TemplateMessageCheck(this, message.Template).Run();
    }

    /// <summary>Starts a message with this template, whose slots are filled by name.</summary>
    /// <exception cref="InvalidOperationException">The template was fetched without its name or language.</exception>
    public TemplateDraft NewMessage() => new(this);
}
