using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics;
using System.Text;

namespace WhatsApp.Generated.Json;

/// <summary>Decodes strings of JSON that .NET's reader refuses, and removes white space.</summary>
internal static class JsonText
{
    private const int MaxOnStack = 256;

    private static readonly SearchValues<byte> WhiteSpace = SearchValues.Create(" \t\r\n"u8);

    /// <summary>
    /// Decodes the inside of a JSON string. Bytes that are not UTF-8 become U+FFFD. Half of a surrogate pair remains as
    /// it is, since a text may have been cut in the middle of an emoji; .NET's reader would refuse it.
    /// </summary>
    public static string Decode(ReadOnlySpan<byte> utf8, bool isEscaped) =>
        isEscaped ? Unescape(utf8) : Encoding.UTF8.GetString(utf8);

    /// <summary>One JSON value without the white space between its tokens.</summary>
    public static string Compact(ReadOnlySpan<byte> json) =>
        json.ContainsAny(WhiteSpace) ? WithoutWhiteSpace(json) : Encoding.UTF8.GetString(json);

    // The reader has checked each escape already. No text has more characters than bytes.
    private static string Unescape(ReadOnlySpan<byte> utf8)
    {
        char[]? rented = null;
        Span<char> text = utf8.Length <= MaxOnStack
            ? stackalloc char[MaxOnStack]
            : rented = ArrayPool<char>.Shared.Rent(utf8.Length);
        int length = 0;
        while (utf8.IndexOf((byte)'\\') is var at and >= 0)
        {
            length += Encoding.UTF8.GetChars(utf8[..at], text[length..]);
            byte kind = utf8[at + 1];
            text[length++] = kind == 'u' ? FromHex(utf8.Slice(at + 2, 4)) : FromLetter(kind);
            utf8 = utf8[(at + (kind == 'u' ? 6 : 2))..];
        }

        length += Encoding.UTF8.GetChars(utf8, text[length..]);
        string result = new(text[..length]);
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }

        return result;
    }

    private static char FromHex(ReadOnlySpan<byte> digits) =>
        Utf8Parser.TryParse(digits, out ushort code, out _, 'x') ? (char)code : throw new UnreachableException();

    private static char FromLetter(byte letter) =>
        "bfnrt"u8.IndexOf(letter) is var known and >= 0 ? "\b\f\n\r\t"[known] : (char)letter;

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
