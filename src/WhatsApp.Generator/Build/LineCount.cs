namespace WhatsApp.Generator.Build;

/// <summary>
/// The verb <c>lines</c>: how many lines of C# are handwritten and how many are generated, for each project in
/// <c>src</c> and for each folder of the SDK and of the generator.
/// </summary>
public static class LineCount
{
    private const string Core = "WhatsApp.Generated";
    private const string Generator = "WhatsApp.Generator";

    /// <summary>Prints the table and the totals of the SDK (core) and of the generator.</summary>
    public static int Run(string root, TextWriter output)
    {
        ILookup<string, SourceFile> projects = Files(Path.Combine(root, "src")).ToLookup(file => file.Project);
        output.WriteLine($"{"",-44} {"handwritten",12} {"generated",12}");
        foreach (var project in projects.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            Row(output, project.Key, project);
            if (project.Key is Core or Generator)
            {
                IEnumerable<IGrouping<string, SourceFile>> folders = project.GroupBy(file => file.Folder);
                foreach (var folder in folders.OrderBy(one => one.Key, StringComparer.Ordinal))
                {
                    Row(output, $"  {folder.Key}", folder);
                }
            }
        }

        Row(output, "core", projects[Core]);
        Row(output, "generator", projects[Generator]);
        return 0;
    }

    private static void Row(TextWriter output, string name, IEnumerable<SourceFile> files)
    {
        ILookup<bool, int> lines = files.ToLookup(file => file.IsGenerated, file => file.Lines);
        output.WriteLine($"{name,-44} {lines[false].Sum(),12} {lines[true].Sum(),12}");
    }

    private static IEnumerable<SourceFile> Files(string src) =>
        from path in Directory.EnumerateFiles(src, "*.cs", SearchOption.AllDirectories)
        let parts = Path.GetRelativePath(src, path).Split(Path.DirectorySeparatorChar)
        where !parts.Contains("bin") && !parts.Contains("obj")
        select new SourceFile(
            parts[0],
            parts.Length > 2 ? parts[1] + "/" : "(root)",
            path.EndsWith(".g.cs", StringComparison.Ordinal),
            File.ReadLines(path).Count());

    private sealed record SourceFile(string Project, string Folder, bool IsGenerated, int Lines);
}
