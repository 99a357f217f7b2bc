using System.Globalization;
using System.Text.Json;

namespace WhatsApp.Upstream.Examples;

/// <summary>How one place of a document differs.</summary>
internal enum Difference
{
    /// <summary>A value is missing.</summary>
    Missing,

    /// <summary>A value is another one, or was added.</summary>
    Value,

    /// <summary>The same value, as text instead of a number or the other way round.</summary>
    Form,
}

/// <summary>Compares JSON documents: the order of members does not count, and numbers count by their value.</summary>
internal static class JsonComparison
{
    /// <summary>Places where the second document differs from the first, as JSON pointers.</summary>
    public static IEnumerable<(string Pointer, Difference Difference)> Compare(
        JsonElement read,
        JsonElement written,
        string at = ""
    )
    {
        if (read.ValueKind == JsonValueKind.Object && written.ValueKind == JsonValueKind.Object)
        {
            return CompareObjects(read, written, at);
        }

        if (read.ValueKind == JsonValueKind.Array && written.ValueKind == JsonValueKind.Array)
        {
            return CompareArrays(read, written, at);
        }

        if (AreEqual(read, written))
        {
            return [];
        }

        return
        [
            (
                at,
                IsScalar(read) && IsScalar(written) && Text(read) == Text(written) ? Difference.Form : Difference.Value
            ),
        ];
    }

    /// <summary>Whether the value at a place is null, which a typed member does not keep.</summary>
    public static bool IsNull(JsonElement value, string pointer)
    {
        foreach (string step in pointer.Split('/').Skip(1))
        {
            string name = step.Replace("~1", "/", StringComparison.Ordinal)
                .Replace("~0", "~", StringComparison.Ordinal);
            bool found =
                value.ValueKind == JsonValueKind.Array
                    ? int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int index)
                        && index < value.GetArrayLength()
                    : value.TryGetProperty(name, out _);
            if (!found)
            {
                return false;
            }

            value =
                value.ValueKind == JsonValueKind.Array
                    ? value[int.Parse(name, CultureInfo.InvariantCulture)]
                    : value.GetProperty(name);
        }

        return value.ValueKind == JsonValueKind.Null;
    }

    // If items are missing, those of another kind than the next written item are.
    private static IEnumerable<(string Pointer, Difference Difference)> CompareArrays(
        JsonElement read,
        JsonElement written,
        string at
    )
    {
        int missing = Math.Max(0, read.GetArrayLength() - written.GetArrayLength());
        int next = 0;
        for (int index = 0; index < read.GetArrayLength(); index++)
        {
            string pointer = $"{at}/{index}";
            bool isMissing = next == written.GetArrayLength()
                || (missing > 0 && read[index].ValueKind != written[next].ValueKind);
            if (isMissing)
            {
                missing--;
                yield return (pointer, Difference.Missing);
                continue;
            }

            foreach ((string, Difference) difference in Compare(read[index], written[next++], pointer))
            {
                yield return difference;
            }
        }

        for (; next < written.GetArrayLength(); next++)
        {
            yield return ($"{at}/{next}", Difference.Value);
        }
    }

    private static IEnumerable<(string Pointer, Difference Difference)> CompareObjects(
        JsonElement read,
        JsonElement written,
        string at
    )
    {
        foreach (JsonProperty member in read.EnumerateObject())
        {
            string pointer = $"{at}/{Escape(member.Name)}";
            IEnumerable<(string, Difference)> differences = written.TryGetProperty(member.Name, out JsonElement other)
                ? Compare(member.Value, other, pointer)
                : [(pointer, Difference.Missing)];
            foreach ((string, Difference) difference in differences)
            {
                yield return difference;
            }
        }

        foreach (
            JsonProperty member in written.EnumerateObject().Where(member => !read.TryGetProperty(member.Name, out _))
        )
        {
            yield return ($"{at}/{Escape(member.Name)}", Difference.Value);
        }
    }

    private static bool AreEqual(JsonElement read, JsonElement written) =>
        (read.ValueKind, written.ValueKind) switch
        {
            (JsonValueKind.Number, JsonValueKind.Number) => read.TryGetDecimal(out decimal a)
            && written.TryGetDecimal(out decimal b)
                ? a == b
                : read.GetDouble().Equals(written.GetDouble()),
            (JsonValueKind.String, JsonValueKind.String) => read.GetString() == written.GetString(),
            _ => read.ValueKind == written.ValueKind && IsScalar(read),
        };

    private static bool IsScalar(JsonElement value) =>
        value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array);

    private static string Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static string Escape(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
