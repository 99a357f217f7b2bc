using Npgsql;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.PostgreSql.Tests.Database;

[TestFixture]
public sealed class MigrationTests : DatabaseTest
{
    [Test]
    public async Task Tables_are_created_once_when_ten_processes_start_at_once()
    {
        Task[] starts =
        [
            .. Enumerable.Range(0, 10).Select(number => Task.Run(() => number % 2 == 0
                ? new PostgreSqlWebhookStore(DataSource, Options).MigrateAsync()
                : new PostgreSqlWebhookInbox(DataSource, Options).MigrateAsync())),
        ];
        await Task.WhenAll(starts);

        Assert.That(
            await VersionsAsync(),
            Is.EqualTo("webhook_inbox 1, webhook_inbox/compatible 1, webhook_keys 1, webhook_keys/compatible 1"));
    }

    [Test]
    public async Task Second_migration_changes_nothing()
    {
        PostgreSqlWebhookStore store = await StoreAsync();
        await store.ClaimAsync("key", Minute, CancellationToken.None);
        await store.MigrateAsync();
        WebhookClaim claim = await store.ClaimAsync("key", Minute, CancellationToken.None);
        Assert.That(claim.Outcome, Is.EqualTo(WebhookClaimOutcome.HeldByAnother));
    }

    [Test]
    public async Task Two_sets_of_tables_in_one_schema_are_independent()
    {
        PostgreSqlWebhookStore store = await StoreAsync();
        Options.KeyTable = "other; DROP TABLE \"webhook_keys\" 😀";
        PostgreSqlWebhookStore other = await StoreAsync();
        WebhookClaim one = await store.ClaimAsync("key", Minute, CancellationToken.None);
        WebhookClaim two = await other.ClaimAsync("key", Minute, CancellationToken.None);
        Assert.That(one.Outcome, Is.EqualTo(WebhookClaimOutcome.Claimed));
        Assert.That(two.Outcome, Is.EqualTo(WebhookClaimOutcome.Claimed));
    }

    [Test]
    public async Task Table_of_a_newer_version_is_refused()
    {
        PostgreSqlWebhookStore store = await StoreAsync();
        await ExecuteAsync($"UPDATE {Versions} SET version = 99");
        Assert.That(
            () => store.MigrateAsync(),
            Throws.InvalidOperationException.With.Message.Contains("webhook_keys").And.Message.Contains("99"));
    }

    [Test]
    public async Task Application_needs_no_right_to_create_tables_when_they_exist()
    {
        await StoreAsync();
        await InboxAsync();
        string role = $"role_{Guid.NewGuid():N}";
        string schema = Versions.Split('.')[0];
        await ExecuteAsync(
            $"""
            CREATE ROLE {role} LOGIN;
            GRANT USAGE ON SCHEMA {schema} TO {role};
            GRANT SELECT ON {Versions} TO {role};
            GRANT SELECT, INSERT, UPDATE, DELETE ON {Keys}, {Inbox} TO {role};
            """);
        try
        {
            await using NpgsqlDataSource limited = NpgsqlDataSource.Create(
                new NpgsqlConnectionStringBuilder(Server.ConnectionString) { Options = $"-c role={role}" });
            var store = new PostgreSqlWebhookStore(limited, Options);
            await store.MigrateAsync();
            WebhookClaim claim = await store.ClaimAsync("key", Minute, CancellationToken.None);
            Assert.That(claim.Outcome, Is.EqualTo(WebhookClaimOutcome.Claimed));

            var inbox = new PostgreSqlWebhookInbox(limited, Options);
            await inbox.MigrateAsync();
            await inbox.StoreAsync("{}"u8.ToArray());
            Assert.That((await inbox.CountAsync()).Waiting, Is.EqualTo(1));
        }
        finally
        {
            await ExecuteAsync($"DROP OWNED BY {role}; DROP ROLE {role}");
        }
    }

    private string Versions => Keys.Replace("webhook_keys", "webhook_versions", StringComparison.Ordinal);

    private Task<string> VersionsAsync() => ScalarAsync<string>(
        $"SELECT string_agg(table_name || ' ' || version, ', ' ORDER BY table_name) FROM {Versions}");
}
