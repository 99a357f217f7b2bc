using WhatsApp.Generated.Json;

namespace WhatsApp.Tool;

/// <summary>A file that a verb reads, or standard input if it is called <c>-</c>.</summary>
/// <param name="name">How it is named in messages.</param>
/// <param name="bytes">Its content.</param>
internal sealed class InputFile(string name, byte[] bytes)
{
    /// <summary>The name of standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>How it is named in messages.</summary>
    public string Name => name;

    /// <summary>Its content.</summary>
    public ReadOnlyMemory<byte> Bytes => bytes;

    /// <summary>Reads a file.</summary>
    /// <param name="call">The invocation.</param>
    /// <param name="path">The path, or <c>-</c> for standard input.</param>
    /// <exception cref="ToolException">There is no such file.</exception>
    public static async Task<InputFile> ReadAsync(VerbCall call, string path)
    {
        if (path == StandardInput)
        {
            using var copy = new MemoryStream();
            await call.Tool.Input.CopyToAsync(copy, call.CancellationToken);
            return new InputFile("standard input", copy.ToArray());
        }

        RequireExisting(path);
        return new InputFile(path, await File.ReadAllBytesAsync(path, call.CancellationToken));
    }

    /// <summary>Requires that a file exists.</summary>
    /// <param name="path">The path.</param>
    /// <exception cref="ToolException">There is no such file.</exception>
    public static void RequireExisting(string path)
    {
        if (!File.Exists(path))
        {
            throw new ToolException($"There is no file '{path}'.", "Check the path.");
        }
    }

    /// <summary>Reads the content as JSON.</summary>
    /// <exception cref="ToolException">It is not the JSON object that was expected; the message has the line.</exception>
    public T Json<T>()
        where T : JsonModel, IJsonModel<T>
    {
        try
        {
            return GraphJson.Read<T>(Bytes);
        }
        catch (GraphJsonException error)
        {
            throw new ToolException(
                $"{name}, line {error.Line}: {error.Message}", "Correct it there; it must be one JSON object.", cause: error);
        }
    }
}
