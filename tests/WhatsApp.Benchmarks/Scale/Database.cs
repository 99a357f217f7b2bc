using Npgsql;
using WhatsApp.Generated.PostgreSql.Tests.Support;

namespace WhatsApp.Benchmarks.Scale;

/// <summary>A PostgreSQL server that counts its statements, and waits for the disk at each commit.</summary>
internal sealed class Database : IAsyncDisposable
{
    private readonly PostgreSqlServer _server;
    private readonly NpgsqlDataSource _dataSource;

    private Database(PostgreSqlServer server)
    {
        _server = server;
        _dataSource = NpgsqlDataSource.Create(server.ConnectionString);
    }

    public string ConnectionString => _server.ConnectionString;

    public static async Task<Database> StartAsync()
    {
        string programs = PostgreSqlServer.Programs()
            ?? throw new InvalidOperationException("PostgreSQL is not installed. On Debian: apt install postgresql");
        Database database = new(await PostgreSqlServer.StartAsync(
            programs, "fsync=on", "shared_preload_libraries=pg_stat_statements"));
        await database.ExecuteAsync("CREATE EXTENSION pg_stat_statements");
        return database;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using NpgsqlCommand command = _dataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Counts statements from 0 again.</summary>
    public Task ResetStatementsAsync() => ExecuteAsync("SELECT pg_stat_statements_reset()");

    /// <summary>
    /// How many statements there were, without BEGIN and COMMIT, which go with another statement, and without what Npgsql
    /// asks when it opens a connection.
    /// </summary>
    public async Task<long> StatementsAsync()
    {
        await using NpgsqlCommand command = _dataSource.CreateCommand(
            """
            SELECT coalesce(sum(calls), 0)::bigint FROM pg_stat_statements
            WHERE query NOT ILIKE 'begin%' AND query NOT ILIKE 'commit%' AND query NOT ILIKE 'discard%'
                AND query NOT ILIKE '%pg_stat_statements%' AND query NOT ILIKE '%pg_type%'
            """);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await _dataSource.DisposeAsync();
        await _server.DisposeAsync();
    }
}
