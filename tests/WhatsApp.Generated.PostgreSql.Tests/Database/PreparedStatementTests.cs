using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WhatsApp.Generated.PostgreSql.Tests.Support;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.PostgreSql.Tests.Database;

/// <summary>Statements are prepared without the connection string, and not behind a pooler.</summary>
[TestFixture]
public sealed class PreparedStatementTests : DatabaseTest
{
    [TestCase(null, true)]
    [TestCase(true, true)]
    [TestCase(false, false)]
    public async Task Statements_are_prepared_on_a_connection_to_the_server(bool? option, bool expected)
    {
        await StoreAsync();
        Options.PrepareStatements = option;
        await using NpgsqlDataSource dataSource = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(Server.ConnectionString) { MaxPoolSize = 1 });

        await ClaimAndCommitAsync(new PostgreSqlWebhookStore(dataSource, Options), "a");

        await using NpgsqlCommand command =
            dataSource.CreateCommand("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%webhook_keys%'");
        Assert.That(await command.ExecuteScalarAsync(), Is.EqualTo(expected ? 2L : 0L));
    }

    [Test]
    public async Task Connection_of_the_package_is_used_again_after_an_error()
    {
        ServiceCollection services = new();
        services.AddWhatsAppPostgreSql(
            new NpgsqlConnectionStringBuilder(Server.ConnectionString) { MaxPoolSize = 1 }.ConnectionString,
            options => options.Schema = Schema);
        await using ServiceProvider provider = services.BuildServiceProvider();
        PostgreSqlWebhookStore store = provider.GetRequiredService<PostgreSqlWebhookStore>();

        // There is no table yet.
        PostgresException? missing = await Assert.ThrowsAsync<PostgresException>(
            () => store.ClaimAsync("a", Minute, CancellationToken.None).AsTask());
        await store.MigrateAsync();
        await ClaimAndCommitAsync(store, "a");

        Assert.That(missing!.SqlState, Is.EqualTo(PostgresErrorCodes.UndefinedTable));
        WebhookClaim again = await store.ClaimAsync("a", Minute, CancellationToken.None);
        Assert.That(again.Outcome, Is.EqualTo(WebhookClaimOutcome.AlreadyHandled));
    }

    [Test]
    public async Task Store_and_inbox_work_behind_PgBouncer_in_transaction_mode()
    {
        string? program = PgBouncer.Program();
        if (program is null)
        {
            Assert.Ignore("PgBouncer is not installed.");
        }

        await using PgBouncer bouncer = await PgBouncer.StartAsync(program, Server.ConnectionString);
        await using NpgsqlDataSource one = NpgsqlDataSource.Create(bouncer.ConnectionString);
        await using NpgsqlDataSource other = NpgsqlDataSource.Create(bouncer.ConnectionString);
        PostgreSqlWebhookStore[] stores = [new(one, Options), new(other, Options)];
        await stores[0].MigrateAsync();
        PostgreSqlWebhookInbox inbox = new(one, Options);
        await inbox.MigrateAsync();

        // Two applications share three connections to the server, so statements of both run on each of them.
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 400),
            new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (number, _) => await ClaimAndCommitAsync(stores[number % 2], $"{number}"));
        int handled = 0;
        await using (new Worker(stop => inbox.RunAsync(
            (_, _) =>
            {
                Interlocked.Increment(ref handled);
                return Task.CompletedTask;
            },
            stop)))
        {
            for (int number = 0; number < 50; number++)
            {
                await inbox.StoreAsync("x"u8.ToArray());
            }

            await Until(
                async () => await inbox.CountAsync() is { Waiting: 0, Running: 0 }, "the inbox is empty");
        }

        Assert.That(handled, Is.EqualTo(50));
        Assert.That(
            await ScalarAsync<long>($"SELECT count(*) FROM {Keys} WHERE handled_at IS NOT NULL"), Is.EqualTo(400));
    }

    private static async Task ClaimAndCommitAsync(PostgreSqlWebhookStore store, string key)
    {
        WebhookClaim claim = await store.ClaimAsync(key, Minute, CancellationToken.None);
        Assert.That(claim.Outcome, Is.EqualTo(WebhookClaimOutcome.Claimed));
        await store.CommitAsync(key, claim.Token, CancellationToken.None);
    }
}
