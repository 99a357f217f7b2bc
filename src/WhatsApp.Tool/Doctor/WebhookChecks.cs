using WhatsApp.Generated;

namespace WhatsApp.Tool.Doctor;

/// <summary>Checks that webhooks are sent, and where to.</summary>
internal static class WebhookChecks
{
    private const string Field = "messages";

    /// <summary>Whether the app is subscribed to the account.</summary>
    /// <param name="apps">The apps that are.</param>
    /// <param name="appId">The app of the token; null if it is not known, and any app will do.</param>
    public static Finding OfAccount(IReadOnlyList<SubscribedApp> apps, string? appId)
    {
        SubscribedApp? own = apps.FirstOrDefault(app => appId is null || app.WhatsAppBusinessApiData?.Id == appId);
        return own switch
        {
            null => Finding.Error(
                "subscription",
                "The app is not subscribed to the account, so it gets no webhooks.",
                "Run 'whatsapp webhooks subscribe'."),
            { OverrideCallbackUri: { Length: > 0 } url } => Finding.Ok(
                "subscription", $"The app is subscribed to the account, with {url} as its own address."),
            _ => Finding.Ok("subscription", "The app is subscribed to the account."),
        };
    }

    /// <summary>Whether the app has an address and the field of messages.</summary>
    /// <param name="webhooks">The webhooks of the app.</param>
    public static Finding OfApp(IReadOnlyList<AppWebhook> webhooks)
    {
        const string Configure = "Set address and fields in the App Dashboard under WhatsApp, Configuration.";
        AppWebhook? webhook = webhooks.FirstOrDefault(one => one.Object == AppWebhookObject.WhatsAppBusinessAccount);
        if (webhook is null)
        {
            return Finding.Error("webhook", "The app has no webhook for WhatsApp.", Configure);
        }

        string fields = string.Join(", ", (webhook.Fields ?? []).Select(field => field.Name));
        string text = $"{webhook.CallbackUrl} gets {(fields.Length == 0 ? "no field" : fields)}.";
        return webhook.Active == false ? Finding.Error("webhook", $"{text} It is switched off.", Configure)
            : webhook.Fields?.Any(field => field.Name == Field) != true
                ? Finding.Error("webhook", $"{text} It lacks {Field}.", $"Subscribe to {Field} in the App Dashboard.")
            : Finding.Ok("webhook", text);
    }
}
