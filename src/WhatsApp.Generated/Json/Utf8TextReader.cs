using System.Text;
using System.Text.Unicode;

namespace WhatsApp.Generated.Json;

/// <summary>
/// Decodes UTF-8 straight into the buffer of the JSON engine, part by part. A byte order mark is skipped, and what is
/// not UTF-8 becomes U+FFFD.
/// </summary>
internal sealed class Utf8TextReader : TextReader
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private ReadOnlyMemory<byte> _rest;

    // The second half of a pair of surrogates for which the last part had no room.
    private char? _secondHalf;

    public Utf8TextReader(ReadOnlyMemory<byte> utf8) =>
        _rest = utf8.Span.StartsWith(ByteOrderMark) ? utf8[ByteOrderMark.Length..] : utf8;

    public override int Read(char[] buffer, int index, int count)
    {
        Span<char> room = buffer.AsSpan(index, count);
        if (_secondHalf is { } half && count > 0)
        {
            room[0] = half;
            _secondHalf = null;
            return 1;
        }

        Utf8.ToUtf16(_rest.Span, room, out int read, out int written);
        _rest = _rest[read..];
        return written > 0 || _rest.IsEmpty || count == 0 ? written : ReadFirstHalf(out room[0]);
    }

    private int ReadFirstHalf(out char first)
    {
        Rune.DecodeFromUtf8(_rest.Span, out Rune pair, out int read);
        Span<char> halves = stackalloc char[2];
        pair.EncodeToUtf16(halves);
        _rest = _rest[read..];
        first = halves[0];
        _secondHalf = halves[1];
        return 1;
    }
}
