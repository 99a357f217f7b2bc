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

    private static readonly (string Kind, string Name, string[] Types)[] Kinds =
    [
        ("image", "an image", ["image/jpeg", "image/png"]),
        ("video", "a video", ["video/mp4", "video/3gpp"]),
        ("audio", "a sound", ["audio/aac", "audio/amr", "audio/mp4", "audio/mpeg", "audio/ogg"]),
        ("sticker", "a sticker", ["image/webp"]),
    ];

    /// <summary>Requires that a file has a type of a kind of message. A document has any.</summary>
    /// <param name="kind">The kind, such as <c>image</c>.</param>
    /// <param name="path">Name or path of the file.</param>
    /// <param name="type">The MIME type, with or without parameters.</param>
    /// <exception cref="ToolException">The kind does not have this type.</exception>
    public static void RequireKind(string kind, string path, string type)
    {
        string plain = WithoutParameters(type);
        if (Kinds.FirstOrDefault(one => one.Kind == kind) is { Types: { } types } wanted && !types.Contains(plain))
        {
            string fitting = Kinds.FirstOrDefault(one => one.Types.Contains(plain)).Kind ?? "document";
            throw new ToolException(
                $"{path} is {plain}; {wanted.Name} is {Words.Or(types)}.",
                $"Send it with 'whatsapp send {fitting}', or convert it.");
        }
    }

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
        Known.FirstOrDefault(known => type is not null && known.Type == WithoutParameters(type)).Extension ?? ".bin";

    private static string WithoutParameters(string type) => type.Split(';')[0].Trim().ToLowerInvariant();
}
