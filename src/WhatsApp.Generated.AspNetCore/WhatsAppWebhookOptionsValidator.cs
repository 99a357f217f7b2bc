using Microsoft.Extensions.Options;

namespace WhatsApp.Generated.AspNetCore;

/// <summary>Reports everything that is wrong with the options, and the key or member to set.</summary>
internal sealed class WhatsAppWebhookOptionsValidator(WebhookHandlers registered)
    : IValidateOptions<WhatsAppWebhookOptions>
{
    // The longest time of a timer.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(49);

    // A claim lasts one and a half leases.
    private static readonly TimeSpan LongestLease = TimeSpan.FromDays(30);

    public ValidateOptionsResult Validate(string? name, WhatsAppWebhookOptions options)
    {
        List<string> errors = [.. Keys(), .. Secrets(options), .. Bounds(options)];
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private IEnumerable<string> Keys() => registered.Section is not { } section ? [] : MisspeltKeys.In(
        section,
        [
            nameof(WhatsAppWebhookOptions.AppSecrets),
            nameof(WhatsAppWebhookOptions.VerifyToken),
            nameof(WhatsAppWebhookOptions.MaxBodyBytes),
            nameof(WhatsAppWebhookOptions.Lease),
            nameof(WhatsAppWebhookOptions.MaxConcurrentConversations),
            nameof(WhatsAppWebhookOptions.ShareServiceScope),
            nameof(WhatsAppWebhookOptions.RecognizeEventKeys),
            nameof(WhatsAppWebhookOptions.AllowUnsignedWebhooks),
            nameof(WhatsAppWebhookOptions.HandleInBackground),
            nameof(WhatsAppWebhookOptions.BackgroundCapacity),
            nameof(WhatsAppWebhookOptions.BackgroundWait),
            nameof(WhatsAppWebhookOptions.BackgroundWorkers),
            nameof(WhatsAppWebhookOptions.BackgroundAttempts),
            nameof(WhatsAppWebhookOptions.BackgroundRetryDelay),
        ]);

    private IEnumerable<string> Secrets(WhatsAppWebhookOptions options)
    {
        if (options.AppSecrets.Count == 0 && !options.AllowUnsignedWebhooks)
        {
            yield return $"There is no app secret, so anyone could send webhooks. Set {Setting("AppSecrets:0")} to the "
                + "app secret from the App Dashboard (App settings > Basic). To accept unsigned webhooks during "
                + $"development, set {Setting(nameof(options.AllowUnsignedWebhooks))} to true.";
        }

        if (options.AppSecrets.Any(string.IsNullOrWhiteSpace))
        {
            yield return $"An app secret in {Setting(nameof(options.AppSecrets))} is empty. Remove it, or set it to "
                + "the app secret from the App Dashboard (App settings > Basic).";
        }

        if (string.IsNullOrWhiteSpace(options.VerifyToken))
        {
            yield return $"There is no verify token. Set {Setting(nameof(options.VerifyToken))} to a text of your "
                + "choice that others cannot guess, and write the same text into the App Dashboard (WhatsApp > "
                + "Configuration > Verify token).";
        }
        else if (options.AppSecrets.Contains(options.VerifyToken))
        {
            yield return $"{Setting("AppSecrets")} and {Setting(nameof(options.VerifyToken))} are the same. The app "
                + "secret comes from the App Dashboard (App settings > Basic); the verify token is a text of your "
                + "choice.";
        }
    }

    private IEnumerable<string> Bounds(WhatsAppWebhookOptions options)
    {
        (string Name, int Value)[] counts =
        [
            (nameof(options.MaxBodyBytes), options.MaxBodyBytes),
            (nameof(options.MaxConcurrentConversations), options.MaxConcurrentConversations),
            (nameof(options.BackgroundCapacity), options.BackgroundCapacity),
            (nameof(options.BackgroundWorkers), options.BackgroundWorkers),
            (nameof(options.BackgroundAttempts), options.BackgroundAttempts),
        ];
        foreach ((string name, int value) in counts)
        {
            if (value < 1)
            {
                yield return $"{Setting(name)} is {value}. Set it to 1 or more.";
            }
        }

        (string Name, TimeSpan Value, TimeSpan Longest)[] times =
        [
            (nameof(options.Lease), options.Lease, LongestLease),
            (nameof(options.BackgroundWait), options.BackgroundWait, Longest),
            (nameof(options.BackgroundRetryDelay), options.BackgroundRetryDelay, Longest),
        ];
        foreach ((string name, TimeSpan value, TimeSpan longest) in times)
        {
            // .NET reads a bare 5 as five days, which is never meant.
            if (registered.Section?[name] is { Length: > 0 } text && !text.Contains(':', StringComparison.Ordinal))
            {
                yield return $"{Setting(name)} is '{text}', which is not a time. Write hours, minutes and seconds, "
                    + "such as 00:05:00.";
            }
            else if (value <= TimeSpan.Zero || value > longest)
            {
                yield return $"{Setting(name)} is {value}. Set it to more than 0 and at most {longest.TotalDays} days.";
            }
        }
    }

    // The key of the configuration, or the member if the options are set in code.
    private string Setting(string member) => registered.Section is { } section
        ? $"{section.Path}:{member}"
        : $"{nameof(WhatsAppWebhookOptions)}.{member.Split(':')[0]}";
}
