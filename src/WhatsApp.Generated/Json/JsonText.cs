using System.Buffers;
using System.Globalization;
using System.Text;

namespace WhatsApp.Generated.Json;

/// <summary>What JSON's strings and white space mean, where the engine is stricter than messages of people.</summary>
internal static class JsonText
{
    private const int MostOnStack = 256;

    private static readonly SearchValues<byte> WhiteSpace = SearchValues.Create(" \t\r\n"u8);

    /// <summary>
    /// Decodes the inside of a JSON string. Bytes that are not UTF-8 become U+FFFD. Half of a surrogate pair stays as
    /// it is, since a text may have been cut in the middle of an emoji; the engine would refuse it.
    /// </summary>
    public static string Decode(ReadOnlySpan<byte> utf8, bool isEscaped) =>
        isEscaped ? Unescape(utf8) : Encoding.UTF8.GetString(utf8);

    /// <summary>One JSON value without the white space between its tokens.</summary>
    public static string Compact(ReadOnlySpan<byte> json) =>
        json.ContainsAny(WhiteSpace) ? WithoutWhiteSpace(json) : Encoding.UTF8.GetString(json);

    /// <summary>
    /// Converts a document to UTF-8. Half of a surrogate pair, which UTF-8 cannot express, becomes its escape.
    /// </summary>
    public static byte[] ToUtf8(string json)
    {
        int lone = LoneSurrogate(json, 0);
        if (lone < 0)
        {
            return Encoding.UTF8.GetBytes(json);
        }

        var text = new StringBuilder(json.Length + 16);
        int from = 0;
        for (; lone >= 0; lone = LoneSurrogate(json, from))
        {
            text.Append(json, from, lone - from);
            from = lone + 1;

            // Behind a backslash it is a wrong escape, and has to stay one.
            bool isEscaped = (lone - json.AsSpan(0, lone).TrimEnd('\\').Length) % 2 == 1;
            text.Append(isEscaped ? "\uFFFD" : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)json[lone]:x4}"));
        }

        return Encoding.UTF8.GetBytes(text.Append(json, from, json.Length - from).ToString());
    }

    private static int LoneSurrogate(string text, int from)
    {
        while (text.AsSpan(from).IndexOfAnyInRange('\uD800', '\uDFFF') is var at and >= 0)
        {
            if (from + at + 1 >= text.Length || !char.IsSurrogatePair(text, from + at))
            {
                return from + at;
            }

            from += at + 2;
        }

        return -1;
    }

    // The engine has checked each escape already. No text has more characters than bytes.
    private static string Unescape(ReadOnlySpan<byte> utf8)
    {
        char[]? rented = null;
        Span<char> text = utf8.Length <= MostOnStack
            ? stackalloc char[MostOnStack]
            : rented = ArrayPool<char>.Shared.Rent(utf8.Length);
        int length = 0;
        while (utf8.IndexOf((byte)'\\') is var at and >= 0)
        {
            length += Encoding.UTF8.GetChars(utf8[..at], text[length..]);
            byte kind = utf8[at + 1];
            int escape = kind == 'u' ? 6 : 2;
            text[length++] = kind == 'u' ? FromHex(utf8.Slice(at + 2, 4)) : FromLetter(kind);
            utf8 = utf8[(at + escape)..];
        }

        length += Encoding.UTF8.GetChars(utf8, text[length..]);
        string result = new(text[..length]);
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }

        return result;
    }

    private static char FromHex(ReadOnlySpan<byte> digits)
    {
        int code = 0;
        foreach (byte digit in digits)
        {
            code = (code << 4) | ValueOf(digit);
        }

        return (char)code;

        static int ValueOf(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
    }

    private static char FromLetter(byte letter) =>
        letter switch
        {
            (byte)'b' => '\b',
            (byte)'f' => '\f',
            (byte)'n' => '\n',
            (byte)'r' => '\r',
            (byte)'t' => '\t',
            _ => (char)letter,
        };

    private static string WithoutWhiteSpace(ReadOnlySpan<byte> json)
    {
        byte[] compact = ArrayPool<byte>.Shared.Rent(json.Length);
        int length = 0;
        bool isInString = false;
        for (int at = 0; at < json.Length; at++)
        {
            byte current = json[at];
            if (isInString && current == '\\')
            {
                compact[length++] = current;
                current = json[++at];
            }
            else if (current == '"')
            {
                isInString = !isInString;
            }
            else if (!isInString && WhiteSpace.Contains(current))
            {
                continue;
            }

            compact[length++] = current;
        }

        string text = Encoding.UTF8.GetString(compact, 0, length);
        ArrayPool<byte>.Shared.Return(compact);
        return text;
    }
}
