using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.PostgreSql;

/// <summary>Adds the store and the inbox in PostgreSQL to an application's services.</summary>
public static class PostgreSqlServiceCollectionExtensions
{
    /// <summary>
    /// Adds a <see cref="PostgreSqlWebhookStore"/>, as the <see cref="IWebhookStore"/> too, and a
    /// <see cref="PostgreSqlWebhookInbox"/>. They have their own connections. The host creates the tables when it
    /// starts, and deletes old rows while it runs.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="connectionString">The connection string of the database.</param>
    /// <param name="configure">Sets the options, such as names of tables.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static IServiceCollection AddWhatsAppPostgreSql(
        this IServiceCollection services,
        string connectionString,
        Action<PostgreSqlWebhookOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);

        // No statement of this package changes the state of its session. With prepared statements, a reset is seven
        // statements each time that a connection is used.
        NpgsqlConnectionStringBuilder own = new(connectionString) { NoResetOnClose = true };

        // Wrapped, so that it is not mistaken for the application's own data source.
        services.Replace(ServiceDescriptor.Singleton(_ => new Owned(NpgsqlDataSource.Create(own))));
        return Add(services, provider => provider.GetRequiredService<Owned>().DataSource, configure);
    }

    /// <summary>
    /// Adds a <see cref="PostgreSqlWebhookStore"/>, as the <see cref="IWebhookStore"/> too, and a
    /// <see cref="PostgreSqlWebhookInbox"/>. The caller owns the data source. The host creates the tables when it
    /// starts, and deletes old rows while it runs.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="dataSource">
    /// The database. If nothing else uses it, <c>No Reset On Close=true</c> in its connection string saves the server work.
    /// </param>
    /// <param name="configure">Sets the options, such as names of tables.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static IServiceCollection AddWhatsAppPostgreSql(
        this IServiceCollection services,
        NpgsqlDataSource dataSource,
        Action<PostgreSqlWebhookOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(dataSource);
        return Add(services, _ => dataSource, configure);
    }

    private static IServiceCollection Add(
        IServiceCollection services,
        Func<IServiceProvider, NpgsqlDataSource> dataSource,
        Action<PostgreSqlWebhookOptions>? configure)
    {
        var options = new PostgreSqlWebhookOptions();
        configure?.Invoke(options);
        options = options.Validated();
        services.Replace(ServiceDescriptor.Singleton(
            provider => new PostgreSqlWebhookStore(
                dataSource(provider), options, provider.GetService<TimeProvider>())));
        services.Replace(ServiceDescriptor.Singleton<IWebhookStore>(
            provider => provider.GetRequiredService<PostgreSqlWebhookStore>()));
        services.Replace(ServiceDescriptor.Singleton(provider => new PostgreSqlWebhookInbox(
            dataSource(provider),
            options,
            provider.GetService<TimeProvider>(),
            provider.GetService<ILogger<PostgreSqlWebhookInbox>>())));
        services.AddHostedService<WebhookMigrator>();
        services.AddHostedService<WebhookPruner>();
        services.AddHostedService<WebhookInboxMetrics>();
        return services;
    }

    // Disposed with the application's services.
    private sealed class Owned(NpgsqlDataSource dataSource) : IDisposable, IAsyncDisposable
    {
        public NpgsqlDataSource DataSource => dataSource;

        public void Dispose() => dataSource.Dispose();

        public ValueTask DisposeAsync() => dataSource.DisposeAsync();
    }
}
