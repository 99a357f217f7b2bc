using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace WhatsApp.Generated.Bulk;

/// <summary>Adds rate limits for messages to clients.</summary>
public static class MessageLimitsExtensions
{
    /// <summary>
    /// Adds rate limits to a client. Each client with these options has its own limiter, unless
    /// <see cref="MessageLimits.Limiter"/> is set. A second call replaces the limits of the first.
    /// </summary>
    /// <param name="options">Options of a client that is not created yet.</param>
    /// <param name="limits">The limits. Null uses Meta's standard throughput.</param>
    /// <returns>The options.</returns>
    /// <exception cref="ArgumentException">The limits are out of range; the message says which.</exception>
    public static WhatsAppClientOptions UseMessageLimits(
        this WhatsAppClientOptions options, MessageLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        limits ??= new MessageLimits();
        limits.Validate();
        if (options.BeforeAttempt.FirstOrDefault(create => create.Target is HandlerFactory) is { } earlier)
        {
            options.BeforeAttempt.Remove(earlier);
        }

        options.BeforeAttempt.Add(new HandlerFactory(limits).Create);
        return options;
    }

    /// <summary>Adds rate limits to the client of <c>AddWhatsApp</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="section">
    /// A section such as <c>WhatsApp:Limits</c> with the keys <c>MessagesPerSecond</c>, <c>PairInterval</c>,
    /// <c>PairBurst</c> and <c>MaxWait</c>, the members of <see cref="MessageLimits"/>. A missing key keeps the value
    /// that code has set, or the default.
    /// </param>
    /// <param name="name">Name of the client, as for <c>AddWhatsApp</c>. Null is the client without a name.</param>
    /// <remarks>An invalid value stops the host at startup; the message names the key.</remarks>
    public static IServiceCollection AddMessageLimits(
        this IServiceCollection services, IConfigurationSection section, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(section);
        return services.AddMessageLimits(earlier => Read(section, name ?? Options.DefaultName, earlier), name);
    }

    /// <summary>Adds rate limits to the client of <c>AddWhatsApp</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="name">Name of the client, as for <c>AddWhatsApp</c>. Null is the client without a name.</param>
    public static IServiceCollection AddMessageLimits(
        this IServiceCollection services, MessageLimits limits, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return services.AddMessageLimits(_ => limits, name);
    }

    private static IServiceCollection AddMessageLimits(
        this IServiceCollection services, Func<MessageLimits, MessageLimits> limitsOf, string? name)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.Configure<WhatsAppClientOptions>(
            name ?? Options.DefaultName, options => options.UseMessageLimits(limitsOf(LimitsOf(options))));
    }

    private static MessageLimits LimitsOf(WhatsAppClientOptions options) => options.BeforeAttempt
        .Select(create => create.Target).OfType<HandlerFactory>().FirstOrDefault()?.Limits ?? new MessageLimits();

    // Key by key: without reflection, and with errors that name the key.
    private static MessageLimits Read(IConfigurationSection section, string name, MessageLimits limits)
    {
        var problems = new List<string>();
        limits = new MessageLimits
        {
            MessagesPerSecondOf = limits.MessagesPerSecondOf,
            AccountOf = limits.AccountOf,
            Limiter = limits.Limiter,
            MessagesPerSecond = Number(nameof(limits.MessagesPerSecond), 1) ?? limits.MessagesPerSecond,
            PairInterval = Time(nameof(limits.PairInterval)) ?? limits.PairInterval,
            PairBurst = Number(nameof(limits.PairBurst), 1) ?? limits.PairBurst,
            MaxWait = Time(nameof(limits.MaxWait)) ?? limits.MaxWait,
        };
        problems.AddRange(MisspeltKeys.In(
            section,
            [
                nameof(limits.MessagesPerSecond), nameof(limits.PairInterval), nameof(limits.PairBurst),
                nameof(limits.MaxWait),
            ]));
        return problems.Count == 0
            ? limits
            : throw new OptionsValidationException(name, typeof(WhatsAppClientOptions), problems);

        int? Number(string key, int min) =>
            string.IsNullOrEmpty(section[key]) ? null
            : int.TryParse(section[key], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                && number >= min ? number
            : Fail<int>(key, $"a whole number from {min}. Write one such as 3");

        // .NET reads a bare 10 as ten days, which is rarely intended.
        TimeSpan? Time(string key) =>
            string.IsNullOrEmpty(section[key]) ? null
            : section[key]!.Contains(':', StringComparison.Ordinal)
                && TimeSpan.TryParse(section[key], CultureInfo.InvariantCulture, out TimeSpan time)
                && time >= TimeSpan.Zero ? time
            : Fail<TimeSpan>(key, "a time. Write hours, minutes and seconds, such as 00:01:40");

        T? Fail<T>(string key, string expected)
            where T : struct
        {
            problems.Add($"{section.Path}:{key} is '{section[key]}', which is not {expected}.");
            return null;
        }
    }

    private sealed class HandlerFactory(MessageLimits limits)
    {
        public MessageLimits Limits => limits;

        public MessageLimitHandler Create(WhatsAppClientOptions client) => new(limits, client.TimeProvider);
    }
}
