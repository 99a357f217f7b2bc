using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace WhatsApp.Generated.Json;

/// <summary>The additional data of a model in Kiota's form: objects instead of <see cref="RawJson"/>.</summary>
internal sealed class AdditionalDataView(IDictionary<string, RawJson> data) : IDictionary<string, object>
{
    public ICollection<string> Keys => data.Keys;

    public ICollection<object> Values => [.. data.Values.Select(value => UntypedJson.ToObject(value)!)];

    public int Count => data.Count;

    public bool IsReadOnly => false;

    public object this[string key]
    {
        get => UntypedJson.ToObject(data[key])!;
        set => data[key] = UntypedJson.FromObject(key, value);
    }

    public void Add(string key, object value) => data.Add(key, UntypedJson.FromObject(key, value));

    public void Add(KeyValuePair<string, object> item) => Add(item.Key, item.Value);

    public void Clear() => data.Clear();

    public bool Contains(KeyValuePair<string, object> item) =>
        data.TryGetValue(item.Key, out RawJson? value) && value.Equals(UntypedJson.FromObject(item.Key, item.Value));

    public bool ContainsKey(string key) => data.ContainsKey(key);

    public void CopyTo(KeyValuePair<string, object>[] array, int arrayIndex) =>
        this.ToArray<KeyValuePair<string, object>>().CopyTo(array, arrayIndex);

    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() =>
        data.Select(item => KeyValuePair.Create(item.Key, UntypedJson.ToObject(item.Value)!)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Remove(string key) => data.Remove(key);

    public bool Remove(KeyValuePair<string, object> item) => Contains(item) && data.Remove(item.Key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object value)
    {
        bool found = data.TryGetValue(key, out RawJson? raw);
        value = found ? UntypedJson.ToObject(raw!)! : null;
        return found;
    }
}
