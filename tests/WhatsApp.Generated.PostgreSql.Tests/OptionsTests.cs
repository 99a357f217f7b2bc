using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.PostgreSql.Tests;

/// <summary>Tests that need no server.</summary>
[TestFixture]
public sealed class OptionsTests
{
    private const string Nowhere = "Host=127.0.0.1;Port=1;Username=no-one";

    [TestCase("")]
    [TestCase("nul\0")]
    [TestCase("1234567890123456789012345678901234567890123456789012345678901234")]
    [TestCase("ääääääääääääääääääääääääääääääää")]
    [TestCase("webhook_inbox")]
    public void Name_is_refused_when_the_database_would_change_it_or_another_table_has_it(string name) =>
        AssertRefused(new() { KeyTable = name });

    [Test]
    public void Number_out_of_range_is_refused() => Assert.Multiple(() =>
    {
        AssertRefused(new() { Lease = TimeSpan.Zero });
        AssertRefused(new() { PollInterval = TimeSpan.Zero });
        AssertRefused(new() { Retention = TimeSpan.FromDays(-7) });
        AssertRefused(new() { PruneInterval = TimeSpan.Zero });
        AssertRefused(new() { PruneInterval = TimeSpan.FromDays(50) });
        AssertRefused(new() { FirstRetryDelay = TimeSpan.FromSeconds(-1) });
        AssertRefused(new() { MaxRetryDelay = TimeSpan.MaxValue });
        AssertRefused(new() { DrainTimeout = Timeout.InfiniteTimeSpan });
        AssertRefused(new() { MaxConcurrency = 0 });
        AssertRefused(new() { MaxAttempts = 0 });
        AssertRefused(new() { DeleteBatchSize = 0 });
    });

    [Test]
    public async Task Empty_key_and_zero_lease_are_refused()
    {
        await using NpgsqlDataSource dataSource = NpgsqlDataSource.Create(Nowhere);
        var store = new PostgreSqlWebhookStore(dataSource);
        Assert.That(
            async () => await store.ClaimAsync("", TimeSpan.FromMinutes(1), CancellationToken.None),
            Throws.ArgumentException);
        Assert.That(
            async () => await store.ClaimAsync("key", TimeSpan.Zero, CancellationToken.None),
            Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public async Task Services_have_the_store_and_the_inbox_when_added_by_connection_string()
    {
        await using ServiceProvider services = new ServiceCollection()
            .AddWhatsAppPostgreSql("Host=127.0.0.1;Port=2")
            .AddWhatsAppPostgreSql(Nowhere, options => options.Schema = "other")
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        IWebhookStore store = services.GetServices<IWebhookStore>().Single();
        Assert.That(store, Is.SameAs(services.GetRequiredService<PostgreSqlWebhookStore>()));
        Assert.That(services.GetRequiredService<PostgreSqlWebhookInbox>(), Is.Not.Null);
        Assert.That(services.GetService<NpgsqlDataSource>(), Is.Null);
    }

    [Test]
    public async Task Data_source_of_the_caller_stays_open_when_the_services_are_disposed()
    {
        await using NpgsqlDataSource dataSource = NpgsqlDataSource.Create(Nowhere);
        await using (ServiceProvider services =
            new ServiceCollection().AddWhatsAppPostgreSql(dataSource).BuildServiceProvider())
        {
            services.GetRequiredService<IWebhookStore>();
            services.GetRequiredService<PostgreSqlWebhookInbox>();
        }

        Assert.That(async () => await dataSource.OpenConnectionAsync(), Throws.InstanceOf<NpgsqlException>());
    }

    [Test]
    public void Options_are_validated_when_they_are_added() => Assert.That(
        () => new ServiceCollection().AddWhatsAppPostgreSql(Nowhere, options => options.MaxAttempts = 0),
        Throws.InstanceOf<ArgumentException>());

    private static void AssertRefused(PostgreSqlWebhookOptions options)
    {
        using NpgsqlDataSource dataSource = NpgsqlDataSource.Create(Nowhere);
        Assert.That(() => new PostgreSqlWebhookStore(dataSource, options), Throws.InstanceOf<ArgumentException>());
        Assert.That(() => new PostgreSqlWebhookInbox(dataSource, options), Throws.InstanceOf<ArgumentException>());
    }
}
