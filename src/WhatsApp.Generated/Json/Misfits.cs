using System.Collections;

namespace WhatsApp.Generated.Json;

/// <summary>What came in place of an item of a list.</summary>
/// <param name="Index">Index in the JSON array.</param>
/// <param name="IsItem">Whether the list has the item all the same, read from another form of it.</param>
/// <param name="Value">The JSON as it came.</param>
internal readonly record struct ItemMisfit(int Index, bool IsItem, RawJson Value);

/// <summary>A list from which items of an unexpected type were left out; they are written back in their places.</summary>
internal interface IListWithMisfits
{
    /// <summary>The items of an unexpected type or form, in the order of their places.</summary>
    IReadOnlyList<ItemMisfit> Misfits { get; }
}

/// <summary>A map from which values of an unexpected type were left out; they are written back.</summary>
internal interface IMapWithMisfits
{
    /// <summary>The values of an unexpected type or form, by name.</summary>
    IReadOnlyDictionary<string, RawJson> Misfits { get; }
}

/// <inheritdoc cref="IListWithMisfits"/>
internal sealed class ListWithMisfits<T>(IReadOnlyList<T> items, IReadOnlyList<ItemMisfit> misfits)
    : IReadOnlyList<T>, IListWithMisfits
{
    public int Count => items.Count;

    public IReadOnlyList<ItemMisfit> Misfits => misfits;

    public T this[int index] => items[index];

    public IEnumerator<T> GetEnumerator() => items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <inheritdoc cref="IMapWithMisfits"/>
internal sealed class MapWithMisfits<T>(IDictionary<string, T> values, IReadOnlyDictionary<string, RawJson> misfits)
    : Dictionary<string, T>(values, StringComparer.Ordinal), IMapWithMisfits
{
    public IReadOnlyDictionary<string, RawJson> Misfits => misfits;
}
