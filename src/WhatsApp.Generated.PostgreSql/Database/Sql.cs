using Npgsql;

namespace WhatsApp.Generated.PostgreSql;

/// <summary>Parts of SQL statements.</summary>
internal static class Sql
{
    /// <summary>A parameter that is passed by position.</summary>
    public static NpgsqlParameter Value<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };

    /// <summary>A quoted text.</summary>
    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A quoted identifier.</summary>
    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
