using Npgsql;

namespace WhatsApp.Generated.PostgreSql;

/// <summary>Reads results.</summary>
internal static class DataReaderExtensions
{
    /// <summary>
    /// Reads the rows of the only statement that has any, and waits for those after it, such as a COMMIT that may fail.
    /// </summary>
    public static async Task<List<T>> ReadAllAsync<T>(
        this NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Add(read(reader));
        }

        await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        return rows;
    }
}
