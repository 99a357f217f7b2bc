using System.Buffers;
using System.Globalization;
using System.Text;

namespace WhatsApp.Generated.Json;

/// <summary>
/// JSON as it is being written, in a rented buffer: the punctuation and the escapes. Newtonsoft's writer checks every
/// token against its own state, which takes longer than writing it; here the generated code is what keeps the order.
/// </summary>
internal sealed class JsonTextBuffer : IDisposable
{
    // What JSON forbids in a string, and what JavaScript does: its line ends. Everything else stays as it is.
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\0\u0001\u0002\u0003\u0004\u0005\u0006\a\b\t\n\v\f\r\u000e\u000f"
            + "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f"
            + "\"\\\u0085\u2028\u2029"
    );

    private char[] _chars = ArrayPool<char>.Shared.Rent(1024);
    private int _length;
    private bool _needsComma;

    public void StartObject() => Start('{');

    public void EndObject() => End('}');

    public void StartArray() => Start('[');

    public void EndArray() => End(']');

    /// <summary>Writes the name of a member that is known to need no escapes.</summary>
    public void WriteName(string name)
    {
        Span<char> room = Room(name.Length + 4);
        int at = 0;
        if (_needsComma)
        {
            room[at++] = ',';
        }

        room[at++] = '"';
        name.CopyTo(room[at..]);
        at += name.Length;
        room[at++] = '"';
        room[at++] = ':';
        _length += at;
        _needsComma = false;
    }

    /// <summary>Writes the name of a member that is not known.</summary>
    public void WriteAnyName(string name)
    {
        WriteString(name);
        Add(':');
        _needsComma = false;
    }

    public void WriteString(string? value)
    {
        if (value is null)
        {
            WriteRaw("null");
            return;
        }

        Separate();
        Add('"');
        ReadOnlySpan<char> rest = value;
        for (int at; (at = rest.IndexOfAny(Escaped)) >= 0; rest = rest[(at + 1)..])
        {
            Add(rest[..at]);
            AddEscape(rest[at]);
        }

        Add(rest);
        Add('"');
        _needsComma = true;
    }

    public void WriteNumber(long value)
    {
        const int mostDigits = 20;
        Separate();
        value.TryFormat(Room(mostDigits), out int written, default, CultureInfo.InvariantCulture);
        _length += written;
        _needsComma = true;
    }

    public void WriteBoolean(bool value) => WriteRaw(value ? "true" : "false");

    /// <summary>Writes what is JSON already.</summary>
    public void WriteRaw(string json)
    {
        Separate();
        Add(json);
        _needsComma = true;
    }

    public byte[] ToUtf8() => Encoding.UTF8.GetBytes(_chars, 0, _length);

    /// <summary>Writes all of it as UTF-8 into an array that the caller gives back to the shared pool.</summary>
    public ArraySegment<byte> ToRentedUtf8()
    {
        byte[] bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(_length));
        return new ArraySegment<byte>(bytes, 0, Encoding.UTF8.GetBytes(_chars, 0, _length, bytes, 0));
    }

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_chars);
        _chars = [];
        _length = 0;
    }

    private void Start(char bracket)
    {
        Separate();
        Add(bracket);
        _needsComma = false;
    }

    private void End(char bracket)
    {
        Add(bracket);
        _needsComma = true;
    }

    private void Separate()
    {
        if (_needsComma)
        {
            Add(',');
        }
    }

    private void AddEscape(char character)
    {
        Add('\\');
        switch (character)
        {
            case '"' or '\\':
                Add(character);
                break;
            case '\n':
                Add('n');
                break;
            case '\r':
                Add('r');
                break;
            case '\t':
                Add('t');
                break;
            case '\b':
                Add('b');
                break;
            case '\f':
                Add('f');
                break;
            default:
                Add('u');
                Add(((int)character).ToString("x4", CultureInfo.InvariantCulture));
                break;
        }
    }

    private void Add(char character)
    {
        Room(1)[0] = character;
        _length++;
    }

    private void Add(ReadOnlySpan<char> text)
    {
        text.CopyTo(Room(text.Length));
        _length += text.Length;
    }

    // The free part of the buffer, with room for at least so many.
    private Span<char> Room(int count)
    {
        if (count > _chars.Length - _length)
        {
            char[] larger = ArrayPool<char>.Shared.Rent(Math.Max(_length + count, _chars.Length * 2));
            _chars.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<char>.Shared.Return(_chars);
            _chars = larger;
        }

        return _chars.AsSpan(_length);
    }
}
