using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace WhatsApp.Generated;

/// <summary>
/// Reads options from the configuration, key by key: without reflection, and with errors that name the key.
/// </summary>
internal sealed class ClientConfiguration(IConfigurationSection section)
{
    private const string Retry = nameof(WhatsAppClientOptions.Retry) + ":";

    private static readonly string[] Keys =
    [
        nameof(WhatsAppClientOptions.AccessToken),
        nameof(WhatsAppClientOptions.AppSecret),
        nameof(WhatsAppClientOptions.GraphVersion),
        nameof(WhatsAppClientOptions.BaseAddress),
        nameof(WhatsAppClientOptions.AllowedHosts),
        nameof(WhatsAppClientOptions.Timeout),
        nameof(WhatsAppClientOptions.AttemptTimeout),
        nameof(WhatsAppClientOptions.ConnectTimeout),
        nameof(WhatsAppClientOptions.MaxConnectionsPerServer),
        nameof(WhatsAppClientOptions.MaxResponseBytes),
        nameof(WhatsAppClientOptions.ApplicationName),
        nameof(WhatsAppClientOptions.LogContent),
        nameof(WhatsAppClientOptions.ValidateRequests),
        nameof(WhatsAppClientOptions.Retry),
    ];

    private static readonly string[] RetryKeys =
    [
        nameof(RetryOptions.MaxRetries),
        nameof(RetryOptions.BaseDelay),
        nameof(RetryOptions.MaxDelay),
        nameof(RetryOptions.Budget),
    ];

    private readonly List<string> _problems = [];

    /// <summary>Sets the options that the section contains.</summary>
    /// <exception cref="OptionsValidationException">A value cannot be read.</exception>
    public static void Apply(IConfigurationSection section, string name, WhatsAppClientOptions options)
    {
        var reader = new ClientConfiguration(section);
        reader.Read(options);

        // The sections of the other packages.
        reader._problems.AddRange(MisspeltKeys.In(section, [.. Keys, "Limits", "Webhooks"]));
        reader._problems.AddRange(
            MisspeltKeys.In(section.GetSection(nameof(WhatsAppClientOptions.Retry)), RetryKeys));
        if (reader._problems.Count > 0)
        {
            throw new OptionsValidationException(name, typeof(WhatsAppClientOptions), reader._problems);
        }
    }

    /// <summary>Returns the key below the section that sets a member; null if there is none.</summary>
    public static string? KeyOf(string member) =>
        RetryKeys.Contains(member) ? Retry + member : Keys.Contains(member) ? member : null;

    private void Read(WhatsAppClientOptions options)
    {
        // An empty token counts as missing, so that a provider can be used; an empty secret is an error.
        options.AccessToken = Text(nameof(options.AccessToken)) ?? options.AccessToken;
        options.AppSecret = section[nameof(options.AppSecret)] ?? options.AppSecret;
        options.GraphVersion = Text(nameof(options.GraphVersion)) ?? options.GraphVersion;
        options.BaseAddress = Address(nameof(options.BaseAddress)) ?? options.BaseAddress;
        options.Timeout = Time(nameof(options.Timeout)) ?? options.Timeout;
        options.AttemptTimeout = Time(nameof(options.AttemptTimeout)) ?? options.AttemptTimeout;
        options.ConnectTimeout = Time(nameof(options.ConnectTimeout)) ?? options.ConnectTimeout;
        options.MaxConnectionsPerServer =
            Number(nameof(options.MaxConnectionsPerServer)) ?? options.MaxConnectionsPerServer;
        options.MaxResponseBytes = Number(nameof(options.MaxResponseBytes)) ?? options.MaxResponseBytes;
        options.ApplicationName = Text(nameof(options.ApplicationName)) ?? options.ApplicationName;
        options.LogContent = Flag(nameof(options.LogContent)) ?? options.LogContent;
        options.ValidateRequests = Flag(nameof(options.ValidateRequests)) ?? options.ValidateRequests;
        foreach (IConfigurationSection host in section.GetSection(nameof(options.AllowedHosts)).GetChildren())
        {
            if (!string.IsNullOrWhiteSpace(host.Value))
            {
                options.AllowedHosts.Add(host.Value);
            }
        }

        options.Retry = new RetryOptions
        {
            MaxRetries = Number(Retry + nameof(RetryOptions.MaxRetries)) ?? options.Retry.MaxRetries,
            BaseDelay = Time(Retry + nameof(RetryOptions.BaseDelay)) ?? options.Retry.BaseDelay,
            MaxDelay = Time(Retry + nameof(RetryOptions.MaxDelay)) ?? options.Retry.MaxDelay,
            Budget = Time(Retry + nameof(RetryOptions.Budget)) ?? options.Retry.Budget,
        };
    }

    private string? Text(string key) => string.IsNullOrEmpty(section[key]) ? null : section[key];

    private Uri? Address(string key) => Text(key) is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out Uri? address) ? address
        : Fail<Uri>(key, text, "an address. Write one such as https://graph.facebook.com");

    private bool? Flag(string key) => Text(key) is not { } text ? null
        : bool.TryParse(text, out bool flag) ? flag
        : Fail<bool?>(key, text, "true or false");

    private int? Number(string key) => Text(key) is not { } text ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number
        : Fail<int?>(key, text, "a whole number up to 2147483647. Write one such as 3");

    // .NET reads a bare 10 as ten days, which is rarely intended.
    private TimeSpan? Time(string key) => Text(key) is not { } text ? null
        : text.Contains(':', StringComparison.Ordinal)
            && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan time) ? time
        : Fail<TimeSpan?>(key, text, "a time. Write hours, minutes and seconds, such as 00:01:40");

    private T? Fail<T>(string key, string text, string expected)
    {
        _problems.Add($"{section.Path}:{key} is '{text}', which is not {expected}.");
        return default;
    }
}
