using Newtonsoft.Json;

namespace WhatsApp.Generated.Json;

/// <summary>
/// Finds the text of a member's name, so that the JSON engine makes none. Names that no page has are made each time.
/// </summary>
internal sealed class MemberNameTable : JsonNameTable
{
    // Large enough that most names have a place of their own.
    private const int Places = 4096;

    private readonly string[]?[] _names = new string[]?[Places];

    private MemberNameTable()
    {
        foreach (string line in MemberNames.Lines.Split('\n'))
        {
            // The same string as in the code that compares it: then there is nothing to compare.
            string name = string.Intern(line);
            ref string[]? place = ref _names[PlaceOf(name)];
            place = place is null ? [name] : [.. place, name];
        }
    }

    public static MemberNameTable Instance { get; } = new();

    public override string? Get(char[] key, int start, int length)
    {
        ReadOnlySpan<char> name = key.AsSpan(start, length);
        if (!name.IsEmpty && _names[PlaceOf(name)] is { } candidates)
        {
            foreach (string candidate in candidates)
            {
                if (name.SequenceEqual(candidate))
                {
                    return candidate;
                }
            }
        }

        return null;
    }

    // The length and a few characters tell most names apart, and take less time than a hash over all of them.
    private static int PlaceOf(ReadOnlySpan<char> name)
    {
        int sum = name.Length;
        sum = (sum * 31) + name[0];
        sum = (sum * 31) + name[name.Length / 3];
        sum = (sum * 31) + name[name.Length / 2];
        sum = (sum * 31) + name[^1];
        return sum & (Places - 1);
    }
}
