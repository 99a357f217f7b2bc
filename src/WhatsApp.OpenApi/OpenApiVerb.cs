using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using WhatsApp.Generator.Generate;
using WhatsApp.Generator.Pages;

namespace WhatsApp.OpenApi;

/// <summary>The verb <c>openapi</c>: writes the pages as self-contained OpenAPI documents.</summary>
public static class OpenApiVerb
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes one document for each kind of node, and one for the webhooks.</summary>
    /// <param name="generation">The repository.</param>
    /// <param name="folders">The folder to write to: a new or an empty one.</param>
    /// <param name="output">Receives the line that says what was written.</param>
    /// <exception cref="GenerationException">The folder cannot be written to.</exception>
    /// <exception cref="ProblemsException">Lint refuses the pages.</exception>
    public static int Run(Generation generation, IReadOnlyList<string> folders, TextWriter output)
    {
        string folder = folders is [{ Length: > 0 } only] && only[0] != '-'
            ? Path.GetFullPath(only)
            : throw new GenerationException("openapi: name one folder to write to, './build.sh openapi DIR'.");
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            throw new GenerationException(
                $"openapi: {folder} exists and is not an empty folder. Name a new or an empty one.");
        }

        IReadOnlyList<Problem> problems = generation.Lint();
        if (problems.Count > 0)
        {
            throw new ProblemsException(problems);
        }

        SortedDictionary<string, JsonObject> documents = Documents.Of(generation.Pages);
        try
        {
            Directory.CreateDirectory(folder);
            foreach ((string name, JsonObject document) in documents)
            {
                File.WriteAllText(Path.Combine(folder, name), document.ToJsonString(Indented) + "\n");
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new GenerationException(
                $"openapi: cannot write to {folder}: {error.Message} Name a folder that you may write to.");
        }

        output.WriteLine($"openapi: {documents.Count} documents in {folder}");
        return 0;
    }
}
