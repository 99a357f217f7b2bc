using WhatsApp.Generator.Generate;
using WhatsApp.Generator.Pages;

namespace WhatsApp.WireMock;

/// <summary>The verb <c>wiremock</c>: writes the mappings of a server that responds as the pages say.</summary>
public static class WireMockVerb
{
    /// <summary>Writes a folder of mappings for exact requests, and one for programs.</summary>
    /// <param name="generation">The repository.</param>
    /// <param name="folders">The folder to write to: a new or an empty one.</param>
    /// <param name="output">Receives the line that says what was written.</param>
    /// <exception cref="GenerationException">It is no folder to write to.</exception>
    /// <exception cref="ProblemsException">Lint refuses the pages.</exception>
    public static int Run(Generation generation, IReadOnlyList<string> folders, TextWriter output)
    {
        string folder = folders is [{ Length: > 0 } only] && only[0] != '-'
            ? Path.GetFullPath(only)
            : throw new GenerationException("wiremock: name one folder to write to, './build.sh wiremock DIR'.");
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            throw new GenerationException(
                $"wiremock: {folder} is there already and is no empty folder. Name a new or an empty one.");
        }

        IReadOnlyList<Problem> problems = generation.Lint();
        if (problems.Count > 0)
        {
            throw new ProblemsException(problems);
        }

        var stubs = new Stubs(generation.Pages);
        int count = 0;
        try
        {
            foreach ((string path, string text) in MappingFiles.Of(stubs))
            {
                string file = Path.Combine(folder, path);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllText(file, text);
                count++;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new GenerationException(
                $"wiremock: cannot write to {folder}: {error.Message} Name a folder that you may write to.");
        }

        output.WriteLine($"wiremock: {count} mappings of {stubs.OperationCount} operations in {folder}");
        return 0;
    }
}
