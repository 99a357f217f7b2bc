using System.Globalization;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Templates;

namespace WhatsApp.Generated.Validation;

/// <summary>Rules that Meta documents and that no keyword of the pages can express, such as the sum of several lists.</summary>
internal static class DocumentedRules
{
    private const int MaxRows = 10;
    private const int MaxProducts = 30;

    /// <summary>Checks a body by the rules of its kind.</summary>
    public static void Check(ref ModelValidator validator, JsonModel body)
    {
        switch (body)
        {
            case InteractiveMessage { Interactive: ListInteractive { Action.Sections: { } sections } }:
                Sum(ref validator, "interactive.action.sections", sections.Sum(section => section?.Rows?.Count ?? 0), MaxRows, "rows");
                break;
            case InteractiveMessage { Interactive: ProductListInteractive { Action.Sections: { } sections } }:
                Sum(
                    ref validator,
                    "interactive.action.sections",
                    sections.Sum(section => section?.ProductItems?.Count ?? 0),
                    MaxProducts,
                    "products");
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

    private static void Sum(ref ModelValidator validator, string path, int sum, int most, string what)
    {
        if (sum > most)
        {
            validator.Report(
                path,
                string.Create(CultureInfo.InvariantCulture, $"have {sum} {what} in all: at most {most} are allowed"));
        }
    }
}
