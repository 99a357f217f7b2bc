using Npgsql;
using WhatsApp.Generated.PostgreSql.Tests.Support;

namespace WhatsApp.Generated.PostgreSql.Tests.Database;

/// <summary>A test with its own schema.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public abstract class DatabaseTest
{
    protected static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    protected DatabaseTest()
    {
        Schema = $"test \"{Guid.NewGuid():N}\"";
        Options = new()
        {
            Schema = Schema,
            PollInterval = TimeSpan.FromMilliseconds(50),
            FirstRetryDelay = TimeSpan.Zero,
        };
    }

    protected static NpgsqlDataSource DataSource => Server.DataSource;

    protected string Schema { get; }

    protected PostgreSqlWebhookOptions Options { get; }

    /// <summary>The tables, quoted.</summary>
    protected string Keys => $"\"{Schema.Replace("\"", "\"\"", StringComparison.Ordinal)}\".\"webhook_keys\"";

    protected string Inbox => $"\"{Schema.Replace("\"", "\"\"", StringComparison.Ordinal)}\".\"webhook_inbox\"";

    [TearDown]
    public Task Drop() => ExecuteAsync(
        $"DROP SCHEMA IF EXISTS \"{Schema.Replace("\"", "\"\"", StringComparison.Ordinal)}\" CASCADE");

    protected static async Task<int> ExecuteAsync(string sql)
    {
        await using NpgsqlCommand command = DataSource.CreateCommand(sql);
        return await command.ExecuteNonQueryAsync();
    }

    protected static async Task<T> ScalarAsync<T>(string sql)
    {
        await using NpgsqlCommand command = DataSource.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    protected async Task<PostgreSqlWebhookStore> StoreAsync()
    {
        var store = new PostgreSqlWebhookStore(DataSource, Options);
        await store.MigrateAsync();
        return store;
    }

    protected async Task<PostgreSqlWebhookInbox> InboxAsync(TimeProvider? time = null)
    {
        var inbox = new PostgreSqlWebhookInbox(DataSource, Options, time);
        await inbox.MigrateAsync();
        return inbox;
    }

    internal ChildProcess Child(string mode, params string[] arguments) =>
        new([mode, Server.ConnectionString, Schema, .. arguments]);

    protected static async Task Until(Func<Task<bool>> condition, string what)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await condition())
        {
            Assert.That(limit.IsCancellationRequested, Is.False, $"Not after 30 s: {what}");
            await Task.Delay(20);
        }
    }

    protected static Task Until(Func<bool> condition, string what) => Until(() => Task.FromResult(condition()), what);
}
