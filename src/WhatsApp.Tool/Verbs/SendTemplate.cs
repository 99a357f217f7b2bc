using System.CommandLine;
using WhatsApp.Generated;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Tool.Verbs;

/// <summary><c>send --template</c>: a message with a template of the account, whose slots are arguments or questions.</summary>
internal sealed class SendTemplate(SendOptions send)
{
    private readonly TemplateLookup _lookup = new();

    private readonly Option<string?> _to = new("--to") { Description = $"Recipient of a template. {Recipient.Description}" };

    private readonly Option<string[]> _slots = new("--slot")
    {
        Description = "Value of a slot of the template, for each slot. What is missing is asked for in a terminal.",
        HelpName = "name=value",
    };

    /// <summary>Name of the template.</summary>
    public Option<string?> Name { get; } = new("--template") { Description = "Name of a template.", HelpName = "name" };

    /// <summary>The options of a message with a template, without its name.</summary>
    public IReadOnlyList<Option> OfMessage => [_to, _slots];

    /// <summary>Adds the options to the verb.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(Name);
        command.Options.Add(_to);
        command.Options.Add(_slots);
        _lookup.AddTo(command);
    }

    /// <summary>Fetches the template, fills its slots and sends the message.</summary>
    public async Task<int> SendAsync(VerbCall call)
    {
        MessageRecipient to = send.To(call, call.Parsed.GetValue(_to)
            ?? throw new ToolException("A template needs a recipient.", "Pass --to."));
        (string Slot, string Value)[] given = [.. (call.Parsed.GetValue(_slots) ?? []).Select(Split)];
        using WhatsAppClient client = await send.CreateClientAsync(call);
        MessageTemplate template = await _lookup.FindAsync(call, client, call.Parsed.GetValue(Name)!);
        if (send.IsValidated(call))
        {
            RequireApproved(template);
        }

        TemplateDraft draft = template.NewMessage();
        foreach ((string slot, string value) in given)
        {
            Fill(draft, slot, value);
        }

        await FillRestAsync(call, draft, [.. given.Select(one => one.Slot)]);
        TemplateMessage message = draft.Build();
        if (send.IsValidated(call) && template.Check(message) is { Count: > 0 } problems)
        {
            throw new ToolException(
                $"The message does not fit the template: {string.Join(' ', problems)}",
                "Correct the slots, or pass --no-validate to send it as it is.");
        }

        return await send.SendAsync(call, client, to, message);
    }

    private static void RequireApproved(MessageTemplate template)
    {
        if (template.Status is not { } status || status == TemplateStatus.Approved)
        {
            return;
        }

        string? reason = template.RejectedReason?.Value is { } value and not "NONE" ? $" ({value})" : null;
        throw new ToolException(
            $"Template '{template.Name}' in {template.Language} is {status}{reason}.",
            status.Value switch
            {
                "PENDING" or "IN_APPEAL" => "Wait until Meta has approved it.",
                "REJECTED" => "Edit it, so that Meta reviews it again.",
                "PAUSED" => "Wait until Meta resumes it, or send another template.",
                "DISABLED" => "Appeal in WhatsApp Manager, or send another template.",
                "ARCHIVED" => "Unarchive it in WhatsApp Manager, or send another template.",
                "LIMIT_EXCEEDED" => "Delete templates that you do not need, and create it again.",
                "PENDING_DELETION" or "DELETED" => "Send another template.",
                _ => "Send a template that is APPROVED.",
            });
    }

    private static async Task FillRestAsync(VerbCall call, TemplateDraft draft, HashSet<string> filled)
    {
        // One value fills all slots of a one-time password.
        bool hasPassword = draft.Slots.Any(
            slot => slot.Kind == TemplateSlotKind.OneTimePassword && filled.Contains(slot.Name));
        List<TemplateSlot> empty =
        [
            .. draft.Slots.Where(slot => !filled.Contains(slot.Name)
                && !(hasPassword && slot.Kind == TemplateSlotKind.OneTimePassword)),
        ];
        if (!call.CanAsk)
        {
            string[] required = [.. empty.Where(slot => slot.IsRequired).Select(slot => slot.Name)];
            if (required.Length > 0)
            {
                throw new ToolException(
                    $"The template needs a value for: {string.Join(", ", required)}.", "Pass --slot name=value for each.");
            }

            return;
        }

        foreach (TemplateSlot slot in empty)
        {
            if (hasPassword && slot.Kind == TemplateSlotKind.OneTimePassword)
            {
                continue;
            }

            string value = await Screen.AskAsync(call, Question(slot), isOptional: !slot.IsRequired);
            if (value.Length > 0)
            {
                Fill(draft, slot.Name, value);
                hasPassword |= slot.Kind == TemplateSlotKind.OneTimePassword;
            }
        }
    }

    private static string Question(TemplateSlot slot) =>
        $"{slot.Name} ({slot.Kind switch
        {
            TemplateSlotKind.Image or TemplateSlotKind.Video or TemplateSlotKind.Gif or TemplateSlotKind.Document =>
                $"{slot.Kind}, id of an upload or address",
            _ when IsText(slot) => $"{slot.Kind}",
            _ => $"{slot.Kind}, its parameter as JSON",
        }}{(slot.IsRequired ? "" : ", may be empty")}):";

    private static void Fill(TemplateDraft draft, string name, string value)
    {
        TemplateSlot slot = draft.Slots.FirstOrDefault(one => one.Name == name) ?? throw new ToolException(
            $"The template has no slot '{name}'.",
            draft.Slots.Count == 0
                ? "It has no slots: leave out --slot."
                : $"Its slots are: {string.Join(", ", draft.Slots.Select(one => one.Name))}.");
        if (IsText(slot))
        {
            draft[name] = value;
            return;
        }

        try
        {
            draft.Set(name, GraphJson.Read<TemplateParameter>(value));
        }
        catch (Exception error) when (error is GraphJsonException or ArgumentException)
        {
            throw new ToolException(
                $"The slot {name} ({slot.Kind}) accepts a parameter as JSON: {error.Message}",
                "Write the object that Meta's page has in 'parameters', with its 'type'.",
                cause: error);
        }
    }

    private static bool IsText(TemplateSlot slot) => slot.Kind is not (
        TemplateSlotKind.Location or TemplateSlotKind.Product or TemplateSlotKind.Action
        or TemplateSlotKind.OfferExpiration);

    private static (string Slot, string Value) Split(string text) =>
        text.IndexOf('=', StringComparison.Ordinal) is > 0 and int at
            ? (text[..at], text[(at + 1)..])
            : throw new ToolException($"'{text}' is not a slot with its value.", "Write --slot name=value.");
}
