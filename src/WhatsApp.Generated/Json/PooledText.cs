using System.Buffers;
using System.Text;
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

/// <summary>Takes text and keeps it as UTF-8 in a rented buffer.</summary>
internal sealed class PooledUtf8Writer : TextWriter
{
    private readonly Encoder _encoder = new UTF8Encoding(false).GetEncoder();
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(1024);

    public override Encoding Encoding => Encoding.UTF8;

    public int Length { get; private set; }

    public ReadOnlySpan<byte> WrittenSpan => _bytes.AsSpan(0, Length);

    public ReadOnlyMemory<byte> WrittenMemory => _bytes.AsMemory(0, Length);

    public override void Write(char value) => Write([value]);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        // A pair of surrogates may be cut in two writes; the encoder remembers the first half.
        int needed = Length + Encoding.UTF8.GetMaxByteCount(buffer.Length);
        if (needed > _bytes.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, _bytes.Length * 2));
            WrittenSpan.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        Length += _encoder.GetBytes(buffer, _bytes.AsSpan(Length), flush: false);
    }

    protected override void Dispose(bool disposing)
    {
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = [];
            Length = 0;
        }

        base.Dispose(disposing);
    }
}
