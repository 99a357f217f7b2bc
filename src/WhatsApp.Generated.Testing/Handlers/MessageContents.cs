using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing.Handlers;

/// <summary>Checks the content of a message by its type.</summary>
internal static partial class MessageContents
{
    private static readonly string[] Types =
    [
        "text", "image", "audio", "video", "document", "sticker", "location", "contacts", "reaction", "interactive",
        "template", "pin",
    ];

    /// <summary>Checks what depends on the type of a message and on the state of the server.</summary>
    public static void Check(GraphCall call)
    {
        // Like Meta, the type defaults to text.
        string type = GraphCall.RequireOneOf("type", call.Optional("type") ?? "text", Types);
        JsonNode content = type == "contacts" ? call.RequiredItems(type) : call.RequiredObject(type);
        switch (type)
        {
            case "template":
                CheckTemplate(call, content);
                break;
            case "pin":
                CheckPin(call, content);
                break;
        }

        CheckMediaIds(call, content, type);
        DirectSend.Check(call);
    }

    /// <summary>Refuses a template of another category. A later check refuses one that does not exist.</summary>
    public static void RequireMarketing(GraphCall call)
    {
        JsonObject content = call.RequiredObject("template");
        string language = (content["language"] as JsonObject)?["code"]?.ToString() ?? "";
        if (FindTemplate(call, content["name"]?.ToString() ?? "", language) is { Category: not "MARKETING" } other)
        {
            throw GraphErrors.Of(
                131055,
                "(#131055) Method not allowed",
                $"Only templates of the category MARKETING can be sent here; {other.Name} has {other.Category}.");
        }
    }

    private static void CheckPin(GraphCall call, JsonNode pin)
    {
        GraphCall.RequireOneOf("pin['type']", $"{pin["type"]}", "pin", "unpin");
        if (!"group".Equals(call.Optional("recipient_type"), StringComparison.OrdinalIgnoreCase))
        {
            throw GraphErrors.Invalid("Only messages of groups can be pinned: recipient_type must be group.");
        }
    }

    private static void CheckTemplate(GraphCall call, JsonNode content)
    {
        string name = Required(content, "template", "name").ToString();
        JsonNode languageObject = Required(content, "template", "language");
        string language = Required(languageObject, "template['language']", "code").ToString();
        FakeTemplate? template = FindTemplate(call, name, language);

        switch (template?.Status)
        {
            case "APPROVED":
                break;
            case "PAUSED":
                throw GraphErrors.Of(132015, "(#132015) Template is paused", $"template ({name}) is paused");
            case "DISABLED":
                throw GraphErrors.Of(132016, "(#132016) Template is disabled", $"template ({name}) is disabled");
            default:
                throw GraphErrors.Of(
                    132001,
                    "(#132001) Template name does not exist in the translation",
                    $"template name ({name}) does not exist in {language}",
                    status: 404);
        }

        if (template.Category == "AUTHENTICATION" && call.Optional("to") is null)
        {
            throw GraphErrors.Of(
                131062,
                "(#131062) BSUID recipient not supported",
                "Authentication templates need a phone number in to.");
        }

        CheckBodyParameters(template, content);
        CheckParameters(template, content);
    }

    /// <summary>Compares the parameters with the template, as a program can do before it sends.</summary>
    private static void CheckParameters(FakeTemplate template, JsonNode content)
    {
        // A test may add a template by its name only.
        if (template["components"] is not JsonArray { Count: > 0 })
        {
            return;
        }

        IReadOnlyList<GraphViolation> violations = GraphJson
            .Read<MessageTemplate>(template.ToJson().ToJsonString())
            .Check(new TemplateMessage { Template = GraphJson.Read<TemplateContent>(content.ToJsonString()) });
        if (violations.Count > 0)
        {
            throw GraphErrors.Of(
                132012,
                "(#132012) Parameter format does not match format in the created template",
                string.Join(' ', violations));
        }
    }

    private static FakeTemplate? FindTemplate(GraphCall call, string name, string language) =>
        call.State.All<FakeTemplate>().FirstOrDefault(
            t => t.AccountId == call.PhoneNumber.AccountId && t.Name == name && t.Language == language);

    private static void CheckBodyParameters(FakeTemplate template, JsonNode content)
    {
        if (Component(template["components"], "body")?["text"]?.ToString() is not { } text)
        {
            return;
        }

        int expected = Placeholder().Matches(text).Select(m => m.Value).Distinct().Count();
        int actual = (Component(content["components"], "body")?["parameters"] as JsonArray)?.Count ?? 0;
        if (actual != expected)
        {
            throw GraphErrors.Of(
                132000,
                "(#132000) Number of parameters does not match the expected number of params",
                $"body: number of localizable_params ({actual}) does not match the expected number ({expected})");
        }
    }

    private static JsonObject? Component(JsonNode? components, string type) =>
        (components as JsonArray)?.OfType<JsonObject>().FirstOrDefault(
            c => type.Equals(c["type"]?.ToString(), StringComparison.OrdinalIgnoreCase));

    /// <summary>Looks for media ids at any depth: headers of templates and interactive messages have them.</summary>
    private static void CheckMediaIds(GraphCall call, JsonNode? node, string name)
    {
        if (node is JsonArray array)
        {
            foreach (JsonNode? item in array)
            {
                CheckMediaIds(call, item, "");
            }
        }
        else if (node is JsonObject members)
        {
            if (name is "image" or "audio" or "video" or "document" or "sticker"
                && members["id"]?.ToString() is { } id
                && call.State.Find<FakeMedia>(id) is null)
            {
                throw GraphErrors.Of(
                    131053, "(#131053) Media upload error", $"There is no media object with the id {id}.");
            }

            foreach ((string member, JsonNode? value) in members)
            {
                CheckMediaIds(call, value, member);
            }
        }
    }

    /// <summary>A member of an object, which is at a path of the body.</summary>
    internal static JsonNode Required(JsonNode? parent, string path, string name)
    {
        if (parent is not JsonObject members)
        {
            throw GraphErrors.Invalid($"Param {path} must be an object.");
        }

        JsonNode value = members[name] ?? throw GraphErrors.Missing($"{path}['{name}']");
        return value is JsonValue && value.ToString().Length == 0
            ? throw GraphErrors.Empty($"{path}['{name}']")
            : value;
    }

    [GeneratedRegex(@"\{\{[^{}]+\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
