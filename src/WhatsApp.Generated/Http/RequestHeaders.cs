using System.Collections;
using System.Globalization;

namespace WhatsApp.Generated.Http;

/// <summary>Headers that one request brings itself, such as the offset of an upload or the version of an API.</summary>
public sealed class RequestHeaders : IEnumerable<KeyValuePair<string, string>>
{
    private readonly List<KeyValuePair<string, string>> _headers = [];

    /// <summary>Adds a text.</summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public RequestHeaders AddString(string name, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);
        _headers.Add(new(name, value));
        return this;
    }

    /// <summary>Adds an integer.</summary>
    public RequestHeaders AddInt64(string name, long value) =>
        AddString(name, value.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _headers.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
