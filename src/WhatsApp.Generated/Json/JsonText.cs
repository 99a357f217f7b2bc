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
