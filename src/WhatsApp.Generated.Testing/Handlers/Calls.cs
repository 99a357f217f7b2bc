using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing.Handlers;

/// <summary>Calls between a phone number and people, and their permission to be called.</summary>
internal static class Calls
{
    public static GraphResponse Permissions(GraphCall call)
    {
        string user = User(call, "user_wa_id");
        string status = Permission(call.PhoneNumber, user);
        JsonObject permission = new() { ["status"] = status };
        if (status == "temporary")
        {
            permission["expiration_time"] = call.State.Now.AddDays(7).ToUnixTimeSeconds();
        }

        bool mayCall = MayCall(status);
        return GraphResponse.Json(new JsonObject
        {
            ["messaging_product"] = "whatsapp",
            ["permission"] = permission,
            ["actions"] = new JsonArray(
                Action("send_call_permission_request", !mayCall), Action("start_call", mayCall)),
        });
    }

    public static GraphResponse Manage(GraphCall call)
    {
        call.RequireMessagingProduct();
        string action = GraphCall.RequireOneOf(
            "action", call.Required("action"), "connect", "pre_accept", "accept", "reject", "terminate");
        if (call.PhoneNumber.Settings["calling"]!["status"]?.ToString() == "DISABLED")
        {
            throw GraphErrors.Of(138000, "(#138000) Calling not enabled", "Calling is switched off in the settings.");
        }

        if (action == "connect")
        {
            return Connect(call);
        }

        FakeCall known = Find(call);
        bool isPossible = action == "terminate"
            ? known.State is FakeCallState.Ringing or FakeCallState.Accepted
            : known is { IsIncoming: true, State: FakeCallState.Ringing };
        if (!isPossible)
        {
            throw GraphErrors.Invalid($"Param action: {action} is not possible for a call that is {known.State}.");
        }

        known.State = action switch
        {
            "accept" => FakeCallState.Accepted,
            "reject" => FakeCallState.Rejected,
            "terminate" => FakeCallState.Ended,
            _ => known.State,
        };
        return GraphResponse.Json(new JsonObject { ["messaging_product"] = "whatsapp", ["success"] = true });
    }

    private static GraphResponse Connect(GraphCall call)
    {
        string user = User(call, "to");
        call.RequiredObject("session");
        if (!MayCall(Permission(call.PhoneNumber, user)))
        {
            throw GraphErrors.Of(
                138006,
                "(#138006) No approved call permission from the recipient",
                "The person has not permitted the business to call.");
        }

        FakeCall started = call.State.AddCall(call.PhoneNumber.Id, user, isIncoming: false);
        return GraphResponse.Json(new JsonObject
        {
            ["messaging_product"] = "whatsapp",
            ["calls"] = new JsonArray(new JsonObject { ["id"] = started.Id }),
        });
    }

    private static FakeCall Find(GraphCall call)
    {
        string id = call.Required("call_id");
        return call.State.Find<FakeCall>(id) is { } known && known.PhoneNumberId == call.PhoneNumber.Id
            ? known
            : throw GraphErrors.Invalid($"Param call_id: there is no call with the id {id}.");
    }

    private static string User(GraphCall call, string numberName)
    {
        if (call.Optional(numberName) is not { } number)
        {
            return call.Optional("recipient") ?? throw call.Absent(numberName);
        }

        return Messages.DigitsOf(number)
            ?? throw GraphErrors.Invalid($"Param {numberName} must be a phone number - got \"{number}\".");
    }

    private static string Permission(FakePhoneNumber number, string user) =>
        number.CallPermissions.GetValueOrDefault(user, "temporary");

    private static bool MayCall(string status) => status is "granted" or "temporary" or "permanent";

    private static JsonObject Action(string name, bool isPossible) =>
        new() { ["action_name"] = name, ["can_perform_action"] = isPossible };
}
