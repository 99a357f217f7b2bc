namespace WhatsApp.Generator.Tests.Generate;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("whatsapp-generator-tests-");

    public string Path => _folder.FullName;

    /// <summary>The path of what is in the folder.</summary>
    public string Of(string path) => System.IO.Path.Combine(Path, path);

    /// <summary>Writes a text and makes the folders above it.</summary>
    public string Write(string path, string text)
    {
        string whole = Of(path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(whole)!);
        File.WriteAllText(whole, text);
        return whole;
    }

    public string Read(string path) => File.ReadAllText(Of(path));

    /// <summary>All files below the folder, in order.</summary>
    public IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories)
            .Select(file => System.IO.Path.GetRelativePath(Path, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    /// <summary>Copies a folder with all that is in it.</summary>
    public void Copy(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = System.IO.Path.Combine(Of(to), System.IO.Path.GetRelativePath(from, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
