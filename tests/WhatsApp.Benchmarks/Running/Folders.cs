namespace WhatsApp.Benchmarks.Running;

/// <summary>Where things are in the repository.</summary>
internal static class Folders
{
    private const string Mark = "WhatsApp.Generated.sln";

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    /// <summary>The folder for the tables.</summary>
    public static string Artifacts { get; } = Path.Combine(Root, "artifacts", "benchmarks");

    /// <summary>A program of the repository, built as this one is.</summary>
    public static string Program(string folder, string configuration)
    {
        string name = Path.GetFileName(folder);
        string file = Path.Combine(Root, folder, "bin", configuration, "net10.0", $"{name}.dll");
        return File.Exists(file)
            ? file
            : throw new InvalidOperationException($"{file} is missing. Run './build.sh bench', which builds it.");
    }

    private static string Above(string start)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Mark)))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No folder from {start} up contains {Mark}.");
    }
}
