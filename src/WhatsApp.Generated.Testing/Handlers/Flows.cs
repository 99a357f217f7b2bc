using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing.Handlers;

/// <summary>Flows of an account, from draft to deprecation.</summary>
internal static class Flows
{
    public const string DefaultFields = "id,name,status,categories,validation_errors";

    private static readonly string[] Categories =
    [
        "SIGN_UP", "SIGN_IN", "APPOINTMENT_BOOKING", "LEAD_GENERATION", "SHOPPING", "CONTACT_US", "CUSTOMER_SUPPORT",
        "SURVEY", "OTHER",
    ];

    public static GraphResponse List(GraphCall call) =>
        GraphLists.Page(call, Of(call.State, call.Account), defaults: DefaultFields);

    public static GraphResponse Create(GraphCall call)
    {
        string name = call.Required("name");
        RequireNewName(call.State, call.Account, name);
        JsonArray categories = RequiredCategories(call);
        string? content = call.Body["flow_json"]?.ToString();
        if (call.Optional("clone_flow_id") is { } sourceId)
        {
            content = call.State.Find<FakeFlow>(sourceId)?.FlowJson
                ?? throw GraphErrors.Invalid($"Flow with specified ID does not exist: {sourceId}");
        }

        FakeFlow flow = FlowContents.Add(call.State, call.Account, name, content);
        flow["categories"] = categories;
        flow["endpoint_uri"] = call.Optional("endpoint_uri");
        if (call.OptionalFlag("publish") == true && !HasErrors(flow))
        {
            flow["status"] = "PUBLISHED";
        }

        JsonObject response = new() { ["id"] = flow.Id };
        if (call.Body["flow_json"] is not null)
        {
            response["success"] = true;
            response["validation_errors"] = flow["validation_errors"];
        }

        return GraphResponse.Json(response);
    }

    public static GraphResponse Update(GraphCall call)
    {
        FakeFlow flow = call.Flow;
        if (flow.Status == "DEPRECATED")
        {
            throw GraphErrors.Of(139001, "(#139001) Updating attempt failed", "A deprecated flow cannot be changed.");
        }

        JsonArray? categories = !call.IsPresent("categories") ? null : RequiredCategories(call);
        if (call.Optional("name") is { } name && name != flow.Name)
        {
            RequireNewName(call.State, call.State.Find<FakeAccount>(flow.AccountId)!, name);
            flow["name"] = name;
        }

        flow["categories"] = categories ?? flow["categories"];
        flow["endpoint_uri"] = call.Optional("endpoint_uri") ?? flow["endpoint_uri"];
        flow.MarkUpdated();
        if (call.Optional("application_id") is { } application)
        {
            flow["application"] = FakeApplication.Reference(call.State, application);
        }

        return GraphResponse.Success();
    }

    public static GraphResponse Delete(GraphCall call)
    {
        RequireStatus(call.Flow, "DRAFT", 139004, "Deleting attempt failed", "delete");
        call.State.Remove(call.Flow);
        return GraphResponse.Success();
    }

    public static GraphResponse Publish(GraphCall call)
    {
        RequireStatus(call.Flow, "DRAFT", 139002, "Publishing attempt failed", "publish");
        if (HasErrors(call.Flow))
        {
            throw GraphErrors.Of(
                139002, "(#139002) Publishing attempt failed", "The content of the flow has validation errors.");
        }

        call.Flow["status"] = "PUBLISHED";
        return GraphResponse.Success();
    }

    public static GraphResponse Deprecate(GraphCall call)
    {
        RequireStatus(call.Flow, "PUBLISHED", 139003, "Deprecating attempt failed", "deprecate");
        call.Flow["status"] = "DEPRECATED";
        return GraphResponse.Success();
    }

    public static GraphResponse Migrate(GraphCall call)
    {
        string sourceId = call.Required("source_waba_id");
        FakeAccount source = call.State.Find<FakeAccount>(sourceId)
            ?? throw GraphErrors.Invalid($"Param source_waba_id: there is no account with the id {sourceId}.");
        FakeFlow[] flows = [.. Of(call.State, source)];
        string[] names = call.OptionalList("source_flow_names")?.Select(n => $"{n}").ToArray()
            ?? [.. flows.Select(f => f.Name)];
        HashSet<string> present = [.. Of(call.State, call.Account).Select(f => f.Name)];

        JsonArray migrated = [];
        JsonArray failed = [];
        foreach (string name in names)
        {
            if (Array.Find(flows, f => f.Name == name) is not { } flow)
            {
                failed.Add((JsonNode)new JsonObject
                {
                    ["source_name"] = name,
                    ["error_code"] = "4233041",
                    ["error_message"] = "Flow name not found in source WABA.",
                });
            }
            else if (present.Add(name))
            {
                FakeFlow copy = FlowContents.Add(call.State, call.Account, name, flow.FlowJson);
                copy["categories"] = flow["categories"];
                copy["endpoint_uri"] = flow["endpoint_uri"];
                copy["status"] = flow.Status == "PUBLISHED" ? "PUBLISHED" : "DRAFT";
                migrated.Add((JsonNode)new JsonObject
                {
                    ["source_name"] = name,
                    ["source_id"] = flow.Id,
                    ["migrated_id"] = copy.Id,
                });
            }
        }

        return GraphResponse.Json(new JsonObject { ["migrated_flows"] = migrated, ["failed_flows"] = failed });
    }

    private static IEnumerable<FakeFlow> Of(GraphState state, FakeAccount account) =>
        state.All<FakeFlow>().Where(f => f.AccountId == account.Id);

    private static bool HasErrors(FakeFlow flow) => flow["validation_errors"] is JsonArray { Count: > 0 };

    private static void RequireStatus(FakeFlow flow, string status, int code, string title, string verb)
    {
        if (flow.Status != status)
        {
            throw GraphErrors.Of(code, $"(#{code}) {title}", $"Cannot {verb} flow which is not in {status} status.");
        }
    }

    private static void RequireNewName(GraphState state, FakeAccount account, string name)
    {
        if (Of(state, account).Any(f => f.Name == name))
        {
            throw GraphErrors.ForUsers(
                null, "Flow name is not unique", "The account has a flow with this name already. Choose another one.");
        }
    }

    private static JsonArray RequiredCategories(GraphCall call)
    {
        JsonArray categories = [];
        foreach (JsonNode? category in call.RequiredItems("categories"))
        {
            categories.Add(GraphCall.RequireOneOf("categories", $"{category}", Categories));
        }

        return categories;
    }
}
