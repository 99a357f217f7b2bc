using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing.Handlers;

/// <summary>Checks an interactive message: required members, and Meta's limits for buttons and rows.</summary>
internal static class InteractiveContents
{
    private const int MostButtons = 3;
    private const int MostButtonsInPlaceOfTemplate = 10;
    private const int MostRows = 10;
    private const int LongestButton = 20;
    private const int LongestRow = 24;

    public static void Check(GraphCall call, JsonNode interactive)
    {
        string type = MessageContents.Required(interactive, "interactive", "type").ToString().ToLowerInvariant();
        JsonNode action = MessageContents.Required(interactive, "interactive", "action");
        switch (type)
        {
            case "button":
                CheckBody(interactive);
                int most = call.Optional("category") is null ? MostButtons : MostButtonsInPlaceOfTemplate;
                CheckButtons(List(action, "buttons"), most);
                break;
            case "list":
                CheckBody(interactive);
                CheckTitle(
                    MessageContents.Required(action, "interactive['action']", "button"), "The button", LongestButton);
                CheckRows(List(action, "sections"));
                break;
            default:
                break;
        }
    }

    private static void CheckBody(JsonNode interactive) => MessageContents.Required(
        MessageContents.Required(interactive, "interactive", "body"), "interactive['body']", "text");

    private static void CheckButtons(JsonArray buttons, int most)
    {
        if (buttons.Count < 1 || buttons.Count > most)
        {
            throw GraphErrors.InvalidValue(
                $"There are {buttons.Count} buttons. Min allowed buttons: 1, Max allowed buttons: {most}");
        }

        JsonNode[] replies = [.. buttons.Select(button => button?["reply"]).OfType<JsonNode>()];
        foreach (JsonNode reply in replies)
        {
            MessageContents.Required(reply, "reply", "id");
            CheckTitle(MessageContents.Required(reply, "reply", "title"), "A button", LongestButton);
        }

        RequireDistinct(replies, "id", "buttons");
        RequireDistinct(replies, "title", "buttons");
    }

    private static void CheckRows(JsonArray sections)
    {
        JsonNode?[] rows = [.. sections.SelectMany(section => section?["rows"] as JsonArray ?? [])];
        if (rows.Length < 1 || rows.Length > MostRows)
        {
            throw GraphErrors.InvalidValue(
                $"The sections have {rows.Length} rows in all. Min allowed rows: 1, Max allowed rows: {MostRows}");
        }

        if (sections.Count > 1 && sections.Any(section => string.IsNullOrEmpty(section?["title"]?.ToString())))
        {
            throw GraphErrors.InvalidValue("Where there are several sections, each needs a title.");
        }

        foreach (JsonNode? row in rows)
        {
            MessageContents.Required(row, "row", "id");
            CheckTitle(MessageContents.Required(row, "row", "title"), "A row", LongestRow);
        }

        RequireDistinct(rows, "id", "rows");
    }

    private static JsonArray List(JsonNode action, string name) =>
        MessageContents.Required(action, "interactive['action']", name) as JsonArray
        ?? throw GraphErrors.Invalid($"Param interactive['action']['{name}'] must be an array.");

    private static void CheckTitle(JsonNode title, string what, int longest)
    {
        if (title.ToString().Length > longest)
        {
            throw GraphErrors.InvalidValue(
                $"{what} has a label of {title.ToString().Length} characters. Max length: {longest}");
        }
    }

    private static void RequireDistinct(JsonNode?[] items, string name, string what)
    {
        if (items.Select(item => item![name]!.ToString()).Distinct(StringComparer.Ordinal).Count() < items.Length)
        {
            throw GraphErrors.InvalidValue($"Two {what} have the same {name}.");
        }
    }
}
