using System.Globalization;
using System.Text;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Http;

/// <summary>The query parameters of one operation. Generated for every operation that has any.</summary>
public interface IQueryParameters
{
    /// <summary>Adds the parameters that are set.</summary>
    void WriteTo(QueryString query);
}

/// <summary>Builds the query of a request's address. Names and values are escaped; null is left out.</summary>
public sealed class QueryString
{
    private readonly List<KeyValuePair<string, string>> _parameters = [];
    private readonly string? _afterCursor;
    private readonly List<string> _secrets = [];

    internal QueryString(string? afterCursor) => _afterCursor = afterCursor;

    /// <summary>Adds a text.</summary>
    public void WriteString(string name, string? value)
    {
        // The list continues at its own cursor, not at that of the first page.
        bool replaced = _afterCursor is not null && name is ("after" or "before");
        if (value is not null && !replaced)
        {
            Append(name, value);
        }
    }

    /// <summary>Adds a text that is a secret, such as a token to inspect.</summary>
    public void WriteSecret(string name, string? value)
    {
        WriteString(name, value);
        if (value is not null)
        {
            _secrets.Add(value);
        }
    }

    /// <summary>Adds a boolean.</summary>
    public void WriteBoolean(string name, bool? value) =>
        WriteString(name, value is { } flag ? (flag ? "true" : "false") : null);

    /// <summary>Adds an integer.</summary>
    public void WriteInt64(string name, long? value) =>
        WriteString(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds an integer of 32 bits.</summary>
    public void WriteInt32(string name, int? value) => WriteInt64(name, value);

    /// <summary>Adds a date as <c>2026-11-20</c>.</summary>
    public void WriteDate(string name, DateOnly? value) =>
        WriteString(name, value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>Adds a point in time as Unix seconds.</summary>
    public void WriteUnixTime(string name, DateTimeOffset? value) => WriteInt64(name, value?.ToUnixTimeSeconds());

    /// <summary>Adds a point in time as Unix seconds.</summary>
    public void WriteUnixTimeText(string name, DateTimeOffset? value) => WriteUnixTime(name, value);

    /// <summary>Adds a value of an open enum.</summary>
    public void WriteEnum<T>(string name, T? value)
        where T : struct, IOpenEnumValue<T> => WriteString(name, value?.Value);

    /// <summary>Adds a value of an open enum.</summary>
    public void WriteEnum<T>(string name, T value)
        where T : struct, IOpenEnumValue<T> => WriteString(name, value.Value);

    /// <summary>Adds texts, separated by commas.</summary>
    public void WriteStringList(string name, IReadOnlyList<string>? values) =>
        WriteString(name, values is null ? null : string.Join(',', values));

    /// <summary>Adds texts as a JSON array.</summary>
    public void WriteJsonList(string name, IReadOnlyList<string>? values) =>
        WriteString(name, values is null ? null : $"[{string.Join(',', values.Select(RawJson.FromString))}]");

    /// <summary>Adds values of an open enum, separated by commas.</summary>
    public void WriteEnumList<T>(string name, IReadOnlyList<T>? values)
        where T : struct, IOpenEnumValue<T> =>
        WriteString(name, values is null ? null : string.Join(',', values.Select(value => value.Value)));

    /// <summary>Adds objects as a JSON array.</summary>
    public void WriteModelList<T>(string name, IReadOnlyList<T>? values)
        where T : JsonModel =>
        WriteString(name, values is null ? null : $"[{string.Join(',', values.Select(GraphJson.Write))}]");

    /// <summary>Values that no exception and no log may show.</summary>
    internal IReadOnlyList<string> Secrets => _secrets;

    /// <summary>The parameters as they were written, not escaped.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> Parameters => _parameters;

    /// <summary>Adds a parameter.</summary>
    internal void Append(string name, string value) => _parameters.Add(new(name, value));

    /// <summary>The query with its question mark; empty if no parameter is set.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach ((string name, string value) in _parameters)
        {
            text.Append(text.Length == 0 ? '?' : '&')
                .Append(Uri.EscapeDataString(name))
                .Append('=')
                .Append(Uri.EscapeDataString(value));
        }

        return text.ToString();
    }
}
