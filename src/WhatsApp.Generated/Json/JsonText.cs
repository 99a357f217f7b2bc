using System.Buffers;
using System.Globalization;
using System.Text;

namespace WhatsApp.Generated.Json;

/// <summary>What JSON's strings and white space mean, where the engine is stricter than messages of people.</summary>
internal static class JsonText
{
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

    // The engine has checked each escape already.
    private static string Unescape(ReadOnlySpan<byte> utf8)
    {
        var text = new StringBuilder(utf8.Length);
        while (utf8.IndexOf((byte)'\\') is var at and >= 0)
        {
            text.Append(Encoding.UTF8.GetString(utf8[..at]));
            if (utf8[at + 1] == 'u')
            {
                text.Append((char)ushort.Parse(utf8.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, null));
                utf8 = utf8[(at + 6)..];
                continue;
            }

            text.Append(utf8[at + 1] switch
            {
                (byte)'b' => '\b',
                (byte)'f' => '\f',
                (byte)'n' => '\n',
                (byte)'r' => '\r',
                (byte)'t' => '\t',
                byte same => (char)same,
            });
            utf8 = utf8[(at + 2)..];
        }

        return text.Append(Encoding.UTF8.GetString(utf8)).ToString();
    }

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
