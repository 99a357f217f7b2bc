using System.Globalization;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated;

/// <summary>
/// Meta's rules for the definition of a template, as far as its reference and its guide to templates state them: one
/// component of each kind, variables and their samples, and which buttons go together.
/// https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/overview
/// </summary>
internal static class TemplateDefinitionRules
{
    private const int MaxUrlButtons = 2;
    private const int MaxCardBody = 160;
    private const int MaxOfferBody = 600;

    /// <summary>Checks the components of a template that is created or edited.</summary>
    public static void Check(
        ref ModelValidator validator,
        IReadOnlyList<TemplateComponent>? components,
        TemplateCategory? category,
        TemplateParameterFormat? format)
    {
        if (components is not null)
        {
            bool isNamed = string.Equals(format?.Value, "NAMED", StringComparison.OrdinalIgnoreCase);
            Components(ref validator, components, "components", category, isNamed);
        }
    }

    private static void Components(
        ref ModelValidator validator,
        IReadOnlyList<TemplateComponent> components,
        string path,
        TemplateCategory? category,
        bool isNamed)
    {
        TemplateCategoryRules.Check(ref validator, components, path, category);
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        for (int index = 0; index < components.Count; index++)
        {
            string at = string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
            TemplateComponent component = components[index];
            if (component is null)
            {
                continue;
            }

            // Of a kind that the pages do not know, there may be several.
            if (component is not UnknownTemplateComponent && !seen.Add(component.Type))
            {
                validator.Report(at, "has the type of another component: a template has one of each");
            }

            switch (component)
            {
                case TemplateHeaderComponent header:
                    Header(ref validator, header, at, isNamed);
                    break;
                case TemplateBodyComponent body:
                    Body(ref validator, body, at, category, isNamed);
                    break;
                case TemplateLimitedTimeOfferComponent offer:
                    Offer(ref validator, offer, components, path, at);
                    break;
                case TemplateFooterComponent { Text: { } text } when new TemplateText(text).Variables.Count > 0:
                    validator.Report(at + ".text", "has a variable, which a footer must not have");
                    break;
                case TemplateButtonsComponent { Buttons: { } buttons }:
                    Buttons(ref validator, buttons, at + ".buttons");
                    break;
                case TemplateCarouselComponent { Cards: { } cards }:
                    Cards(ref validator, cards, at + ".cards", isNamed);
                    break;
            }
        }
    }

    // From Meta's guide to templates of limited-time offers.
    private static void Offer(
        ref ModelValidator validator,
        TemplateLimitedTimeOfferComponent offer,
        IReadOnlyList<TemplateComponent> components,
        string path,
        string at)
    {
        if (components.Any(static component => component is TemplateFooterComponent))
        {
            validator.Report(path, "have a footer, which a limited-time offer must not have");
        }

        bool hasCode = components.OfType<TemplateButtonsComponent>()
            .Any(static buttons => buttons.Buttons?.Any(static button => button is CopyCodeTemplateButton) == true);
        if (offer.LimitedTimeOffer?.HasExpiration == true && !hasCode)
        {
            validator.Report(at, "shows a countdown, which requires a button of the type COPY_CODE");
        }

        BodyLength(ref validator, components, path, MaxOfferBody);
    }

    private static void BodyLength(
        ref ModelValidator validator, IReadOnlyList<TemplateComponent> components, string path, int most)
    {
        for (int index = 0; index < components.Count; index++)
        {
            if (components[index] is TemplateBodyComponent { Text: { } text } && text.EnumerateRunes().Count() > most)
            {
                validator.Report(
                    string.Create(CultureInfo.InvariantCulture, $"{path}[{index}].text"),
                    string.Create(CultureInfo.InvariantCulture, $"has more than {most} characters"));
            }
        }
    }

    private static void Header(ref ModelValidator validator, TemplateHeaderComponent header, string path, bool isNamed)
    {
        if (!string.Equals(header.Format.GetValueOrDefault().Value, "TEXT", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        if (header.Text is null)
        {
            validator.Report(path + ".text", "is missing, and is required with the format TEXT");
            return;
        }

        TemplateText text = new(header.Text);
        if (text.Variables.Count > 1)
        {
            validator.Report(path + ".text", "has more than one variable");
        }

        Variables(ref validator, text, path + ".text", isNamed);
        Samples(
            ref validator,
            text,
            path,
            header.Example?.HeaderText?.Count ?? 0,
            header.Example?.HeaderTextNamedParams,
            "header_text");
    }

    private static void Body(
        ref ModelValidator validator, TemplateBodyComponent body, string path, TemplateCategory? category, bool isNamed)
    {
        bool isAuthentication = ModelValidator.Is(category?.Value, "AUTHENTICATION");
        if (body.Text is null)
        {
            // An edit need not repeat the category.
            if (!isAuthentication && category is not null)
            {
                validator.Report(path + ".text", "is missing");
            }

            return;
        }

        if (isAuthentication)
        {
            return;
        }

        TemplateText text = new(body.Text);
        if (text.HasVariableAtEdge)
        {
            validator.Report(path + ".text", "starts or ends with a variable");
        }

        Variables(ref validator, text, path + ".text", isNamed);
        Samples(
            ref validator,
            text,
            path,
            body.Example?.BodyText is [{ } first, ..] ? first.Count : 0,
            body.Example?.BodyTextNamedParams,
            "body_text");
    }

    private static void Variables(ref ModelValidator validator, TemplateText text, string path, bool isNamed)
    {
        IReadOnlyList<string> names = text.Variables;
        if (names.Count == 0 || (isNamed && !text.IsPositional))
        {
            return;
        }

        if (!text.IsPositional)
        {
            validator.Report(path, "has a variable with a name. Set parameter_format to NAMED, or use numbers");
            return;
        }

        for (int number = 1; number <= names.Count; number++)
        {
            if (!names.Contains(number.ToString(CultureInfo.InvariantCulture)))
            {
                validator.Report(
                    path, string.Create(CultureInfo.InvariantCulture, $"lacks the variable {number}: numbers start at 1 without gaps"));
                return;
            }
        }
    }

    private static void Samples(
        ref ModelValidator validator,
        TemplateText text,
        string path,
        int positional,
        IReadOnlyList<TemplateNamedExample>? named,
        string member)
    {
        IReadOnlyList<string> names = text.Variables;
        if (names.Count == 0)
        {
            return;
        }

        if (text.IsPositional && positional != names.Count && named is null)
        {
            validator.Report(
                $"{path}.example.{member}",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"has {positional} sample values for {names.Count} variables, and Meta reviews each"));
        }
        else if (!text.IsPositional)
        {
            foreach (string name in names.Where(name => named?.Any(one => one?.ParamName == name) != true))
            {
                validator.Report($"{path}.example.{member}_named_params", $"lacks a sample value for {name}");
            }
        }
    }

    private static void Buttons(ref ModelValidator validator, IReadOnlyList<TemplateButton> buttons, string path)
    {
        Most(ref validator, buttons.Count(static button => button is UrlTemplateButton), MaxUrlButtons, "URL", path);
        Most(ref validator, buttons.Count(static button => button is PhoneNumberTemplateButton), 1, "PHONE_NUMBER", path);
        Most(ref validator, buttons.Count(static button => button is CopyCodeTemplateButton), 1, "COPY_CODE", path);
        int groups = 0;
        for (int index = 0; index < buttons.Count; index++)
        {
            bool isReply = buttons[index] is QuickReplyTemplateButton;
            groups += isReply && (index == 0 || buttons[index - 1] is not QuickReplyTemplateButton) ? 1 : 0;
            if (buttons[index] is UrlTemplateButton { Url: { } url } link)
            {
                Url(ref validator, url, link, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"));
            }
        }

        if (groups > 1)
        {
            validator.Report(path, "have quick replies that are not next to each other");
        }
    }

    private static void Url(ref ModelValidator validator, string url, UrlTemplateButton button, string path)
    {
        TemplateText text = new(url);
        if (text.Variables.Count == 0)
        {
            return;
        }

        if (!text.HasVariableAtEndOnly)
        {
            validator.Report(path + ".url", "has a variable that is not the end of the address");
        }

        if (button.Example is not { Count: > 0 } && button.AdditionalDataOrNull?.ContainsKey("example") != true)
        {
            validator.Report(path + ".example", "is missing, and is required for an address with a variable");
        }
    }

    private static void Cards(
        ref ModelValidator validator, IReadOnlyList<TemplateCarouselCard> cards, string path, bool isNamed)
    {
        string? kinds = null;
        for (int index = 0; index < cards.Count; index++)
        {
            if (cards[index]?.Components is not { } components)
            {
                continue;
            }

            string at = string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
            Components(ref validator, components, at + ".components", TemplateCategory.Marketing, isNamed);
            BodyLength(ref validator, components, at + ".components", MaxCardBody);
            string own = string.Join(
                ' ', components.Select(static component => component?.Type.ToUpperInvariant()).Order(StringComparer.Ordinal));
            if (kinds is not null && own != kinds)
            {
                validator.Report(at + ".components", "are not of the same kinds as those of the first card");
            }

            kinds ??= own;
        }
    }

    private static void Most(ref ModelValidator validator, int count, int most, string type, string path)
    {
        if (count > most)
        {
            validator.Report(
                path, string.Create(CultureInfo.InvariantCulture, $"have {count} of the type {type}: at most {most} are allowed"));
        }
    }
}
