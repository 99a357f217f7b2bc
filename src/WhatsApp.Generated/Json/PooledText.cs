using System.Buffers;
using Newtonsoft.Json;

namespace WhatsApp.Generated.Json;

/// <summary>Lends the JSON engine its buffers.</summary>
internal sealed class PooledChars : IArrayPool<char>
{
    public static PooledChars Instance { get; } = new();

    public char[] Rent(int minimumLength) => ArrayPool<char>.Shared.Rent(minimumLength);

    public void Return(char[]? array)
    {
        if (array is not null)
        {
            ArrayPool<char>.Shared.Return(array);
        }
    }
}

/// <summary>Text that stands in a rented buffer.</summary>
internal sealed class PooledTextReader(char[] chars, int start, int end) : TextReader
{
    private int _position = start;

    public override int Peek() => _position < end ? chars[_position] : -1;

    public override int Read() => _position < end ? chars[_position++] : -1;

    public override int Read(char[] buffer, int index, int count)
    {
        int length = Math.Min(count, end - _position);
        Array.Copy(chars, _position, buffer, index, length);
        _position += length;
        return length;
    }
}
