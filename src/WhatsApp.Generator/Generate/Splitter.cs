using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using WhatsApp.Generator.Bundle;
using WhatsApp.Generator.Pages;

namespace WhatsApp.Generator.Generate;

/// <summary>Cuts what NSwag printed into one file for each page, in the order of the pages.</summary>
public static class Splitter
{
    private const string Begin = "//@begin ";
    private const string End = "//@end";

    /// <summary>Cuts at the marks of the templates.</summary>
    /// <param name="printed">Everything that the templates printed.</param>
    /// <exception cref="GenerationException">
    /// A template did not run: there is text outside the marks, or no text.
    /// </exception>
    public static IReadOnlyList<PrintedPart> Split(string printed)
    {
        var parts = new List<PrintedPart>();
        using var lines = new StringReader(printed);
        (int Order, string File, StringBuilder Text)? open = null;
        while (lines.ReadLine() is { } line)
        {
            if (line.StartsWith(Begin, StringComparison.Ordinal))
            {
                if (open is { } unfinished)
                {
                    throw new GenerationException(
                        $"A template printed no '{End}' in {unfinished.File}. Look for a type without its mark.");
                }

                string[] words = line[Begin.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
                open =
                    words.Length == 2
                    && int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out int order)
                        ? (order, words[1], new StringBuilder())
                        : throw new GenerationException(
                            $"A template printed a mark without order or file: '{line}'. Look for a misspelt variable."
                        );
            }
            else if (line == End && open is { } done)
            {
                string text = Tidy(done.Text.ToString());
                parts.Add(
                    text.Length > 0
                        ? new PrintedPart(done.Order, done.File, text)
                        : throw new GenerationException(
                            $"A template printed nothing in {done.File}. Look in Class.liquid for the kind."
                        )
                );
                open = null;
            }
            else if (open is { } current)
            {
                current.Text.Append(line.TrimEnd()).Append('\n');
            }
            else if (!string.IsNullOrWhiteSpace(line))
            {
                throw new GenerationException(
                    $"NSwag printed '{line.Trim()}' with a template that is not ours. Look in generator-templates for "
                        + "a misspelt file name."
                );
            }
        }

        if (parts.Count == 0 || open is not null)
        {
            throw new GenerationException(
                "NSwag printed no complete type. Look in generator-templates for a misspelt file name or a missing "
                    + "mark."
            );
        }

        return parts;
    }

    /// <summary>Joins the parts of each file. Returns texts by path below the folder of generated code.</summary>
    /// <param name="parts">What the templates printed.</param>
    /// <param name="pages">Where the headers find the addresses of Meta's pages.</param>
    public static SortedDictionary<string, string> Join(IReadOnlyList<PrintedPart> parts, PageSet pages)
    {
        List<Regex> deprecated = [.. DeprecatedTypes(pages).Select(name => new Regex($@"\b{name}\b"))];
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (IGrouping<string, PrintedPart> file in parts.OrderBy(part => part.Order).GroupBy(part => part.File))
        {
            string text = string.Join("\n", file.Select(part => part.Text));
            bool hasDeprecated =
                text.Contains("[Obsolete(", StringComparison.Ordinal) || deprecated.Any(name => name.IsMatch(text));
            files.Add(file.Key + ".g.cs", Header(file.Key, text, pages, hasDeprecated) + text);
        }

        return files;
    }

    private static IEnumerable<string> DeprecatedTypes(PageSet pages) =>
        from schema in Schemas.Of(pages)
        where schema.Node.Flag("deprecated")
        from name in new[] { schema.Name, "Unknown" + schema.Name }
        select name;

    private static string Header(string name, string text, PageSet pages, bool hasDeprecated)
    {
        PageFile? file = pages.Files.FirstOrDefault(file => file.Name == name);
        string source = file?.Path ?? "openapi/shared/nodes.yaml and the paths of all pages";
        string? address = file?.Root.Map("externalDocs")?.Text("url");
        string space = file is { IsWebhook: true } ? "WhatsApp.Generated.Webhooks" : "WhatsApp.Generated";
        string pragma = hasDeprecated
            ? "#pragma warning disable CS0618 // What is deprecated is read and written all the same.\n"
            : string.Empty;
        string regex = text.Contains("[GeneratedRegex(", StringComparison.Ordinal)
            ? "using System.Text.RegularExpressions;\n"
            : string.Empty;
        return $"""
            // <auto-generated>
            //   From {source},
            //   with the templates in generator-templates/.
            //   Do not edit this file: edit those, then run ./build.sh generate.{(
                address is null ? string.Empty : $"\n//   {address}"
            )}
            // </auto-generated>
            #nullable enable
            {pragma}
            using System.Text.Json.Serialization;
            {regex}using Microsoft.Kiota.Abstractions;
            using Microsoft.Kiota.Abstractions.Serialization;
            using WhatsApp.Generated.Http;
            using WhatsApp.Generated.Json;

            namespace {space};


            """.ReplaceLineEndings("\n");
    }

    // Liquid leaves a blank line where it printed nothing: none after an opening brace, none before a closing one.
    private static string Tidy(string text)
    {
        var tidy = new StringBuilder(text.Length);
        string? before = null;
        bool blank = false;
        foreach (string line in text.Split('\n'))
        {
            string trimmed = line.TrimStart();
            if (trimmed.Length == 0)
            {
                blank = true;
                continue;
            }

            if (blank && before is not null && !before.EndsWith('{') && !trimmed.StartsWith('}'))
            {
                tidy.Append('\n');
            }

            tidy.AppendJoin('\n', LineWrapper.Wrap(line)).Append('\n');
            before = line;
            blank = false;
        }

        return tidy.ToString();
    }
}

/// <summary>One type that a template printed.</summary>
/// <param name="Order">Its place among all types: that of the pages.</param>
/// <param name="File">The file that it belongs to, without its ending.</param>
/// <param name="Text">Its C#.</param>
public sealed record PrintedPart(int Order, string File, string Text);
