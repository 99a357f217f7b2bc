using System.IO.Compression;
using System.Reflection.Metadata;
using System.Text.Json;

namespace WhatsApp.Release.Versions;

/// <summary>The addresses of the sources in a package of symbols, by which debuggers find them.</summary>
internal static class SourceLink
{
    // The kind of SourceLink's record in a portable PDB, from the specification of the format.
    private static readonly Guid Kind = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    // The kind of the record with the text of a document.
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    /// <summary>What is wrong with the addresses of a <c>.snupkg</c>; null if nothing is.</summary>
    public static string? Problem(string file)
    {
        using ZipArchive archive = ZipFile.OpenRead(file);
        List<ZipArchiveEntry> symbols =
        [
            .. archive.Entries.Where(entry => entry.FullName.EndsWith(".pdb", StringComparison.Ordinal)),
        ];
        return symbols.Count == 0 ? "It has no symbols." : symbols.Select(Problem).FirstOrDefault(found => found is not null);
    }

    private static string? Problem(ZipArchiveEntry symbols)
    {
        using var bytes = new MemoryStream();
        using (Stream packed = symbols.Open())
        {
            packed.CopyTo(bytes);
        }

        bytes.Position = 0;
        using var provider = MetadataReaderProvider.FromPortablePdbStream(bytes);
        MetadataReader reader = provider.GetMetadataReader();
        byte[]? json = reader.CustomDebugInformation.Select(reader.GetCustomDebugInformation)
            .Where(record => reader.GetGuid(record.Kind) == Kind)
            .Select(record => reader.GetBlobBytes(record.Value))
            .FirstOrDefault();
        if (json is null)
        {
            return $"{symbols.FullName} has no SourceLink.";
        }

        using var link = JsonDocument.Parse(json);
        string[] roots =
        [
            .. link.RootElement.GetProperty("documents").EnumerateObject()
                .Where(document => document.Value.GetString()!.StartsWith("https://", StringComparison.Ordinal))
                .Select(document => document.Name.TrimEnd('*')),
        ];
        string? without = reader.Documents
            .Where(document => !IsEmbedded(reader, document))
            .Select(document => reader.GetString(reader.GetDocument(document).Name))
            .FirstOrDefault(name => !roots.Any(root => name.StartsWith(root, StringComparison.Ordinal)));
        return without is null ? null : $"{symbols.FullName} has no address of {without}.";
    }

    // Sources that are written during the build are in the symbols themselves.
    private static bool IsEmbedded(MetadataReader reader, DocumentHandle document) =>
        reader.GetCustomDebugInformation(document)
            .Any(record => reader.GetGuid(reader.GetCustomDebugInformation(record).Kind) == EmbeddedSource);
}
