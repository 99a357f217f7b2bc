using WhatsApp.Generator.Generate;

namespace WhatsApp.Generator.Build;

/// <summary>Finds the repository.</summary>
public static class Repository
{
    private const string Mark = "WhatsApp.Generated.sln";

    /// <summary>The folder that holds the solution: above the working directory, else above this program.</summary>
    /// <exception cref="GenerationException">Neither is inside a repository.</exception>
    public static string Root() =>
        Above(Environment.CurrentDirectory)
        ?? Above(AppContext.BaseDirectory)
        ?? throw new GenerationException($"Run this inside the repository: no folder from here up holds {Mark}.");

    private static string? Above(string start)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Mark)))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
