using System.Globalization;
using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing.Handlers;

/// <summary>Resumable uploads, which return the handle of a file.</summary>
internal static class Uploads
{
    private static readonly string[] FileTypes =
        ["application/pdf", "image/jpeg", "image/jpg", "image/png", "video/mp4"];

    public static GraphResponse Start(GraphCall call)
    {
        string type = GraphCall.RequireOneOf("file_type", call.Required("file_type"), FileTypes);
        if (!long.TryParse(call.Required("file_length"), CultureInfo.InvariantCulture, out long length) || length < 1)
        {
            throw GraphErrors.Invalid("Param file_length must be a positive integer.");
        }

        FakeUploadSession session = call.State.AddUploadSession(call.Optional("file_name") ?? "file", type, length);
        return GraphResponse.Json(new JsonObject { ["id"] = session.SessionId });
    }

    public static GraphResponse Get(GraphCall call) =>
        InvalidSignature(call) ?? GraphResponse.Json(call.UploadSession.ToJson());

    public static GraphResponse Receive(GraphCall call)
    {
        FakeUploadSession session = call.UploadSession;
        if (InvalidSignature(call) is { } error)
        {
            return error;
        }

        // Meta ignores it as a query parameter.
        string header =
            call.Request.Headers.GetValueOrDefault("file_offset") ?? throw GraphErrors.MissingHeader("file_offset");
        if (!long.TryParse(header, CultureInfo.InvariantCulture, out long offset)
            || offset < 0
            || offset > session.Content.Length)
        {
            throw GraphErrors.Invalid($"The header file_offset must be from 0 to {session.Content.Length}.");
        }

        if (offset + call.Request.Body.Length > session.FileLength)
        {
            throw GraphErrors.Invalid($"The file has more than its file_length of {session.FileLength} bytes.");
        }

        if (call.Breaks.Take(call.Request) is { } kept)
        {
            session.Receive(offset, call.Request.Body[..(int)Math.Min(kept, call.Request.Body.Length)]);
            return new GraphResponse { IsDropped = true };
        }

        session.Receive(offset, call.Request.Body);
        return GraphResponse.Json(
            session.Handle is { } handle ? new JsonObject { ["h"] = handle } : session.ToJson());
    }

    // Like Meta, this response does not use the envelope of other errors.
    private static GraphResponse? InvalidSignature(GraphCall call)
    {
        string signature = call.Request.Query.GetValueOrDefault("sig") ?? "";
        return signature == call.UploadSession.Signature
            ? null
            : GraphResponse.Json(
                new JsonObject
                {
                    ["debug_info"] = new JsonObject
                    {
                        ["retriable"] = false,
                        ["type"] = "ParameterValidationError",
                        ["message"] = $"HMAC check failed! sessionId={call.UploadSession.Id} mac={signature}",
                    },
                },
                400);
    }
}
