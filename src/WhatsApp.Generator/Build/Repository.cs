using WhatsApp.Generator.Generate;

namespace WhatsApp.Generator.Build;

/// <summary>Finds the repository.</summary>
public static class Repository
{
    /// <summary>The solution, which marks the root.</summary>
    public const string Solution = "WhatsApp.Generated.sln";

    /// <summary>The folder of the solution: above the working directory, else above this program.</summary>
    /// <exception cref="GenerationException">Neither is inside a repository.</exception>
    public static string Root() => Above(Environment.CurrentDirectory) ?? OfProgram();

    /// <summary>The repository that this program was built in.</summary>
    /// <exception cref="GenerationException">The program was moved out of it.</exception>
    public static string OfProgram() =>
        Above(AppContext.BaseDirectory)
        ?? throw new GenerationException($"Run this inside the repository: no folder from here up has {Solution}.");

    private static string? Above(string start)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Solution)))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
