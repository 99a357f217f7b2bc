using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing.Handlers;

/// <summary>Uploads media, returns its address and deletes it.</summary>
internal static class Media
{
    private static readonly string[] MimeTypes =
    [
        "audio/aac", "audio/mp4", "audio/mpeg", "audio/amr", "audio/ogg", "audio/opus",
        "application/vnd.ms-powerpoint", "application/msword",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/pdf", "text/plain", "application/vnd.ms-excel",
        "image/jpeg", "image/png", "image/webp", "video/mp4", "video/3gpp",
    ];

    public static GraphResponse Upload(GraphCall call)
    {
        call.RequireMessagingProduct();
        RecordedPart file = call.RequiredFile("file");

        // A client that does not know the type of the part sends it as a parameter.
        string? partType = file.ContentType?.Split(';')[0].Trim();
        string mimeType = partType is null or "application/octet-stream" ? call.Optional("type") ?? "" : partType;
        if (!MimeTypes.Contains(mimeType, StringComparer.OrdinalIgnoreCase))
        {
            throw GraphErrors.Invalid(
                "Param file must be a file with one of the following types: "
                + $"{string.Join(", ", MimeTypes)}. Received file of type '{mimeType}'.");
        }

        FakeMedia media = call.State.AddMedia(call.PhoneNumber.Id, file.Body, mimeType, file.FileName);
        return GraphResponse.Json(new JsonObject { ["id"] = media.Id });
    }

    public static GraphResponse Get(GraphCall call)
    {
        RequireSameNumber(call);
        JsonObject media = call.Media.ToJson();
        media["url"] = MediaBytes.Address(call.PublicUrl, call.Options, call.Media.Id).AbsoluteUri;
        return GraphResponse.Json(
            call.Optional("fields") is { } fields ? GraphLists.Select(media, call.Media.TypeName, fields) : media);
    }

    public static GraphResponse Delete(GraphCall call)
    {
        RequireSameNumber(call);
        call.State.Remove(call.Media);
        return GraphResponse.Success();
    }

    private static void RequireSameNumber(GraphCall call)
    {
        if (call.Optional("phone_number_id") is { } number && number != call.Media.PhoneNumberId)
        {
            throw GraphErrors.Unsupported(call.Request.Method, call.Media.Id);
        }
    }
}
