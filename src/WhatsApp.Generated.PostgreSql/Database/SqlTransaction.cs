using System.Runtime.CompilerServices;
using Npgsql;

namespace WhatsApp.Generated.PostgreSql;

/// <summary>Executes statements in the transaction of a connection. See <see cref="SqlRunner"/>.</summary>
internal sealed class SqlTransaction(NpgsqlConnection connection)
{
    /// <summary>
    /// How long a statement may last, in seconds; 0 means any time. Null uses the connection string's.
    /// </summary>
    public int? CommandTimeout { get; set; }

    /// <summary>Executes a statement.</summary>
    /// <returns>The number of rows that it changed.</returns>
    public async Task<int> ExecuteAsync(
        string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        NpgsqlCommand command = Command(sql, parameters);
        await using ConfiguredAsyncDisposable commandScope = command.ConfigureAwait(false);
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the rows of a statement.</summary>
    public async Task<List<T>> QueryAsync<T>(
        string sql,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken,
        params NpgsqlParameter[] parameters)
    {
        NpgsqlCommand command = Command(sql, parameters);
        await using ConfiguredAsyncDisposable commandScope = command.ConfigureAwait(false);
        NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable readerScope = reader.ConfigureAwait(false);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private NpgsqlCommand Command(string sql, NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection);
        if (CommandTimeout is { } seconds)
        {
            command.CommandTimeout = seconds;
        }

        // Copies: a parameter belongs to one command, and the statement may be repeated.
        foreach (NpgsqlParameter parameter in parameters)
        {
            command.Parameters.Add(parameter.Clone());
        }

        return command;
    }
}
