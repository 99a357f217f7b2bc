using System.Security.Cryptography;
using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing.Handlers;

/// <summary>Groups of a phone number.</summary>
internal static class Groups
{
    private const int MaxSubjectLength = 128;
    private const int MaxDescriptionLength = 2048;

    public static GraphResponse List(GraphCall call)
    {
        JsonObject page = GraphLists.PageJson(
            call,
            call.State.All<FakeGroup>().Where(g => g.PhoneNumberId == call.PhoneNumber.Id),
            shape: g => new JsonObject
            {
                ["id"] = g.Id,
                ["subject"] = g.Subject,
                ["created_at"] = g.Text("creation_timestamp"),
            });
        page["data"] = new JsonObject { ["groups"] = page["data"]!.DeepClone() };
        return GraphResponse.Json(page);
    }

    public static GraphResponse Create(GraphCall call)
    {
        call.RequireMessagingProduct();
        string subject = call.Required("subject").Trim();
        RequireLength("subject", subject, MaxSubjectLength);
        string? description = call.Optional("description");
        RequireLength("description", description, MaxDescriptionLength);
        string approval = GraphCall.RequireOneOf(
            "join_approval_mode",
            call.Optional("join_approval_mode") ?? "auto_approve",
            "approval_required",
            "auto_approve");

        FakeGroup group = call.State.AddGroup(call.PhoneNumber.Id, subject);
        group["description"] = description;
        group["join_approval_mode"] = approval;
        JsonObject created = new()
        {
            ["subject"] = subject,
            ["invite_link"] = group.InviteLink,
            ["join_approval_mode"] = approval,
        };
        if (description is not null)
        {
            created["description"] = description;
        }

        return Accepted(call, group, "group_lifecycle_update", "group_create", created);
    }

    public static GraphResponse Get(GraphCall call) =>
        GraphResponse.Json(GraphLists.Select(
            call.Group.ToCompleteJson(), call.Group.TypeName, $"messaging_product,{call.Optional("fields") ?? "id"}"));

    public static GraphResponse Update(GraphCall call)
    {
        call.RequireMessagingProduct();
        RequireActive(call.Group);
        string? subject = call.Optional("subject");
        RequireLength("subject", subject, MaxSubjectLength);
        string? description = call.Optional("description");
        RequireLength("description", description, MaxDescriptionLength);

        JsonObject changed = [];
        if (subject is not null)
        {
            call.Group["subject"] = subject;
            changed["group_subject"] = Done(new() { ["text"] = subject });
        }

        if (description is not null)
        {
            call.Group["description"] = description;
            changed["group_description"] = Done(new() { ["text"] = description });
        }

        if (call.Request.Parts.FirstOrDefault(p => p.Name == "file") is { } picture)
        {
            changed["profile_picture"] = Done(new()
            {
                ["mime_type"] = picture.ContentType ?? "image/jpeg",
                ["sha256"] = Convert.ToBase64String(SHA256.HashData(picture.Body.Span)),
            });
        }

        return Accepted(call, call.Group, "group_settings_update", "group_settings_update", changed);
    }

    public static GraphResponse Delete(GraphCall call)
    {
        call.State.Remove(call.Group);
        string requestId = call.State.NextRequestId();
        call.State.AddGroupChange(call.Group, "group_lifecycle_update", "group_delete", requestId, []);
        return GraphResponse.Json(new JsonObject { ["success"] = true, ["request_id"] = requestId });
    }

    /// <summary>The response to a change that Meta carries out asynchronously.</summary>
    public static GraphResponse Accepted(GraphCall call, FakeGroup group, string field, string type, JsonObject members)
    {
        string requestId = call.State.NextRequestId();
        call.State.AddGroupChange(group, field, type, requestId, members);
        return GraphResponse.Json(new JsonObject { ["messaging_product"] = "whatsapp", ["request_id"] = requestId });
    }

    public static void RequireActive(FakeGroup group)
    {
        if (group.Text("suspended") == "true")
        {
            throw GraphErrors.Of(131207, "(#131207) Group suspended", "WhatsApp has suspended the group.");
        }
    }

    private static JsonObject Done(JsonObject change)
    {
        change["update_successful"] = true;
        return change;
    }

    private static void RequireLength(string name, string? text, int max)
    {
        if (text?.Length > max)
        {
            throw GraphErrors.Invalid($"Param {name} must be at most {max} characters long.");
        }
    }
}
