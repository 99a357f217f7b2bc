using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing;

/// <summary>A WhatsApp Business Account (WABA) of the fake server.</summary>
public sealed class FakeAccount : FakeNode
{
    /// <summary>Fields of an account if a request names none.</summary>
    internal const string DefaultFields = "id,name,timezone_id,message_template_namespace";

    private readonly GraphState _state;

    internal FakeAccount(GraphState state, string id, string name, FakeBusiness owner)
        : base(state, id, new()
        {
            ["id"] = id,
            ["name"] = name,
            ["timezone_id"] = "1",
            ["message_template_namespace"] = $"fake_namespace_{id}",
            ["status"] = "ACTIVE",
            ["account_review_status"] = "APPROVED",
            ["business_verification_status"] = "VERIFIED",
            ["currency"] = "USD",
            ["country"] = "US",
            ["creation_time"] = state.Now.ToUnixTimeSeconds(),
            ["owner_business_info"] = owner.Reference(),
            ["business_id"] = owner.Id,
        })
    {
        _state = state;
        BusinessId = owner.Id;
    }

    /// <summary>Id of the business that owns the account.</summary>
    public string BusinessId { get; }

    /// <summary>Name of the account.</summary>
    public string Name => Text("name");

    internal override string Kind => "account";

    internal override string TypeName => "WhatsAppBusinessAccount";

    /// <summary>Ids of the businesses that the account is shared with.</summary>
    internal HashSet<string> PartnerIds { get; } = [];

    /// <summary>Shares the account with a business, which then lists it as an account of a client.</summary>
    /// <param name="business">The business.</param>
    public void ShareWith(FakeBusiness business)
    {
        ArgumentNullException.ThrowIfNull(business);
        PartnerIds.Add(business.Id);
    }

    /// <summary>Adds an activity to the account. The server adds the activities of requests itself.</summary>
    /// <param name="type">Type, such as <c>SECURITY_EVENT</c>.</param>
    /// <param name="description">Description. Null: none.</param>
    /// <param name="actorType">Type of the actor, such as <c>USER</c>.</param>
    /// <returns>Id of the activity.</returns>
    public string AddActivity(string type, string? description = null, string actorType = "API")
    {
        FakeRecord activity = _state.AddRecord("activity", Id, new()
        {
            ["activity_type"] = type,
            ["timestamp"] = GraphTime.Text(_state.Now),
            ["actor_type"] = actorType,
        });
        activity["description"] = description;
        return activity.Id;
    }

    /// <summary>The account, as a field of other nodes.</summary>
    internal JsonObject Reference() => GraphLists.Only(ToJson(), DefaultFields);

    internal override JsonObject OtherFields()
    {
        FakeNode[] numbers = [.. _state.All<FakePhoneNumber>().Where(number => number.AccountId == Id)];
        FakeNode[] templates = [.. _state.All<FakeTemplate>().Where(template => template.AccountId == Id)];
        return new(Without(
            "purchase_order_number", "on_behalf_of_business_info", "assignment_date", "permissions"))
        {
            ["ownership_type"] = "SELF",
            ["primary_business_location"] = "US",
            ["is_enabled_for_insights"] = false,
            ["subscribed_apps"] = List(Records("subscription")),
            ["schedules"] = List(Records("schedule")),
            ["message_templates"] = List(templates.Select(t => GraphLists.Only(t.ToJson(), FakeTemplate.DefaultFields))),
            ["phone_numbers"] = List(numbers.Select(n => GraphLists.Only(n.ToJson(), FakePhoneNumber.DefaultFields))),
            ["audiences"] = new JsonArray(),
            ["dcc_config"] = new JsonObject { ["enabled"] = false },
            ["business_type"] = "ent",
            ["health_status"] = Health(("WABA", Id), ("BUSINESS", BusinessId), ("APP", _state.Application.Id)),
            ["is_shared_with_partners"] = PartnerIds.Count > 0,
            ["marketing_messages_onboarding_status"] = "ONBOARDED",
            ["marketing_messages_lite_api_status"] = "ONBOARDED",
            ["primary_funding_id"] = $"{Id}00",
            ["whatsapp_business_manager_messaging_limit"] = "TIER_250",
            ["degrees_of_freedom_spec"] = new JsonObject { ["data"] = new JsonArray() },
            ["disable_marketing_messages_on_cloud_api"] = false,
            ["template_auto_archival_enabled"] = true,
            ["linked_commerce_account"] = new JsonObject { ["id"] = $"{Id}01" },
            ["auth_international_rate_eligibility"] = new JsonObject { ["exception_countries"] = new JsonArray() },
            ["analytics"] = new JsonObject
            {
                ["phone_numbers"] = new JsonArray([.. numbers.Select(n => (JsonNode)((FakePhoneNumber)n).Digits)]),
                ["country_codes"] = new JsonArray("US"),
                ["granularity"] = "DAY",
                ["data_points"] = new JsonArray(),
            },
        };
    }

    private static JsonObject List(IEnumerable<JsonObject> items) => new() { ["data"] = new JsonArray([.. items]) };

    private IEnumerable<JsonObject> Records(string kind) =>
        _state.Records(kind, Id).Select(r => kind == "subscription" ? r.ToJsonWithoutId() : r.ToJson());
}
