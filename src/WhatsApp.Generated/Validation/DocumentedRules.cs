using System.Globalization;

namespace WhatsApp.Generated.Json;

/// <summary>Rules that Meta documents and that no keyword of the pages can express, such as the sum of several lists.</summary>
internal static class DocumentedRules
{
    private const int MaxRows = 10;
    private const int MaxProducts = 30;
    private const int MaxButtons = 3;
    private const int MaxDirectSendButtons = 10;
    private const int MaxBody = 1024;
    private const int MaxListBody = 4096;
    private const string Sections = "interactive.action.sections";

    /// <summary>Checks a body by the rules of its kind.</summary>
    public static void Check(ref ModelValidator validator, JsonModel body)
    {
        switch (body)
        {
            case InteractiveMessage { Interactive: { } interactive } message:
                Interactive(ref validator, interactive, message.Category is not null);
                break;
            case PinMessage { Pin: { ExpirationDays: null } pin } when pin.Type == PinOperation.Pin:
                validator.Report("pin.expiration_days", "is missing, and is required to pin");
                break;
            case TemplateCreateRequest { LibraryTemplateName: null } template:
                TemplateDefinitionRules.Check(
                    ref validator, template.Components, template.Category, template.ParameterFormat);
                break;
            case TemplateEditRequest template:
                TemplateDefinitionRules.Check(
                    ref validator, template.Components, template.Category, template.ParameterFormat);
                break;
        }
    }

    private static void Interactive(ref ModelValidator validator, InteractiveContent interactive, bool isDirectSend)
    {
        switch (interactive)
        {
            case ListInteractive { Action.Sections: { } sections } list:
                Body(ref validator, list.Body, MaxListBody);
                Sum(ref validator, Sections, [.. sections.Select(section => section?.Rows?.Count ?? 0)], MaxRows, "rows");
                Titles(ref validator, [.. sections.Select(section => section?.Title)]);
                break;
            case ProductListInteractive { Action.Sections: { } sections } list:
                Body(ref validator, list.Body, MaxBody);
                Sum(ref validator, Sections, [.. sections.Select(section => section?.ProductItems?.Count ?? 0)], MaxProducts, "products");
                Titles(ref validator, [.. sections.Select(section => section?.Title)]);
                break;
            case ButtonInteractive { Action.Buttons: { } buttons } reply:
                Body(ref validator, reply.Body, MaxBody);
                if (!isDirectSend && buttons.Count is > MaxButtons and <= MaxDirectSendButtons)
                {
                    validator.Report(
                        "interactive.action.buttons",
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"have {buttons.Count} buttons: at most {MaxButtons} are allowed without a category"));
                }

                break;
        }
    }

    private static void Body(ref ModelValidator validator, InteractiveBody? body, int most)
    {
        if (body?.Text is { } text && text.Length > most && text.EnumerateRunes().Count() is var length && length > most)
        {
            validator.Report(
                "interactive.body.text",
                string.Create(CultureInfo.InvariantCulture, $"has {length} characters: at most {most} are allowed"));
        }
    }

    private static void Titles(ref ModelValidator validator, string?[] titles)
    {
        for (int index = 0; titles.Length > 1 && index < titles.Length; index++)
        {
            if (titles[index] is null)
            {
                validator.Report(
                    string.Create(CultureInfo.InvariantCulture, $"{Sections}[{index}].title"),
                    "is missing, and is required if there are several sections");
            }
        }
    }

    // The bound of a single list is that of the pages.
    private static void Sum(
        ref ModelValidator validator, string path, IReadOnlyCollection<int> counts, int most, string what)
    {
        int sum = counts.Sum();
        if (counts.Count > 1 && sum > most)
        {
            validator.Report(
                path,
                string.Create(CultureInfo.InvariantCulture, $"have {sum} {what} in all: at most {most} are allowed"));
        }
    }
}
