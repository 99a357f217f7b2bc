using System.Buffers;
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
