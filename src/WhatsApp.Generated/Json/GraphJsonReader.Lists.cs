using System.Text.Json;

namespace WhatsApp.Generated.Json;

// Lists and maps. An item of an unexpected type is kept with its index, so that it is written back in its place.
public ref partial struct GraphJsonReader
{
    /// <summary>Reads a list of texts.</summary>
    public IReadOnlyList<string>? ReadStringList() => ReadList(static (ref reader) => reader.ReadString());

    /// <summary>Reads a list of lists of texts.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? ReadStringListList() =>
        ReadList(static (ref reader) => reader.ReadStringList());

    /// <summary>Reads a list of integers.</summary>
    public IReadOnlyList<long>? ReadInt64List() => ReadValueList(static (ref reader) => reader.ReadInt64());

    /// <summary>Reads a list of values of an open enum.</summary>
    public IReadOnlyList<T>? ReadEnumList<T>()
        where T : struct, IOpenEnumValue<T> => ReadValueList(static (ref reader) => reader.ReadEnum<T>());

    /// <summary>Reads a list of objects.</summary>
    public IReadOnlyList<T>? ReadModelList<T>()
        where T : JsonModel, IJsonModel<T>
    {
        if (_json.TokenType != JsonTokenType.StartArray)
        {
            return Misfit<IReadOnlyList<T>>();
        }

        var items = default(ListBuilder<T>);
        List<ItemMisfit>? misfits = null;
        for (int index = 0; _json.Read() && _json.TokenType != JsonTokenType.EndArray; index++)
        {
            T? item = ReadModel<T>();
            items.Add(item);
            KeepMisfit(index, item is not null, ref misfits);
        }

        return Complete(items.ToArray(), misfits);
    }

    /// <summary>Reads a list of any values.</summary>
    public IReadOnlyList<RawJson>? ReadRawList() => ReadList(static (ref reader) => reader.ReadRawItem());

    /// <summary>Reads a map to texts.</summary>
    public IReadOnlyDictionary<string, string>? ReadStringMap() => ReadMap(static (ref reader) => reader.ReadString());

    /// <summary>Reads a map to any values.</summary>
    public IReadOnlyDictionary<string, RawJson>? ReadRawMap() => ReadMap(static (ref reader) => reader.ReadRawItem());

    /// <summary>Reads a map to objects.</summary>
    public IReadOnlyDictionary<string, T>? ReadModelMap<T>()
        where T : JsonModel, IJsonModel<T> => ReadMap(static (ref reader) => reader.ReadModel<T>());

    /// <summary>
    /// The items of an unexpected type or form of the list that was read last, as a JSON array. Null if there are none.
    /// </summary>
    internal RawJson? TakeMisfits()
    {
        RawJson? misfits = _misfit;
        _misfit = null;
        return misfits;
    }

    private IReadOnlyList<T>? ReadList<T>(ReadValue<T?> readItem)
        where T : class
    {
        if (_json.TokenType != JsonTokenType.StartArray)
        {
            return Misfit<IReadOnlyList<T>>();
        }

        var items = default(ListBuilder<T>);
        List<ItemMisfit>? misfits = null;
        for (int index = 0; _json.Read() && _json.TokenType != JsonTokenType.EndArray; index++)
        {
            T? item = readItem(ref this);
            items.Add(item);
            if (item is IListWithMisfits)
            {
                // A list within a list keeps its own misfits.
                _misfit = null;
            }

            KeepMisfit(index, item is not null, ref misfits);
        }

        return Complete(items.ToArray(), misfits);
    }

    private IReadOnlyList<T>? ReadValueList<T>(ReadValue<T?> readItem)
        where T : struct
    {
        if (_json.TokenType != JsonTokenType.StartArray)
        {
            return Misfit<IReadOnlyList<T>>();
        }

        var items = new List<T>();
        List<ItemMisfit>? misfits = null;
        for (int index = 0; _json.Read() && _json.TokenType != JsonTokenType.EndArray; index++)
        {
            T? item = readItem(ref this);
            if (item is not null)
            {
                items.Add(item.Value);
            }

            KeepMisfit(index, item is not null, ref misfits);
        }

        return Complete(items, misfits);
    }

    private Dictionary<string, T>? ReadMap<T>(ReadValue<T?> readItem)
        where T : class
    {
        if (_json.TokenType != JsonTokenType.StartObject)
        {
            return Misfit<Dictionary<string, T>>();
        }

        var map = new Dictionary<string, T>(StringComparer.Ordinal);
        Dictionary<string, RawJson>? misfits = null;
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            string name = Text();
            _json.Read();

            // Of several members of one name, the last counts.
            misfits?.Remove(name);
            map.Remove(name);
            if (readItem(ref this) is { } item)
            {
                map.Add(name, item);
            }

            if (_misfit is not null)
            {
                (misfits ??= new(StringComparer.Ordinal)).Add(name, _misfit);
                _misfit = null;
            }
        }

        if (misfits is null or { Count: 0 })
        {
            return map;
        }

        _misfit = UntypedJson.FromObject(string.Empty, misfits);
        return new MapWithMisfits<T>(map, misfits);
    }

    private void KeepMisfit(int index, bool isItem, ref List<ItemMisfit>? misfits)
    {
        if (_misfit is not null)
        {
            (misfits ??= []).Add(new(index, isItem, _misfit));
            _misfit = null;
        }
    }

    private IReadOnlyList<T> Complete<T>(IList<T> items, List<ItemMisfit>? misfits)
    {
        if (misfits is null)
        {
            return (IReadOnlyList<T>)items;
        }

        _misfit = UntypedJson.FromObject(string.Empty, misfits.Select(misfit => misfit.Value));
        return new ListWithMisfits<T>(items, misfits);
    }
}
