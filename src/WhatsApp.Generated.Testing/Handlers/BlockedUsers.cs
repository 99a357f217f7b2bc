using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing.Handlers;

/// <summary>People that a phone number has blocked.</summary>
internal static class BlockedUsers
{
    public static GraphResponse List(GraphCall call) => GraphLists.Page(
        call, All(call), shape: person => person.ToJsonWithoutId());

    public static GraphResponse Block(GraphCall call) => Change(call, "added_users", (name, value) =>
    {
        if (Find(call, name, value) is null)
        {
            call.State.AddRecord("blocked", call.PhoneNumber.Id, new()
            {
                ["messaging_product"] = "whatsapp",
                [name] = value,
            });
        }
    });

    public static GraphResponse Unblock(GraphCall call) => Change(call, "removed_users", (name, value) =>
    {
        if (Find(call, name, value) is { } blocked)
        {
            call.State.Remove(blocked);
        }
    });

    private static GraphResponse Change(GraphCall call, string done, Action<string, string> change)
    {
        call.RequireMessagingProduct();
        JsonArray changed = [];
        JsonArray failed = [];
        foreach (JsonObject person in call.RequiredList("block_users").OfType<JsonObject>())
        {
            string input = (person["user"] ?? person["user_id"])?.ToString()
                ?? throw GraphErrors.Missing("block_users['user']");
            bool isNumber = person["user"] is not null;
            string name = isNumber ? "wa_id" : "user_id";
            string? value = isNumber ? Messages.DigitsOf(input) : Messages.IsUserId(input) ? input : null;
            if (value is null)
            {
                failed.Add((JsonNode)Failure(input));
            }
            else
            {
                change(name, value);
                changed.Add((JsonNode)new JsonObject { ["input"] = input, [name] = value });
            }
        }

        JsonObject people = new() { [done] = changed };
        JsonObject response = new() { ["messaging_product"] = "whatsapp", ["block_users"] = people };
        if (failed.Count > 0)
        {
            people["failed_users"] = failed;
            response["error"] = new JsonObject
            {
                ["message"] = "(#139100) Failed to block/unblock users",
                ["type"] = "OAuthException",
                ["code"] = 139100,
                ["error_data"] = new JsonObject { ["details"] = "Failed to block/unblock some users." },
            };
        }

        return GraphResponse.Json(response);
    }

    private static JsonObject Failure(string input) => new()
    {
        ["input"] = input,
        ["errors"] = new JsonArray(new JsonObject
        {
            ["message"] = "(#131009) Parameter value is not valid",
            ["code"] = 131009,
            ["error_data"] = new JsonObject { ["details"] = $"{input} is neither a number nor a user id (BSUID)." },
        }),
    };

    private static IEnumerable<FakeRecord> All(GraphCall call) => call.State.Records("blocked", call.PhoneNumber.Id);

    private static FakeRecord? Find(GraphCall call, string name, string value) =>
        All(call).FirstOrDefault(p => p.Text(name) == value);
}
