using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing;

/// <summary>A business portfolio of the fake server.</summary>
public sealed class FakeBusiness : FakeNode
{
    private readonly GraphState _state;

    internal FakeBusiness(GraphState state, string id, string name)
        : base(state, id, new()
        {
            ["id"] = id,
            ["name"] = name,
            ["timezone_id"] = 1,
            ["verification_status"] = "verified",
            ["two_factor_type"] = "none",
            ["created_time"] = GraphTime.Text(state.Now),
        }) => _state = state;

    /// <summary>Name of the business.</summary>
    public string Name => Text("name");

    internal override string Kind => "business";

    internal override JsonObject OtherFields() => new()
    {
        ["updated_time"] = Text("created_time"),
        ["primary_page"] = new JsonObject { ["id"] = $"{Id}00", ["name"] = Name },
        ["link"] = $"https://www.facebook.com/{Id}00",
        ["profile_picture_uri"] = $"https://example.com/pictures/{Id}.jpg",
        ["vertical"] = "RETAIL",
        ["whatsapp_business_manager_messaging_limit"] = "TIER_250",
    };

    /// <summary>Adds a credit line to the business, which pays for accounts.</summary>
    /// <param name="legalEntityName">Legal name of the owner of the credit line.</param>
    /// <returns>Id of the credit line.</returns>
    public string AddExtendedCredit(string legalEntityName) =>
        _state.AddRecord("credit", Id, new()
        {
            ["legal_entity_name"] = legalEntityName,
            ["owner_business"] = Reference(),
            ["owner_business_name"] = Name,
            ["is_access_revoked"] = false,
        }).Id;

    /// <summary>The business, as a field of other nodes.</summary>
    internal JsonObject Reference() => new() { ["id"] = Id, ["name"] = Name };
}
