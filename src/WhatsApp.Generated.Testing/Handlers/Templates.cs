using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing.Handlers;

/// <summary>Message templates of an account.</summary>
internal static class Templates
{
    private static readonly string[] Categories = ["AUTHENTICATION", "MARKETING", "UTILITY"];

    public static GraphResponse List(GraphCall call)
    {
        IEnumerable<FakeTemplate> templates = All(call);
        if (call.Optional("name") is { } name)
        {
            templates = templates.Where(t => t.Name == name);
        }

        foreach (string field in (string[])["status", "category", "language", "source", "correct_category"])
        {
            if (call.Optional(field) is { } wanted)
            {
                templates = templates.Where(t => wanted.Equals(t.Text(field), StringComparison.OrdinalIgnoreCase));
            }
        }

        return GraphLists.Page(call, templates, defaults: $"{FakeTemplate.DefaultFields},parameter_format");
    }

    public static GraphResponse Create(GraphCall call)
    {
        string name = call.Required("name");
        string language = call.Required("language");
        string category = call.Required("category").ToUpperInvariant();
        GraphCall.RequireOneOf("category", category, Categories);
        if (call.OptionalList("components") is null && call.Optional("library_template_name") is null)
        {
            throw call.Absent("components");
        }

        if (All(call).Any(t => t.Name == name && t.Language == language))
        {
            throw GraphErrors.ForUsers(
                2388024,
                "Content in This Language Already Exists",
                $"There is already {language} content for this template. You can create a new template and try again.");
        }

        FakeTemplate template = call.State.AddTemplate(call.Account.Id, new JsonObject(Fields(call))
        {
            ["category"] = category,
            ["status"] = "PENDING",
        });
        call.Account.AddActivity("TEMPLATE_CREATED");
        return GraphResponse.Json(new JsonObject
        {
            ["id"] = template.Id,
            ["status"] = template.Status,
            ["category"] = template.Category,
        });
    }

    public static GraphResponse Delete(GraphCall call)
    {
        foreach (FakeTemplate template in call.Optional("hsm_ids") is { } ids ? OfIds(call, ids) : OfName(call))
        {
            call.State.Remove(template);
        }

        call.Account.AddActivity("TEMPLATE_DELETED");

        return GraphResponse.Success();
    }

    public static GraphResponse Edit(GraphCall call)
    {
        FakeTemplate template = call.Template;
        string category = (call.Optional("category") ?? template.Category).ToUpperInvariant();
        GraphCall.RequireOneOf("category", category, Categories);

        foreach (string field in (string[])["name", "language"])
        {
            if (call.Optional(field) is { } value && value != template.Text(field))
            {
                throw GraphErrors.Invalid($"The {field} of a template cannot be changed.");
            }
        }

        foreach ((string field, JsonNode? value) in Fields(call))
        {
            template[field] = value;
        }

        template["category"] = category;
        template["last_updated_time"] = GraphTime.Text(call.State.Now);

        // Meta reviews an edited template again.
        template["status"] = "PENDING";
        return GraphResponse.Success();
    }

    public static GraphResponse Archive(GraphCall call) => ForEach(
        call,
        "archived_templates",
        template =>
        {
            if (template.Status is not ("APPROVED" or "REJECTED"))
            {
                return "Only approved or rejected templates can be archived";
            }

            template.StatusBeforeArchival = template.Status;
            template["status"] = "ARCHIVED";
            return null;
        });

    public static GraphResponse Unarchive(GraphCall call) => ForEach(
        call,
        "unarchived_templates",
        template =>
        {
            if (template.Status != "ARCHIVED")
            {
                return "Template is not archived";
            }

            template["status"] = template.StatusBeforeArchival ?? "APPROVED";
            return null;
        });

    /// <summary>Changes each template, and reports those for which the change fails.</summary>
    private static GraphResponse ForEach(GraphCall call, string done, Func<FakeTemplate, string?> change)
    {
        JsonArray changed = [];
        JsonObject failed = [];
        foreach (string id in RequireIds(call.RequiredList("hsm_ids")))
        {
            FakeTemplate? template = All(call).FirstOrDefault(t => t.Id == id);
            if ((template is null ? "Template not found" : change(template)) is { } reason)
            {
                failed[id] = reason;
            }
            else
            {
                changed.Add(id);
            }
        }

        return GraphResponse.Json(new JsonObject { [done] = changed, ["failed_templates"] = failed });
    }

    private static string[] RequireIds(JsonArray? ids) => ids is { Count: > 0 and <= 100 }
        ? [.. ids.Select(id => id?.ToString() ?? "")]
        : throw GraphErrors.Invalid("Param hsm_ids must be an array of 1 to 100 ids.");

    private static FakeTemplate[] OfName(GraphCall call)
    {
        string? name = call.Optional("name");
        string? id = call.Optional("hsm_id");
        if (name is null && id is null)
        {
            throw call.Absent("name");
        }

        FakeTemplate[] found =
            [.. All(call).Where(t => (name is null || t.Name == name) && (id is null || t.Id == id))];
        return found.Length > 0 ? found : throw NotFound();
    }

    /// <summary>The templates with the ids. Fails if one of them is missing.</summary>
    private static FakeTemplate[] OfIds(GraphCall call, string ids)
    {
        string[] wanted = RequireIds(RequestReader.TryParseJson(ids) as JsonArray);
        FakeTemplate[] found = [.. All(call).Where(t => wanted.Contains(t.Id))];
        return wanted.All(id => found.Any(t => t.Id == id)) ? found : throw NotFound();
    }

    private static GraphErrorException NotFound() => GraphErrors.ForUsers(
        2593002, "Message Template Not Found", "There is no message template with this name or id.");

    private static IEnumerable<FakeTemplate> All(GraphCall call) =>
        call.State.All<FakeTemplate>().Where(t => t.AccountId == call.Account.Id);

    /// <summary>The fields of the request, without those that only the server sets.</summary>
    private static KeyValuePair<string, JsonNode?>[] Fields(GraphCall call) =>
        [.. call.Body.Where(f => f.Key is not ("id" or "status" or "access_token"))
            .Select(f => KeyValuePair.Create(f.Key, f.Value?.DeepClone()))];
}
