using System.Text;

namespace WhatsApp.Generator.Generate;

/// <summary>The folder of generated code.</summary>
public static class OutputTree
{
    /// <summary>
    /// Leaves these files in the folder and no others. What is the same stays untouched; the rest is written aside
    /// first and moved into place file by file, so that a failure leaves no file half written.
    /// </summary>
    /// <returns>How many files were written or deleted.</returns>
    public static int Write(string folder, IReadOnlyDictionary<string, string> files)
    {
        List<string> differing = Differences(folder, files).Select(difference => difference.File).ToList();
        try
        {
            foreach (string file in differing.Where(files.ContainsKey))
            {
                string path = Path.Combine(folder, file);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path + ".new", files[file]);
            }
        }
        catch
        {
            foreach (string aside in differing.Select(file => Path.Combine(folder, file) + ".new").Where(File.Exists))
            {
                File.Delete(aside);
            }

            throw;
        }

        foreach (string file in differing)
        {
            string path = Path.Combine(folder, file);
            if (files.ContainsKey(file))
            {
                File.Move(path + ".new", path, overwrite: true);
            }
            else
            {
                File.Delete(path);
            }
        }

        return differing.Count;
    }

    /// <summary>Files that are missing, differ, or should not be there; with the word for it.</summary>
    public static IEnumerable<(string File, string How)> Differences(
        string folder, IReadOnlyDictionary<string, string> files)
    {
        foreach ((string file, string text) in files)
        {
            string path = Path.Combine(folder, file);
            if (!File.Exists(path))
            {
                yield return (file, "is missing");
            }
            else if (!File.ReadAllBytes(path).AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(text)))
            {
                yield return (file, "differs");
            }
        }

        if (!Directory.Exists(folder))
        {
            yield break;
        }

        foreach (
            string path in Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
        )
        {
            string file = Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (!files.ContainsKey(file))
            {
                yield return (file, "has no page any more");
            }
        }
    }
}
