using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Unicode;

namespace WhatsApp.Generated.Json;

/// <summary>
/// JSON in UTF-8 that is being written, in a rented array: the punctuation and the escapes. Each value is written with
/// a comma after it, which the end of its object or array replaces. The caller is responsible for the order of tokens:
/// it is not checked.
/// </summary>
internal sealed class Utf8JsonBuffer : IDisposable
{
    // The longest UTF-8 of one UTF-16 character.
    private const int BytesPerChar = 3;

    private const int MaxNumberLength = 64;

    // What JSON does not allow in a string. Everything else is written as it is.
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\0\u0001\u0002\u0003\u0004\u0005\u0006\a\b\t\n\v\f\r\u000e\u000f"
            + "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f\"\\");

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(1024);
    private int _length;

    /// <summary>What has been written so far.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, LengthWithoutComma);

    private int LengthWithoutComma => _length > 0 && _bytes[_length - 1] == ',' ? _length - 1 : _length;

    public void StartObject() => Add((byte)'{');

    public void EndObject() => End("},"u8);

    public void StartArray() => Add((byte)'[');

    public void EndArray() => End("],"u8);

    /// <summary>Writes a member name that is known to need no escapes.</summary>
    public void WriteName(ReadOnlySpan<byte> name)
    {
        Span<byte> free = Reserve(name.Length + 3);
        free[0] = (byte)'"';
        name.CopyTo(free[1..]);
        free[name.Length + 1] = (byte)'"';
        free[name.Length + 2] = (byte)':';
        _length += name.Length + 3;
    }

    /// <summary>Writes a member name that may need escapes.</summary>
    public void WriteAnyName(string name)
    {
        WriteString(name);
        _bytes[_length - 1] = (byte)':';
    }

    public void WriteString(string? value)
    {
        if (value is null)
        {
            WriteNull();
            return;
        }

        Span<byte> free = Reserve((value.Length * BytesPerChar) + 3);
        free[0] = (byte)'"';
        int plain = CopyPlain(value, free[1..]);
        if (plain == value.Length)
        {
            free[plain + 1] = (byte)'"';
            free[plain + 2] = (byte)',';
            _length += plain + 3;
            return;
        }

        _length += plain + 1;
        AddEscaped(value.AsSpan(plain));
        Add("\","u8);
    }

    /// <summary>Writes a number as .NET's shortest text of it.</summary>
    public void WriteNumber<T>(T value)
        where T : IUtf8SpanFormattable
    {
        value.TryFormat(Reserve(MaxNumberLength), out int written, default, CultureInfo.InvariantCulture);
        _length += written;
        Add((byte)',');
    }

    /// <summary>Writes a number as a string.</summary>
    public void WriteNumberText(long value)
    {
        Add((byte)'"');
        WriteNumber(value);
        _length--;
        Add("\","u8);
    }

    public void WriteBoolean(bool value) => Add(value ? "true,"u8 : "false,"u8);

    public void WriteNull() => Add("null,"u8);

    /// <summary>Writes text that is already JSON.</summary>
    public void WriteRaw(ReadOnlySpan<char> json)
    {
        AddText(json);
        Add((byte)',');
    }

    /// <summary>Transfers the rented array to the caller, who returns it to the shared pool.</summary>
    public ArraySegment<byte> Detach()
    {
        var detached = new ArraySegment<byte>(_bytes, 0, LengthWithoutComma);
        _bytes = [];
        _length = 0;
        return detached;
    }

    /// <summary>What has been written so far, as text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Written);

    public void Dispose()
    {
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(Detach().Array!);
        }
    }

    private void End(ReadOnlySpan<byte> bracketAndComma)
    {
        _length = LengthWithoutComma;
        Add(bracketAndComma);
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
            Span<byte> free = Reserve(text.Length * BytesPerChar);
            OperationStatus status =
                Utf8.FromUtf16(text, free, out int read, out int written, replaceInvalidSequences: false);
            _length += written;
            if (status == OperationStatus.Done)
            {
                return;
            }

            AddHalfPair(text[read]);
            text = text[(read + 1)..];
        }
    }

    private void AddHalfPair(char half)
    {
        int backslashes = _length - _bytes.AsSpan(0, _length).TrimEnd((byte)'\\').Length;
        if (backslashes % 2 == 0)
        {
            AddCode(half);
        }
        else
        {
            // It is part of an escape that is not valid, and must not become a valid one.
            Add("\uFFFD"u8);
        }
    }

    private void AddEscape(char character)
    {
        int known = "\"\\\n\r\t\b\f".IndexOf(character);
        if (known < 0)
        {
            AddCode(character);
            return;
        }

        Add((byte)'\\');
        Add("\"\\nrtbf"u8[known]);
    }

    private void AddCode(char character)
    {
        Add("\\u"u8);
        ((int)character).TryFormat(Reserve(4), out int written, "x4", CultureInfo.InvariantCulture);
        _length += written;
    }

    private void Add(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(Reserve(utf8.Length));
        _length += utf8.Length;
    }

    private void Add(byte character)
    {
        Reserve(1)[0] = character;
        _length++;
    }

    // The free part of the array, which is at least this long.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Reserve(int count)
    {
        if (count > _bytes.Length - _length)
        {
            Grow(count);
        }

        return _bytes.AsSpan(_length);
    }

    private void Grow(int count)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(_length + count, _bytes.Length * 2));
        _bytes.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
