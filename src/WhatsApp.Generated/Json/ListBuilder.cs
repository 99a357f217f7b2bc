using System.Buffers;

namespace WhatsApp.Generated.Json;

/// <summary>
/// Collects the items of a list in a rented array, so that the list itself is an array of the right length. Nearly all
/// lists of a webhook have one item, for which no array is rented.
/// </summary>
internal struct ListBuilder<T>
    where T : class
{
    private T? _first;
    private T[]? _rented;
    private int _count;

    /// <summary>Adds an item; null adds nothing.</summary>
    public void Add(T? item)
    {
        if (item is null)
        {
            return;
        }

        if (_count == 0)
        {
            _first = item;
            _count = 1;
            return;
        }

        if (_rented is null)
        {
            _rented = ArrayPool<T>.Shared.Rent(16);
            _rented[0] = _first!;
        }
        else if (_count == _rented.Length)
        {
            T[] larger = ArrayPool<T>.Shared.Rent(_count * 2);
            _rented.CopyTo(larger, 0);
            ArrayPool<T>.Shared.Return(_rented, clearArray: true);
            _rented = larger;
        }

        _rented[_count++] = item;
    }

    /// <summary>Returns the items. No more can be added afterwards.</summary>
    public T[] ToArray()
    {
        if (_rented is null)
        {
            return _first is null ? [] : [_first];
        }

        T[] items = _rented[.._count];
        _rented.AsSpan(0, _count).Clear();
        ArrayPool<T>.Shared.Return(_rented);
        _rented = null;
        return items;
    }
}
