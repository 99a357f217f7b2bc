using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing.Handlers;

/// <summary>Apps that receive webhooks about an account. The one that calls is the app of the server.</summary>
internal static class SubscribedApps
{
    public static GraphAnswer List(GraphCall call) => GraphAnswer.Json(new JsonObject
    {
        ["data"] = new JsonArray([.. All(call).Select(Shown)]),
    });

    public static GraphAnswer Subscribe(GraphCall call)
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
        JsonObject answer = new() { ["success"] = true };
        if (address is not null)
        {
            answer["data"] = new JsonArray(Shown(subscription));
        }

        return GraphAnswer.Json(answer);
    }

    public static GraphAnswer Unsubscribe(GraphCall call)
    {
        if (Own(call) is not { } subscription)
        {
            throw GraphErrors.Invalid("The app is not subscribed to the account.");
        }

        call.State.Remove(subscription);
        return GraphAnswer.Success();
    }

    private static IEnumerable<FakeRecord> All(GraphCall call) => call.State.Records("subscription", call.Account.Id);

    private static FakeRecord? Own(GraphCall call) => All(call).FirstOrDefault(
        s => s["whatsapp_business_api_data"]!["id"]!.ToString() == call.State.Application.Id);

    private static JsonObject Shown(FakeRecord subscription)
    {
        JsonObject shown = subscription.ToJson();
        shown.Remove("id");
        return shown;
    }
}
