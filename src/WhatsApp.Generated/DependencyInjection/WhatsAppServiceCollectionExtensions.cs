using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WhatsApp.Generated.Http;

namespace WhatsApp.Generated;

/// <summary>
/// Adds clients to the services of an application. A client is a singleton with its own connections, created on first
/// use and disposed of with the container. Its options are validated at startup and read once; later changes of the
/// configuration have no effect. For tokens that change, register an <see cref="IGraphTokenProvider"/>; for tenants,
/// use <see cref="WhatsAppClient.ForTenant"/>. A provider that calls the API itself needs a second, named client.
/// </summary>
public static class WhatsAppServiceCollectionExtensions
{
    /// <inheritdoc cref="AddWhatsApp(IServiceCollection, string, IConfigurationSection)"/>
    /// <summary>Adds a <see cref="WhatsAppClient"/> with options from the configuration.</summary>
    public static IHttpClientBuilder AddWhatsApp(this IServiceCollection services, IConfigurationSection section) =>
        services.AddWhatsApp(Options.DefaultName, section);

    /// <inheritdoc cref="AddWhatsApp(IServiceCollection, string, Action{WhatsAppClientOptions})"/>
    /// <summary>Adds a <see cref="WhatsAppClient"/>.</summary>
    public static IHttpClientBuilder AddWhatsApp(
        this IServiceCollection services, Action<WhatsAppClientOptions> configure) =>
        services.AddWhatsApp(Options.DefaultName, configure);

    /// <inheritdoc cref="AddWhatsApp(IServiceCollection, string, Action{WhatsAppClientOptions})"/>
    /// <param name="services">The services.</param>
    /// <param name="name">Name of the client. An <see cref="IGraphTokenProvider"/> with this key is preferred.</param>
    /// <param name="section">
    /// A section with the members of <see cref="WhatsAppClientOptions"/>, such as <c>WhatsApp</c> with the key
    /// <c>WhatsApp:AccessToken</c>. Without a token, the <see cref="IGraphTokenProvider"/> of the services is used.
    /// </param>
    public static IHttpClientBuilder AddWhatsApp(
        this IServiceCollection services, string name, IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return Add(services, name, section.Path, options => ClientConfiguration.Apply(section, name, options));
    }

    /// <summary>Adds a named client, a keyed service: <c>[FromKeyedServices("shop-a")]</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">Name of the client. An <see cref="IGraphTokenProvider"/> with this key is preferred.</param>
    /// <param name="configure">
    /// Sets the options. Without a token, the <see cref="IGraphTokenProvider"/> of the services is used.
    /// </param>
    /// <returns>
    /// A builder for the innermost handlers of each attempt. Do not add a handler that repeats requests: the client
    /// retries, and knows what may be sent twice.
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

        // A second call with the same name changes the same client.
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

    /// <summary>Sets options that are not set from the services.</summary>
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
        if (options is { GraphVersion: not null, TimeProvider: not null, HasWarnedOfVersion: false })
        {
            // The host reads the options when it starts; the client is created on first use.
            GraphVersionEnd.Warn(options);
            options.HasWarnedOfVersion = true;
        }

        if (options.HttpClient is null)
        {
            options.HttpMessageHandler ??= new FactoryHandler(
                provider.GetRequiredService<IHttpMessageHandlerFactory>(), httpName);
        }
    }
}
