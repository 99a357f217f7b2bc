using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace WhatsApp.Generated;

/// <summary>
/// Reads options from the configuration, key by key: without reflection, and with errors that name the key.
/// </summary>
internal sealed class ClientConfiguration
{
    /// <summary>The keys below the section, by the name of the member that they set.</summary>
    public static readonly IReadOnlyDictionary<string, string> Keys = new Dictionary<string, string>
    {
        [nameof(WhatsAppClientOptions.AccessToken)] = "AccessToken",
        [nameof(WhatsAppClientOptions.AppSecret)] = "AppSecret",
        [nameof(WhatsAppClientOptions.GraphVersion)] = "GraphVersion",
        [nameof(WhatsAppClientOptions.BaseAddress)] = "BaseAddress",
        [nameof(WhatsAppClientOptions.AllowedHosts)] = "AllowedHosts",
        [nameof(WhatsAppClientOptions.Timeout)] = "Timeout",
        [nameof(WhatsAppClientOptions.AttemptTimeout)] = "AttemptTimeout",
        [nameof(WhatsAppClientOptions.ConnectTimeout)] = "ConnectTimeout",
        [nameof(WhatsAppClientOptions.ApplicationName)] = "ApplicationName",
        [nameof(WhatsAppClientOptions.LogContent)] = "LogContent",
        [nameof(RetryOptions.MaxRetries)] = "Retry:MaxRetries",
        [nameof(RetryOptions.BaseDelay)] = "Retry:BaseDelay",
        [nameof(RetryOptions.MaxDelay)] = "Retry:MaxDelay",
        [nameof(RetryOptions.Budget)] = "Retry:Budget",
    };

    private readonly List<string> _problems = [];

    private ClientConfiguration()
    {
    }

    /// <summary>Sets what the section has.</summary>
    /// <exception cref="OptionsValidationException">A value cannot be read.</exception>
    public static void Apply(IConfigurationSection section, string name, WhatsAppClientOptions options)
    {
        var reader = new ClientConfiguration();
        reader.Read(section, options);
        if (reader._problems.Count > 0)
        {
            throw new OptionsValidationException(name, typeof(WhatsAppClientOptions), reader._problems);
        }
    }

    private void Read(IConfigurationSection section, WhatsAppClientOptions options)
    {
        // An empty token is none, so that a provider may stand in; an empty secret is a mistake.
        options.AccessToken = Text(section, nameof(options.AccessToken)) ?? options.AccessToken;
        options.AppSecret = section[nameof(options.AppSecret)] ?? options.AppSecret;
        options.GraphVersion = Text(section, nameof(options.GraphVersion)) ?? options.GraphVersion;
        options.BaseAddress = Address(section, nameof(options.BaseAddress)) ?? options.BaseAddress;
        options.Timeout = Time(section, nameof(options.Timeout)) ?? options.Timeout;
        options.AttemptTimeout = Time(section, nameof(options.AttemptTimeout)) ?? options.AttemptTimeout;
        options.ConnectTimeout = Time(section, nameof(options.ConnectTimeout)) ?? options.ConnectTimeout;
        options.ApplicationName = Text(section, nameof(options.ApplicationName)) ?? options.ApplicationName;
        options.LogContent = Flag(section, nameof(options.LogContent)) ?? options.LogContent;
        foreach (IConfigurationSection host in section.GetSection(nameof(options.AllowedHosts)).GetChildren())
        {
            if (!string.IsNullOrWhiteSpace(host.Value))
            {
                options.AllowedHosts.Add(host.Value);
            }
        }

        IConfigurationSection retry = section.GetSection(nameof(options.Retry));
        options.Retry = new RetryOptions
        {
            MaxRetries = Number(retry, nameof(RetryOptions.MaxRetries)) ?? options.Retry.MaxRetries,
            BaseDelay = Time(retry, nameof(RetryOptions.BaseDelay)) ?? options.Retry.BaseDelay,
            MaxDelay = Time(retry, nameof(RetryOptions.MaxDelay)) ?? options.Retry.MaxDelay,
            Budget = Time(retry, nameof(RetryOptions.Budget)) ?? options.Retry.Budget,
        };
    }

    private static string? Text(IConfigurationSection section, string key) =>
        string.IsNullOrEmpty(section[key]) ? null : section[key];

    private Uri? Address(IConfigurationSection section, string key) =>
        Text(section, key) is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out Uri? address) ? address
        : Fail<Uri>(section, key, text, "an address. Write one such as https://graph.facebook.com");

    private bool? Flag(IConfigurationSection section, string key) =>
        Text(section, key) is not { } text ? null
        : bool.TryParse(text, out bool flag) ? flag
        : Fail<bool?>(section, key, text, "true or false");

    private int? Number(IConfigurationSection section, string key) =>
        Text(section, key) is not { } text ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number
        : Fail<int?>(section, key, text, "a whole number. Write one such as 3");

    // .NET reads a bare 10 as ten days, which nobody means.
    private TimeSpan? Time(IConfigurationSection section, string key) =>
        Text(section, key) is not { } text ? null
        : text.Contains(':', StringComparison.Ordinal)
            && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan time) ? time
        : Fail<TimeSpan?>(section, key, text, "a time. Write hours, minutes and seconds, such as 00:01:40");

    private T? Fail<T>(IConfigurationSection section, string key, string text, string advice)
    {
        _problems.Add($"{section.Path}:{key} is '{text}', which is not {advice}.");
        return default;
    }
}
