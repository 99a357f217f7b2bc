using System.Collections.ObjectModel;

namespace WhatsApp.Generated.Json;

/// <summary>The JSON of an item of a list that has an unexpected type or form.</summary>
/// <param name="Index">Index in the JSON array.</param>
/// <param name="IsItem">Whether the list has the item as well, read from another form.</param>
/// <param name="Value">The JSON as it was received.</param>
internal readonly record struct ItemMisfit(int Index, bool IsItem, RawJson Value);

/// <summary>A list without its items of an unexpected type, which are written back in their places.</summary>
internal interface IListWithMisfits
{
    /// <summary>The items of an unexpected type or form, in the order of their indexes.</summary>
    IReadOnlyList<ItemMisfit> Misfits { get; }
}

/// <summary>A map without its values of an unexpected type, which are written back.</summary>
internal interface IMapWithMisfits
{
    /// <summary>The values of an unexpected type or form, by name.</summary>
    IReadOnlyDictionary<string, RawJson> Misfits { get; }
}

/// <inheritdoc cref="IListWithMisfits"/>
internal sealed class ListWithMisfits<T>(IList<T> items, IReadOnlyList<ItemMisfit> misfits)
    : ReadOnlyCollection<T>(items), IListWithMisfits
{
    public IReadOnlyList<ItemMisfit> Misfits => misfits;
}

/// <inheritdoc cref="IMapWithMisfits"/>
internal sealed class MapWithMisfits<T>(IDictionary<string, T> values, IReadOnlyDictionary<string, RawJson> misfits)
    : Dictionary<string, T>(values, StringComparer.Ordinal), IMapWithMisfits
{
    public IReadOnlyDictionary<string, RawJson> Misfits => misfits;
}
