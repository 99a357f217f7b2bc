using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing.Handlers;

/// <summary>Multi-partner solutions, from the invitation of the partner to their deactivation.</summary>
internal static class Solutions
{
    public const string DefaultFields = "id,name,status,status_for_pending_request";

    public static FakeSolution Add(
        GraphState state, string ownerAppId, string partnerAppId, string name, JsonArray ownerMay, JsonArray partnerMay)
    {
        JsonObject partner = new()
        {
            ["id"] = GraphIds.Node('9', state.NextNumber('9')),
            ["partner_app"] = FakeApplication.Reference(state, partnerAppId),
            ["partner_permissions"] = partnerMay.DeepClone(),
            ["status"] = "NOTIFICATION_SENT",
        };
        JsonObject fields = new()
        {
            ["name"] = name,
            ["status"] = "INITIATED",
            ["status_for_pending_request"] = "PENDING_ACTIVATION",
            ["owner_app"] = FakeApplication.Reference(state, ownerAppId),
            ["owner_permissions"] = ownerMay.DeepClone(),
            ["partners"] = new JsonObject { ["data"] = new JsonArray(partner) },
        };
        return state.Add('7', null, id => new FakeSolution(state, id, fields, ownerAppId, partnerAppId));
    }

    public static GraphResponse Create(GraphCall call)
    {
        JsonArray owner = call.RequiredList("owner_permissions");
        JsonArray partner = call.RequiredList("partner_permissions");
        if (owner.Concat(partner).Count(p => $"{p}" == "MESSAGING") != 1)
        {
            throw GraphErrors.Invalid("Exactly one of owner and partner must have the permission MESSAGING.");
        }

        FakeSolution solution = Add(
            call.State, call.Node.Id, call.Required("partner_app_id"), call.Required("solution_name"), owner, partner);
        return GraphResponse.Json(new JsonObject { ["solution_id"] = solution.Id });
    }

    public static GraphResponse ListOfApplication(GraphCall call)
    {
        string? role = call.Optional("role")?.ToUpperInvariant();
        return GraphLists.Page(
            call,
            call.State.All<FakeSolution>().Where(s =>
                (s.OwnerApplicationId == call.Node.Id && role is null or "OWNER")
                || (s.PartnerApplicationId == call.Node.Id && role is null or "PARTNER")),
            defaults: DefaultFields);
    }

    public static GraphResponse ListOfAccount(GraphCall call) => GraphLists.Page(
        call, call.State.All<FakeSolution>().Where(s => s.HasClient(call.Account)), defaults: DefaultFields);

    public static GraphResponse Accept(GraphCall call)
    {
        RequirePartner(call);
        RequireState(call.Solution.Status == "INITIATED", "initiated");
        call.Solution.SetStatus("ACTIVE");
        call.Solution.SetPartnerStatus("ACCEPTED");
        return GraphResponse.Json(new JsonObject
        {
            ["solution_id"] = call.Solution.Id,
            ["partner_status"] = "ACCEPTED",
            ["success"] = true,
            ["message"] = "The invitation was accepted.",
            ["update_time"] = GraphTime.Text(call.State.Now),
        });
    }

    public static GraphResponse Reject(GraphCall call)
    {
        string type = GraphCall.RequireOneOf(
            "request_type", call.Required("request_type"), "PARTNERSHIP_REQUEST", "DEACTIVATION_REQUEST");
        JsonObject response = new()
        {
            ["success"] = true,
            ["solution_id"] = call.Solution.Id,
            ["rejected_request_type"] = type,
            ["rejection_timestamp"] = GraphTime.Text(call.State.Now),
        };
        if (type == "PARTNERSHIP_REQUEST")
        {
            RequirePartner(call);
            RequireState(call.Solution.Status == "INITIATED", "initiated");
            call.Solution.SetStatus("REJECTED");
            call.Solution.SetPartnerStatus("REJECTED");
            response["partner_app_id"] = call.Solution.PartnerApplicationId;
        }
        else
        {
            RequireDeactivationRequest(call);
            call.Solution.SetStatus("ACTIVE");
        }

        return GraphResponse.Json(response);
    }

    public static GraphResponse SendDeactivation(GraphCall call)
    {
        RequireState(
            call.Solution.Status is "ACTIVE" or "INITIATED" && call.Solution.PendingRequest != "PENDING_DEACTIVATION",
            "active, without a request for deactivation");
        call.Solution["status_for_pending_request"] = "PENDING_DEACTIVATION";
        return GraphResponse.Json(new JsonObject
        {
            ["success"] = true,
            ["message"] = "The request was sent.",
            ["request_id"] = GraphIds.Node('9', call.State.NextNumber('9')),
        });
    }

    public static GraphResponse AcceptDeactivation(GraphCall call)
    {
        RequireDeactivationRequest(call);
        call.Solution.SetStatus("DEACTIVATED");
        call.Solution.SetPartnerStatus("DEACTIVATED");
        return Shown(call);
    }

    public static GraphResponse RejectDeactivation(GraphCall call)
    {
        RequireDeactivationRequest(call);
        call.Solution.SetStatus("ACTIVE");
        return Shown(call);
    }

    public static GraphResponse AccessToken(GraphCall call)
    {
        string business = call.Required("business_id");
        bool isClient = call.State.All<FakeAccount>().Any(a => a.BusinessId == business && call.Solution.HasClient(a));
        return isClient
            ? GraphResponse.Json(new JsonObject
            {
                ["data"] = new JsonArray(new JsonObject { ["access_token"] = $"fake-token-of-{business}" }),
            })
            : throw GraphErrors.Invalid($"The business {business} has not shared an account with the solution.");
    }

    private static GraphResponse Shown(GraphCall call) => GraphResponse.Json(
        GraphLists.Project(call, call.Solution, DefaultFields));

    private static void RequirePartner(GraphCall call)
    {
        string partner = call.Required("partner_app_id");
        if (partner != call.Solution.PartnerApplicationId)
        {
            throw GraphErrors.Invalid($"The app {partner} was not invited to the solution.");
        }
    }

    private static void RequireDeactivationRequest(GraphCall call) => RequireState(
        call.Solution is { Status: "ACTIVE", PendingRequest: "PENDING_DEACTIVATION" },
        "active, with a request for deactivation");

    private static void RequireState(bool isSo, string expected)
    {
        if (!isSo)
        {
            throw GraphErrors.Invalid($"The solution must be {expected}.");
        }
    }
}
