using System.Globalization;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated;

/// <summary>
/// Meta's rules for templates that depend on their category, and for the buttons of codes. From its guides to the time to
/// live, to limited-time offers, coupon codes and locations, and to authentication templates.
/// https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/time-to-live
/// </summary>
internal static class TemplateCategoryRules
{
    /// <summary>The longest time to live of utility messages, in seconds.</summary>
    public const int MaxUtilityTtl = 43_200;

    private const int MaxTtl = 2_592_000;
    private const int MaxAuthenticationTtl = 900;
    private const int MinTtl = 30;
    private const string TtlMember = "message_send_ttl_seconds";

    /// <summary>Checks the time to live. -1 is 30 days.</summary>
    public static void TimeToLive(ref ModelValidator validator, long? seconds, TemplateCategory? category)
    {
        // The pages have the bounds of all categories together. For MARKETING, Meta's table has 12 hours as the least, but
        // its sample sends 120 seconds.
        if (seconds is null or < 0 or > MaxTtl)
        {
            return;
        }

        switch (category?.Value?.ToUpperInvariant())
        {
            case "AUTHENTICATION":
                validator.Range(TtlMember, seconds, MinTtl, MaxAuthenticationTtl);
                break;
            case "UTILITY":
                validator.Range(TtlMember, seconds, MinTtl, MaxUtilityTtl);
                break;
        }
    }

    /// <summary>Checks the components of a template.</summary>
    public static void Check(
        ref ModelValidator validator, IReadOnlyList<TemplateComponent>? components, string path, TemplateCategory? category)
    {
        for (int index = 0; index < components?.Count; index++)
        {
            switch (components[index])
            {
                case TemplateLimitedTimeOfferComponent:
                    Offer(ref validator, components, path, index, category);
                    break;
                case TemplateHeaderComponent header
                    when ModelValidator.Is(header.Format?.Value, "LOCATION")
                        && ModelValidator.Is(category?.Value, "AUTHENTICATION"):
                    validator.Report(
                        string.Create(CultureInfo.InvariantCulture, $"{path}[{index}].format"),
                        "is a location, which an authentication template must not have");
                    break;
                case TemplateButtonsComponent { Buttons: { } buttons }:
                    Buttons(ref validator, buttons, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}].buttons"));
                    break;
            }
        }
    }

    private static void Offer(
        ref ModelValidator validator,
        IReadOnlyList<TemplateComponent> components,
        string path,
        int index,
        TemplateCategory? category)
    {
        if (category?.Value is { } value && !ModelValidator.Is(value, "MARKETING"))
        {
            validator.Report(
                string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"),
                "is a limited-time offer, which only a marketing template can have");
        }

        for (int other = 0; other < components.Count; other++)
        {
            if (components[other] is TemplateHeaderComponent { Format.Value: { } format }
                && !ModelValidator.Is(format, "IMAGE")
                && !ModelValidator.Is(format, "VIDEO"))
            {
                validator.Report(
                    string.Create(CultureInfo.InvariantCulture, $"{path}[{other}].format"),
                    "is neither IMAGE nor VIDEO, the headers of a limited-time offer");
            }
        }
    }

    private static void Buttons(ref ModelValidator validator, IReadOnlyList<TemplateButton> buttons, string path)
    {
        for (int index = 0; index < buttons.Count; index++)
        {
            switch (buttons[index])
            {
                // Templates that were read have a list there.
                case CopyCodeTemplateButton { Example: null } code
                    when code.AdditionalDataOrNull?.ContainsKey("example") != true:
                    validator.Report(At(path, index) + ".example", "is missing, and Meta reviews it");
                    break;
                case OtpTemplateButton button:
                    Password(ref validator, button, At(path, index));
                    break;
            }
        }
    }

    // Meta's examples still name the app beside the list of apps.
    private static void Password(ref ModelValidator validator, OtpTemplateButton button, string path)
    {
        bool isZeroTap = ModelValidator.Is(button.OtpType?.Value, "ZERO_TAP");
        if (!isZeroTap && !ModelValidator.Is(button.OtpType?.Value, "ONE_TAP"))
        {
            return;
        }

        if (button.SupportedApps is not { Count: > 0 } && button.PackageName is null)
        {
            validator.Report(path + ".supported_apps", "are missing, and are required for ONE_TAP and ZERO_TAP");
        }

        if (isZeroTap && button.ZeroTapTermsAccepted != true)
        {
            validator.Report(path + ".zero_tap_terms_accepted", "is not true, which ZERO_TAP requires");
        }
    }

    private static string At(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
}
