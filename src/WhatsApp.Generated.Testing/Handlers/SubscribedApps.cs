using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing.Handlers;

/// <summary>Apps that receive webhooks about an account. All requests come from the app of the server.</summary>
internal static class SubscribedApps
{
    public static GraphResponse List(GraphCall call) => GraphResponse.Json(new JsonObject
    {
        ["data"] = new JsonArray([.. All(call).Select(subscription => Shown(call, subscription))]),
    });

    public static GraphResponse Subscribe(GraphCall call)
    {
        string? address = call.Optional("override_callback_uri");
        if (address is not null)
        {
            call.Required("verify_token");
        }

        FakeRecord subscription = Own(call) ?? call.State.AddRecord("subscription", call.Account.Id, new()
        {
            ["whatsapp_business_api_data"] = call.State.Application.ToJson(),
        });
        subscription["override_callback_uri"] = address;
        call.Account.AddActivity("WEBHOOK_CONFIGURED");
        JsonObject response = new() { ["success"] = true };
        if (address is not null)
        {
            response["data"] = new JsonArray(subscription.ToJsonWithoutId());
        }

        return GraphResponse.Json(response);
    }

    public static GraphResponse Unsubscribe(GraphCall call)
    {
        if (Own(call) is not { } subscription)
        {
            throw GraphErrors.Invalid("The app is not subscribed to the account.");
        }

        call.State.Remove(subscription);
        return GraphResponse.Success();
    }

    private static JsonObject Shown(GraphCall call, FakeRecord subscription)
    {
        JsonObject shown = subscription.ToJsonWithoutId();
        if (call.Optional("fields") is { } fields)
        {
            JsonObject app = shown["whatsapp_business_api_data"]!.AsObject();
            shown["whatsapp_business_api_data"] = GraphLists.Select(app, call.State.Application.TypeName, fields);
        }

        return shown;
    }

    private static IEnumerable<FakeRecord> All(GraphCall call) => call.State.Records("subscription", call.Account.Id);

    private static FakeRecord? Own(GraphCall call) => All(call).FirstOrDefault(
        s => s["whatsapp_business_api_data"]!["id"]!.ToString() == call.State.Application.Id);
}
