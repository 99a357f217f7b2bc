using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing.Handlers;

/// <summary>QR codes of a phone number, each with a message to prefill the chat with.</summary>
internal static class QrCodes
{
    private const string DefaultFields = "code,prefilled_message,deep_link_url";

    public static GraphResponse List(GraphCall call)
    {
        IEnumerable<FakeRecord> codes = All(call);
        if (call.Optional("code") is { } code)
        {
            codes = codes.Where(c => c.Text("code") == code);
        }

        return GraphLists.Page(call, codes, newestFirst: true, DefaultFields, c => Shown(call, c));
    }

    public static GraphResponse Get(GraphCall call)
    {
        FakeRecord found = Find(call, call.Path["code"]);
        JsonObject code = GraphLists.Select(
            Shown(call, found), found.TypeName, call.Optional("fields") ?? DefaultFields);
        return GraphResponse.Json(new JsonObject { ["data"] = new JsonArray(code) });
    }

    public static GraphResponse Save(GraphCall call)
    {
        string message = call.Required("prefilled_message");
        if (call.Optional("code") is { } known)
        {
            FakeRecord changed = Find(call, known);
            changed["prefilled_message"] = message;
            return GraphResponse.Json(GraphLists.Only(Shown(call, changed), DefaultFields));
        }

        string? image = call.Optional("generate_qr_image") is { } format
            ? GraphCall.RequireOneOf("generate_qr_image", format, "PNG", "SVG")
            : null;
        string code = GraphIds.QrCode(call.State.NextNumber('Q'));
        FakeRecord created = call.State.AddRecord("qr_code", call.PhoneNumber.Id, new()
        {
            ["code"] = code,
            ["prefilled_message"] = message,
            ["deep_link_url"] = $"https://wa.me/message/{code}",
        });
        return GraphResponse.Json(GraphLists.Only(
            Shown(call, created), image is null ? DefaultFields : $"{DefaultFields},qr_image_url"));
    }

    public static GraphResponse Delete(GraphCall call)
    {
        call.State.Remove(Find(call, call.Path["code"]));
        return GraphResponse.Success();
    }

    private static IEnumerable<FakeRecord> All(GraphCall call) =>
        call.State.Records("qr_code", call.PhoneNumber.Id);

    private static FakeRecord Find(GraphCall call, string code) =>
        All(call).FirstOrDefault(c => c.Text("code") == code)
        ?? throw GraphErrors.Invalid($"There is no QR code {code} for this phone number.");

    /// <summary>The code of a QR code is its id.</summary>
    private static JsonObject Shown(GraphCall call, FakeRecord code)
    {
        JsonObject shown = code.ToJsonWithoutId();
        shown["creation_time"] = null;
        shown["qr_image_url"] = new Uri(call.PublicUrl, $"qr-images/{code.Text("code")}").AbsoluteUri;
        return shown;
    }
}
