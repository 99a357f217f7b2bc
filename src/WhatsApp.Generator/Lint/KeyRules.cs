using System.Globalization;
using WhatsApp.Generator.Bundle;
using WhatsApp.Generator.Pages;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Lint;

/// <summary>Keys: which there are, which must be, what they hold, and their order.</summary>
internal sealed class KeyRules(Findings findings)
{
    /// <summary>Checks that a text for people is one, and whole.</summary>
    public void Words(PageFile file, YamlNode key, YamlNode value)
    {
        if (value is not YamlScalarNode { Value: { } text } || !text.Any(char.IsLetter))
        {
            findings.Add(file, key, "words", "Write words: people read them in C# and in docs/operations.md.");
        }
        else if (value is YamlScalarNode { Style: ScalarStyle.Plain } plain && HasCommentAfter(file, plain))
        {
            findings.Add(
                file, key, "words",
                "Quote the text, or move the comment to a line of its own: what follows ' #' is no part of the text.");
        }
    }

    private static bool HasCommentAfter(PageFile file, YamlScalarNode text) =>
        text.Start.Line == text.End.Line
        && text.End.Line <= file.Lines.Count
        && file.Lines[(int)text.End.Line - 1].AsSpan((int)text.End.Column - 1).TrimStart().StartsWith("#");

    /// <summary>Checks the keys of one object.</summary>
    /// <param name="file">The page.</param>
    /// <param name="subject">What is missing is reported here: the key that names the object.</param>
    /// <param name="map">The object.</param>
    /// <param name="table">Its keys.</param>
    public void Check(PageFile file, YamlNode subject, YamlMappingNode map, KeyTable table)
    {
        KeyRow? last = null;
        var meant = new HashSet<string>(StringComparer.Ordinal);
        foreach ((YamlScalarNode key, YamlNode value) in map.Entries())
        {
            if (table.Find(key.Name()) is not { } row)
            {
                Unknown(file, key, map, table, meant);
                continue;
            }

            if (Expected(row, value) is { } advice)
            {
                findings.Add(file, key, row.Kind == ValueKind.Since ? "since" : "value-kind", advice);
            }
            else if (row.IsProse)
            {
                Words(file, key, value);
            }

            if (last is not null && row.Place < last.Place)
            {
                findings.Add(
                    file, key, "key-order",
                    $"Put '{row.Name}' before '{last.Name}'; the order of keys is in openapi/README.md.");
            }
            else
            {
                last = row;
            }
        }

        foreach (KeyRow row in table.Required)
        {
            if (!map.Has(row.Name) && !meant.Contains(row.Name))
            {
                Missing(file, subject, row.Name, table);
            }
        }
    }

    private void Missing(PageFile file, YamlNode subject, string key, KeyTable table)
    {
        string name = subject is YamlScalarNode { Value: { } text } ? $" '{text}'" : string.Empty;
        if (key is "description" or "summary")
        {
            findings.Add(
                file, subject, $"missing-{key}",
                $"Add a {key} to {table.Owner}{name}: what it means, in a sentence or two of our own words.");
        }
        else
        {
            findings.Add(file, subject, "missing-key", $"Add '{key}' to {table.Owner}{name}.");
        }
    }

    /// <param name="file">The page.</param>
    /// <param name="key">The key that is not known.</param>
    /// <param name="map">The object with it.</param>
    /// <param name="table">The keys that are known.</param>
    /// <param name="meant">Takes the key that was misspelt, which then is not missing.</param>
    private void Unknown(
        PageFile file, YamlScalarNode key, YamlMappingNode map, KeyTable table, HashSet<string> meant)
    {
        string name = key.Name();
        if (KeyAdvice.Home(name) is { } home)
        {
            findings.Add(
                file, key, "misplaced-key",
                $"Move '{name}' away: it belongs to {home}, not to {table.Owner}.");
        }
        else if (KeyAdvice.Instead(name) is { } instead)
        {
            findings.Add(file, key, "unknown-key", instead);
        }
        else if (Spelling.Find(name, table.Names.Where(known => !map.Has(known))) is { } right)
        {
            meant.Add(right);
            findings.Add(file, key, "unknown-key", $"Write '{right}' instead of '{name}'.");
        }
        else if (name.StartsWith("x-", StringComparison.Ordinal))
        {
            findings.Add(
                file, key, "unknown-key",
                $"Remove '{name}', or use one of the keys of our own in openapi/README.md.");
        }
        else
        {
            findings.Add(
                file, key, "unknown-key", $"Remove '{name}': the generator does not read it in {table.Owner}.");
        }
    }

    private static string? Expected(KeyRow row, YamlNode value) => row.Kind switch
    {
        ValueKind.Text when row.Name == "type" && value is YamlSequenceNode =>
            "Write one type, such as 'type: string'. Null needs no mark: it may come anywhere.",
        ValueKind.Text when row.Name == "$ref" && value is not YamlScalarNode { Value.Length: > 0 } =>
            "Write the reference in quotes after '$ref:', since '#' starts a comment.",
        ValueKind.Text when value is not YamlScalarNode { Value.Length: > 0 } => $"Write text after '{row.Name}:'.",
        ValueKind.Number when value is not YamlScalarNode scalar || scalar.IsQuoted()
            || !decimal.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) =>
            $"Write a number after '{row.Name}:'.",
        ValueKind.True when value is not YamlScalarNode { Value: "true" } scalar || scalar.IsQuoted() =>
            row.IsRequired ? $"Write '{row.Name}: true'." : $"Write '{row.Name}: true', or leave '{row.Name}' out.",
        ValueKind.Since when !Since.IsValid((value as YamlScalarNode)?.Value) => Since.Advice(row.Name),
        ValueKind.Map when value is not YamlMappingNode => $"Write a map after '{row.Name}:'.",
        ValueKind.List when value is not YamlSequenceNode => $"Write a list after '{row.Name}:'.",
        _ => null,
    };
}
