namespace WhatsApp.Tool;

/// <summary>The types of files that WhatsApp accepts, from Meta's guide to media.</summary>
internal static class MediaTypes
{
    private static readonly (string Extension, string Type)[] Known =
    [
        (".aac", "audio/aac"), (".amr", "audio/amr"), (".m4a", "audio/mp4"), (".mp3", "audio/mpeg"),
        (".ogg", "audio/ogg"), (".opus", "audio/ogg"),
        (".jpg", "image/jpeg"), (".jpeg", "image/jpeg"), (".png", "image/png"), (".webp", "image/webp"),
        (".mp4", "video/mp4"), (".3gp", "video/3gpp"),
        (".txt", "text/plain"), (".pdf", "application/pdf"),
        (".doc", "application/msword"), (".xls", "application/vnd.ms-excel"),
        (".ppt", "application/vnd.ms-powerpoint"),
        (".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (".pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ];

    /// <summary>The type of a file by its extension.</summary>
    /// <param name="path">Name or path of the file.</param>
    /// <exception cref="ToolException">The extension is not in Meta's list.</exception>
    public static string OfFile(string path)
    {
        string extension = Path.GetExtension(path);
        return Known.FirstOrDefault(known => known.Extension.Equals(extension, StringComparison.OrdinalIgnoreCase)).Type
            ?? throw new ToolException(
                $"The type of '{path}' is not known.", "Pass it with --type, such as --type application/pdf.");
    }

    /// <summary>The extension of a file with a type; <c>.bin</c> for a type that is not in Meta's list.</summary>
    /// <param name="type">The MIME type.</param>
    public static string ExtensionOf(string? type) =>
        Known.FirstOrDefault(known => known.Type == type?.Split(';')[0].Trim()).Extension ?? ".bin";
}
