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
    internal JsonObject Reference() => GraphLists.Project(ToJson(), DefaultFields);
}
