using System.Text;

namespace WhatsApp.Generated.Json;

/// <summary>
/// Finds the text of a value that the pages list, such as a status, by its bytes, so that no new string is created for
/// it.
/// </summary>
internal static class KnownTextTable
{
    // A power of two, large enough that few texts share a place.
    private const int Places = 8192;

    private static readonly Entry?[] Entries = Build();

    /// <summary>The text of these bytes of UTF-8. Null if the pages do not list it.</summary>
    public static string? Find(ReadOnlySpan<byte> utf8) => FindEntry(utf8)?.Text;

    /// <summary>The text of these bytes of UTF-8 in lower case. Null if the pages do not list it.</summary>
    public static string? FindLower(ReadOnlySpan<byte> utf8) => FindEntry(utf8)?.Lower;

    private static Entry? FindEntry(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            return null;
        }

        Entry? entry = Entries[PlaceOf(utf8)];
        while (entry is not null && !Ascii.Equals(utf8, entry.Text))
        {
            entry = entry.Next;
        }

        return entry;
    }

    private static Entry?[] Build()
    {
        var entries = new Entry?[Places];
        ReadOnlySpan<byte> rest = KnownTexts.Lines;
        while (!rest.IsEmpty)
        {
            int end = rest.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = end < 0 ? rest : rest[..end];
            ref Entry? place = ref entries[PlaceOf(line)];
            place = new Entry(Encoding.UTF8.GetString(line), place);
            rest = rest[(end < 0 ? rest.Length : end + 1)..];
        }

        return entries;
    }

    // The length and a few bytes distinguish most texts, in less time than a hash of all bytes needs.
    private static int PlaceOf(ReadOnlySpan<byte> utf8)
    {
        int sum = utf8.Length;
        sum = (sum * 31) + utf8[0];
        sum = (sum * 31) + utf8[utf8.Length / 3];
        sum = (sum * 31) + utf8[utf8.Length / 2];
        sum = (sum * 31) + utf8[^1];
        return sum & (Places - 1);
    }

    private sealed class Entry(string text, Entry? next)
    {
        public string Text { get; } = text;

        public string Lower { get; } = text.AsSpan().ContainsAnyInRange('A', 'Z') ? text.ToLowerInvariant() : text;

        public Entry? Next { get; } = next;
    }
}
