using System.Globalization;
using Npgsql;
using WhatsApp.Generated.PostgreSql.Tests.Support;

namespace WhatsApp.Benchmarks.Scale;

/// <summary>A PostgreSQL server that counts its statements, and waits for the disk at each commit.</summary>
internal sealed class Database : IAsyncDisposable
{
    // In /proc/*/stat, after the name, which may have spaces.
    private const int ParentField = 1;
    private const int TimeField = 11;

    private readonly PostgreSqlServer _server;
    private readonly NpgsqlDataSource _dataSource;

    private Database(PostgreSqlServer server)
    {
        _server = server;
        _dataSource = NpgsqlDataSource.Create(ConnectionString);
    }

    /// <summary>
    /// The connection string, without the statements with which Npgsql resets a connection. The data source that
    /// <c>AddWhatsAppPostgreSql</c> creates has none either.
    /// </summary>
    public string ConnectionString => _server.ConnectionString + ";No Reset On Close=true";

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

    /// <summary>The CPU time of all processes of the server, as Linux counts it: in hundredths of a second.</summary>
    public async Task<TimeSpan> CpuAsync()
    {
        await using NpgsqlCommand command = _dataSource.CreateCommand("SELECT pg_backend_pid()");
        string server = Statistics((int)(await command.ExecuteScalarAsync())!)[ParentField];
        long ticks = 0;
        foreach (string folder in Directory.GetDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), out int process) && File.Exists(Path.Combine(folder, "stat")))
            {
                string[] fields = Statistics(process);
                bool isServer = Path.GetFileName(folder) == server;
                if (isServer || fields[ParentField] == server)
                {
                    // Of itself, and in the server of its processes that have ended.
                    ticks += fields[TimeField..(TimeField + (isServer ? 4 : 2))].Sum(
                        static field => long.Parse(field, CultureInfo.InvariantCulture));
                }
            }
        }

        return TimeSpan.FromMilliseconds(ticks * 10);
    }

    public async ValueTask DisposeAsync()
    {
        await _dataSource.DisposeAsync();
        await _server.DisposeAsync();
    }

    // A process that has just ended has none.
    private static string[] Statistics(int process)
    {
        try
        {
            string text = File.ReadAllText($"/proc/{process}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return [.. Enumerable.Repeat("0", TimeField + 4)];
        }
    }
}
