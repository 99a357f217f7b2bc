namespace Docs.Tests.Pages;

/// <summary>The files of the repository.</summary>
internal static class Repository
{
    private static readonly string[] Folders = ["docs", "samples", "src", "openapi", "findings", "generator-templates"];

    /// <summary>The root.</summary>
    public static string Root { get; } = Above(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>The path of a file.</summary>
    public static string Of(string file) => Path.Combine(Root, file);

    /// <summary>All pages in Markdown, from the root.</summary>
    public static IEnumerable<string> Pages() =>
        Directory.EnumerateFiles(Root, "*.md")
            .Concat(Folders.SelectMany(
                folder => Directory.EnumerateFiles(Of(folder), "*.md", SearchOption.AllDirectories)))
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj"));

    private static string Above(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "WhatsApp.Generated.sln")) ? folder.FullName : Above(folder.Parent!);
}
