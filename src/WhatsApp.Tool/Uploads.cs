using WhatsApp.Generated;

namespace WhatsApp.Tool;

/// <summary>Uploads files.</summary>
internal static class Uploads
{
    /// <summary>Uploads a file, with a progress bar.</summary>
    /// <param name="call">The invocation.</param>
    /// <param name="phone">The phone number that will send it.</param>
    /// <param name="path">The path.</param>
    /// <param name="type">The MIME type; null to choose it by the extension.</param>
    /// <exception cref="ToolException">There is no such file, it is empty, or its type is not known.</exception>
    public static async Task<MediaUploadResponse> RunAsync(
        VerbCall call, PhoneNumberItemRequestBuilder phone, string path, string? type)
    {
        RequireContent(path);
        await using FileStream file = File.OpenRead(path);
        string name = Path.GetFileName(path);
        return await Transfer.RunAsync(call, name, file.Length, progress => phone.Media.PostAsync(
            new MediaUploadRequest
            {
                File = new FileUpload(file, name, type ?? MediaTypes.OfFile(path)) { Progress = progress },
            },
            cancellationToken: call.CancellationToken));
    }

    /// <summary>Requires that a file exists and is not empty.</summary>
    /// <param name="path">The path.</param>
    /// <exception cref="ToolException">There is no such file, or it is empty.</exception>
    public static void RequireContent(string path)
    {
        InputFile.RequireExisting(path);
        if (new FileInfo(path).Length == 0)
        {
            throw new ToolException($"The file '{path}' is empty.", "Check the path.");
        }
    }
}
