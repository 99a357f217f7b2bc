using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Unicode;

namespace WhatsApp.Generated.Json;

/// <summary>
/// JSON in UTF-8 as it is being written, in a rented array: the punctuation and the escapes. The generated code keeps
/// the order of tokens, so nothing is checked here that a general writer has to check.
/// </summary>
internal sealed class Utf8JsonBuffer : IDisposable
{
    // What JSON forbids in a string. Everything else stays as it is.
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\0\u0001\u0002\u0003\u0004\u0005\u0006\a\b\t\n\v\f\r\u000e\u000f"
            + "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f"
            + "\"\\"
    );

    // The longest UTF-8 of one UTF-16 character.
    private const int BytesPerChar = 3;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(1024);
    private int _length;
    private bool _needsComma;

    /// <summary>What has been written so far.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public void StartObject() => Start((byte)'{');

    public void EndObject() => End((byte)'}');

    public void StartArray() => Start((byte)'[');

    public void EndArray() => End((byte)']');

    /// <summary>Writes the name of a member that is known to need no escapes.</summary>
    public void WriteName(ReadOnlySpan<byte> name)
    {
        Span<byte> room = Room(name.Length + 4);
        int at = 0;
        if (_needsComma)
        {
            room[at++] = (byte)',';
        }

        room[at++] = (byte)'"';
        name.CopyTo(room[at..]);
        at += name.Length;
        room[at++] = (byte)'"';
        room[at++] = (byte)':';
        _length += at;
        _needsComma = false;
    }

    /// <summary>Writes the name of a member that is not known.</summary>
    public void WriteAnyName(string name)
    {
        WriteString(name);
        Add((byte)':');
        _needsComma = false;
    }

    public void WriteString(string? value)
    {
        if (value is null)
        {
            WriteNull();
            return;
        }

        Span<byte> room = Room((value.Length * BytesPerChar) + 3);
        int at = 0;
        if (_needsComma)
        {
            room[at++] = (byte)',';
        }

        WriteString(value, room, at);
    }

    /// <summary>Writes a member whose name is known to need no escapes.</summary>
    public void WriteString(ReadOnlySpan<byte> name, string value)
    {
        Span<byte> room = Room(name.Length + (value.Length * BytesPerChar) + 6);
        int at = 0;
        if (_needsComma)
        {
            room[at++] = (byte)',';
        }

        room[at++] = (byte)'"';
        name.CopyTo(room[at..]);
        at += name.Length;
        room[at++] = (byte)'"';
        room[at++] = (byte)':';
        WriteString(value, room, at);
    }

    public void WriteNumber(long value)
    {
        const int mostDigits = 20;
        Separate();
        value.TryFormat(Room(mostDigits), out int written, default, CultureInfo.InvariantCulture);
        _length += written;
        _needsComma = true;
    }

    /// <summary>Writes a number as .NET's shortest text of it.</summary>
    public void WriteNumber<T>(T value)
        where T : IUtf8SpanFormattable
    {
        const int mostCharacters = 64;
        Separate();
        value.TryFormat(Room(mostCharacters), out int written, default, CultureInfo.InvariantCulture);
        _length += written;
        _needsComma = true;
    }

    /// <summary>Writes a number as a string.</summary>
    public void WriteNumberText(long value)
    {
        const int mostDigits = 20;
        Separate();
        Add((byte)'"');
        value.TryFormat(Room(mostDigits), out int written, default, CultureInfo.InvariantCulture);
        _length += written;
        Add((byte)'"');
        _needsComma = true;
    }

    public void WriteBoolean(bool value) => WriteRaw(value ? "true"u8 : "false"u8);

    public void WriteNull() => WriteRaw("null"u8);

    /// <summary>Writes what is JSON already.</summary>
    public void WriteRaw(string json)
    {
        Separate();
        AddText(json);
        _needsComma = true;
    }

    /// <summary>Writes what is JSON already.</summary>
    public void WriteRaw(ReadOnlySpan<byte> json)
    {
        Separate();
        json.CopyTo(Room(json.Length));
        _length += json.Length;
        _needsComma = true;
    }

    /// <summary>Hands out the rented array, which the caller gives back to the shared pool.</summary>
    public ArraySegment<byte> Detach()
    {
        var detached = new ArraySegment<byte>(_bytes, 0, _length);
        _bytes = [];
        _length = 0;
        return detached;
    }

    public void Dispose()
    {
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = [];
            _length = 0;
        }
    }

    private void Start(byte bracket)
    {
        Separate();
        Add(bracket);
        _needsComma = false;
    }

    private void End(byte bracket)
    {
        Add(bracket);
        _needsComma = true;
    }

    private void Separate()
    {
        if (_needsComma)
        {
            Add((byte)',');
        }
    }

    // Writes a text behind what was written into the room already.
    private void WriteString(string value, Span<byte> room, int at)
    {
        room[at++] = (byte)'"';
        int plain = CopyPlain(value, room[at..]);
        at += plain;
        if (plain == value.Length)
        {
            room[at++] = (byte)'"';
            _length += at;
        }
        else
        {
            _length += at;
            AddEscaped(value.AsSpan(plain));
            Add((byte)'"');
        }

        _needsComma = true;
    }

    // Copies the start of a text as far as it is ASCII without escapes, eight characters at a time. Returns its length.
    private static int CopyPlain(ReadOnlySpan<char> text, Span<byte> to)
    {
        int at = 0;
        int last = text.Length - Vector128<ushort>.Count;
        ReadOnlySpan<ushort> from = MemoryMarshal.Cast<char, ushort>(text);
        while (at <= last)
        {
            Vector128<ushort> part = Vector128.Create(from[at..]);
            Vector128<ushort> special = Vector128.LessThan(part, Vector128.Create((ushort)' '))
                | Vector128.GreaterThan(part, Vector128.Create((ushort)'~'))
                | Vector128.Equals(part, Vector128.Create((ushort)'"'))
                | Vector128.Equals(part, Vector128.Create((ushort)'\\'));
            if (special != Vector128<ushort>.Zero)
            {
                break;
            }

            Vector128.Narrow(part, part).GetLower().CopyTo(to[at..]);

            // The last eight overlap those before them.
            at = at < last ? Math.Min(at + Vector128<ushort>.Count, last) : text.Length;
        }

        for (; at < text.Length && text[at] is >= ' ' and <= '~' and not ('"' or '\\'); at++)
        {
            to[at] = (byte)text[at];
        }

        return at;
    }

    private void AddEscaped(ReadOnlySpan<char> text)
    {
        for (int at; (at = text.IndexOfAny(Escaped)) >= 0; text = text[(at + 1)..])
        {
            AddText(text[..at]);
            AddEscape(text[at]);
        }

        AddText(text);
    }

    // Half of a surrogate pair has no UTF-8; as an escape it survives.
    private void AddText(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            OperationStatus status = Utf8.FromUtf16(
                text, Room(text.Length * BytesPerChar), out int read, out int written, replaceInvalidSequences: false);
            _length += written;
            if (status == OperationStatus.Done)
            {
                return;
            }

            AddCode(text[read]);
            text = text[(read + 1)..];
        }
    }

    private void AddEscape(char character)
    {
        byte letter = character switch
        {
            '"' or '\\' => (byte)character,
            '\n' => (byte)'n',
            '\r' => (byte)'r',
            '\t' => (byte)'t',
            '\b' => (byte)'b',
            '\f' => (byte)'f',
            _ => 0,
        };
        if (letter == 0)
        {
            AddCode(character);
            return;
        }

        Add((byte)'\\');
        Add(letter);
    }

    private void AddCode(char character)
    {
        "\\u"u8.CopyTo(Room(6));
        ((int)character).TryFormat(_bytes.AsSpan(_length + 2), out _, "x4", CultureInfo.InvariantCulture);
        _length += 6;
    }

    private void Add(byte character)
    {
        Room(1)[0] = character;
        _length++;
    }

    // The free part of the array, with room for at least so many.
    private Span<byte> Room(int count)
    {
        if (count > _bytes.Length - _length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(_length + count, _bytes.Length * 2));
            Written.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        return _bytes.AsSpan(_length);
    }
}
