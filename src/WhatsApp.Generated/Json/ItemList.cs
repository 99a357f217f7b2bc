using System.Collections;
using System.Text.Json.Serialization;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated;

/// <summary>
/// A response that is one JSON array, without pages and without members beside it. A list with pages is a
/// <see cref="PagedList{TPage, TItem}"/>. Items of an unexpected type are kept in
/// <see cref="JsonModel.AdditionalData"/> as <c>items</c>, a JSON array, and are written back in their places.
/// </summary>
/// <typeparam name="TItem">The type of the items.</typeparam>
[JsonConverter(typeof(ItemListJsonConverterFactory))]
public sealed class ItemList<TItem> : JsonModel, IJsonModel<ItemList<TItem>>, IReadOnlyList<TItem>
    where TItem : JsonModel, IJsonModel<TItem>
{
    private IReadOnlyList<TItem> _items;

    /// <summary>Creates a list, such as the response of a fake.</summary>
    public ItemList(IReadOnlyList<TItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        _items = items;
    }

    /// <inheritdoc/>
    public int Count => _items.Count;

    static bool IJsonModel<ItemList<TItem>>.IsArray => true;

    internal override bool IsArray => true;

    /// <inheritdoc/>
    public TItem this[int index] => _items[index];

    /// <inheritdoc/>
    public IEnumerator<TItem> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    static ItemList<TItem> IJsonModel<ItemList<TItem>>.Create(ref GraphJsonReader reader) => new([]);

    internal override void ReadFrom(ref GraphJsonReader reader)
    {
        _items = reader.ReadModelList<TItem>() ?? [];
        if (reader.TakeMisfits() is { } misfits)
        {
            AdditionalData["items"] = misfits;
        }
    }

    internal override void WriteTo(GraphJsonWriter writer) => writer.WriteArray(this, _items);
}
