using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace WhatsApp.Generated;

/// <summary>
/// Adds clients to the services of an application. Each is a singleton with connections of its own, made when it is
/// first asked for, and closed with the container. Its options are checked when the host starts and read once: a later
/// change of the configuration has no effect before a restart. For tokens that change, register an
/// <see cref="IGraphTokenProvider"/>; for tenants that come and go, use <see cref="WhatsAppClient.ForTenant"/>. A
/// provider that calls the API itself takes a client of another name.
/// </summary>
public static class WhatsAppServiceCollectionExtensions
{
    /// <summary>Adds a <see cref="WhatsAppClient"/> with options from the configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="section">
    /// The section with the members of <see cref="WhatsAppClientOptions"/>, such as <c>WhatsApp</c> with
    /// <c>WhatsApp:AccessToken</c>. Without a token, the <see cref="IGraphTokenProvider"/> of the services is used.
    /// </param>
    /// <returns>
    /// The handlers that every try passes last, to be added to. Add none that repeats requests: the client does that
    /// itself, and knows what may be sent twice.
    /// </returns>
    public static IHttpClientBuilder AddWhatsApp(this IServiceCollection services, IConfigurationSection section) =>
        services.AddWhatsApp(Options.DefaultName, section);

    /// <summary>Adds a <see cref="WhatsAppClient"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">
    /// Sets the options. Without a token, the <see cref="IGraphTokenProvider"/> of the services is used.
    /// </param>
    /// <returns>
    /// The handlers that every try passes last, to be added to. Add none that repeats requests: the client does that
    /// itself, and knows what may be sent twice.
    /// </returns>
    public static IHttpClientBuilder AddWhatsApp(
        this IServiceCollection services, Action<WhatsAppClientOptions> configure) =>
        services.AddWhatsApp(Options.DefaultName, configure);

    /// <summary>Adds a client with a name, a keyed service: <c>[FromKeyedServices("shop-a")]</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">Name of the client, and the key of its provider if there are several.</param>
    /// <param name="section">The section with the members of <see cref="WhatsAppClientOptions"/>.</param>
    /// <returns>
    /// The handlers that every try passes last, to be added to. Add none that repeats requests: the client does that
    /// itself, and knows what may be sent twice.
    /// </returns>
    public static IHttpClientBuilder AddWhatsApp(
        this IServiceCollection services, string name, IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return Add(services, name, section.Path, options => ClientConfiguration.Apply(section, name, options));
    }

    /// <summary>Adds a client with a name, a keyed service: <c>[FromKeyedServices("shop-a")]</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">Name of the client, and the key of its provider if there are several.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>
    /// The handlers that every try passes last, to be added to. Add none that repeats requests: the client does that
    /// itself, and knows what may be sent twice.
    /// </returns>
    public static IHttpClientBuilder AddWhatsApp(
        this IServiceCollection services, string name, Action<WhatsAppClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return Add(services, name, sectionPath: null, configure);
    }

    private static IHttpClientBuilder Add(
        IServiceCollection services, string name, string? sectionPath, Action<WhatsAppClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        services.AddOptions<WhatsAppClientOptions>(name).Configure(configure);
        string httpName = name.Length == 0 ? nameof(WhatsAppClient) : $"{nameof(WhatsAppClient)}-{name}";
        IHttpClientBuilder http = services.AddHttpClient(httpName);

        // Called again for the same name, it changes the same client.
        if (services.FirstOrDefault(service => service.ServiceType == typeof(ClientOptionsValidator)
            && name.Equals(service.ServiceKey))?.KeyedImplementationInstance is ClientOptionsValidator existing)
        {
            existing.SectionPath ??= sectionPath;
            return http;
        }

        var validator = new ClientOptionsValidator(name) { SectionPath = sectionPath };
        services.AddKeyedSingleton(name, validator);
        services.AddSingleton<IValidateOptions<WhatsAppClientOptions>>(validator);
        services
            .AddOptions<WhatsAppClientOptions>(name)
            .PostConfigure<IServiceProvider>((options, provider) => Complete(options, provider, name, httpName))
            .ValidateOnStart();
        services.AddKeyedSingleton(name, (provider, _) => new SharedConnections(OptionsOf(provider, name)));
        http.ConfigurePrimaryHttpMessageHandler(
            provider => provider.GetRequiredKeyedService<SharedConnections>(name).Borrow());
        if (name.Length == 0)
        {
            services.TryAddSingleton(provider => new WhatsAppClient(OptionsOf(provider, name)));
        }
        else
        {
            services.TryAddKeyedSingleton(name, (provider, _) => new WhatsAppClient(OptionsOf(provider, name)));
        }

        return http;
    }

    private static WhatsAppClientOptions OptionsOf(IServiceProvider provider, string name) =>
        provider.GetRequiredService<IOptionsMonitor<WhatsAppClientOptions>>().Get(name);

    /// <summary>Takes from the services what the options leave open.</summary>
    private static void Complete(
        WhatsAppClientOptions options, IServiceProvider provider, string name, string httpName)
    {
        if (options.AccessToken is null)
        {
            options.AccessTokenProvider ??= provider.GetKeyedService<IGraphTokenProvider>(name)
                ?? provider.GetService<IGraphTokenProvider>();
        }

        if (options.TimeProvider == TimeProvider.System)
        {
            options.TimeProvider = provider.GetService<TimeProvider>() ?? TimeProvider.System;
        }

        options.LoggerFactory ??= provider.GetService<ILoggerFactory>();
        if (options.HttpClient is null)
        {
            options.HttpMessageHandler ??= new FactoryHandler(
                provider.GetRequiredService<IHttpMessageHandlerFactory>(), httpName);
        }
    }
}
