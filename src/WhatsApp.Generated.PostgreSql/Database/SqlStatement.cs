using Npgsql;

namespace WhatsApp.Generated.PostgreSql;

/// <summary>A statement and its parameters, by position.</summary>
internal sealed class SqlStatement(string text, params NpgsqlParameter[] parameters)
{
    /// <summary>Creates a batch, which is sent to the server in one round trip.</summary>
    public static NpgsqlBatch Batch(NpgsqlConnection connection, params ReadOnlySpan<SqlStatement> statements)
    {
        NpgsqlBatch batch = connection.CreateBatch();
        foreach (SqlStatement statement in statements)
        {
            batch.BatchCommands.Add(statement.ToCommand());
        }

        return batch;
    }

    // Copies the parameters: one belongs to one command, and the statement may be repeated.
    private NpgsqlBatchCommand ToCommand()
    {
        NpgsqlBatchCommand command = new(text);
        foreach (NpgsqlParameter parameter in parameters)
        {
            command.Parameters.Add(parameter.Clone());
        }

        return command;
    }
}
