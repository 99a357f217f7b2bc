using System.Security.Cryptography;
using System.Text;
using WhatsApp.Generator.Build;

namespace WhatsApp.Generator.Generate;

/// <summary>
/// Remembers what the last generation read and wrote, so that the next one knows at once that there is nothing to
/// do. The stamp covers the bytes of pages, templates, NSwag's version, the generator itself and all that it wrote: an
/// edit of any of them, by hand or by git, makes the stamp another.
/// </summary>
public sealed class GenerationStamp(Generation generation)
{
    private readonly string _file = Path.Combine(generation.Root, "artifacts", "generate.stamp");

    /// <summary>Whether everything is as the last generation left it.</summary>
    public bool IsCurrent() => File.Exists(_file) && File.ReadAllText(_file) == Compute();

    /// <summary>Remembers how everything is now.</summary>
    public void Write()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
        File.WriteAllText(_file, Compute());
    }

    private string Compute()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, "generator", typeof(Generation).Assembly.ManifestModule.ModuleVersionId.ToByteArray());
        Append(hash, "nswag", NSwagRunner.Versions());
        string[] folders = [generation.OpenApiFolder, generation.TemplatesFolder, generation.OutputFolder];
        IEnumerable<string> files = folders
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Concat(SideFiles.Paths.Select(file => Path.Combine(generation.Root, file)))
            .Order(StringComparer.Ordinal);
        foreach (string file in files)
        {
            string name = Path.GetRelativePath(generation.Root, file);
            Append(hash, name, File.Exists(file) ? File.ReadAllBytes(file) : []);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, string name, byte[] content)
    {
        hash.AppendData(Encoding.UTF8.GetBytes($"{name}\n{content.Length}\n"));
        hash.AppendData(content);
    }
}
