using System.Globalization;
using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing;

/// <summary>An entry of a list that belongs to a node, such as a person that a phone number has blocked.</summary>
internal sealed class FakeRecord : FakeNode
{
    private static readonly Dictionary<string, string> Types = new()
    {
        ["profile"] = "WhatsAppBusinessProfile",
        ["schedule"] = "WhatsAppBusinessSchedule",
        ["activity"] = "WhatsAppBusinessAccountActivity",
        ["assignment"] = "AssignedUser",
        ["credit"] = "ExtendedCredit",
        ["qr_code"] = "WhatsAppBusinessQRCode",
        ["history"] = "WhatsAppBusinessMessageHistory",
        ["event"] = "WhatsAppBusinessMessageHistoryEvent",
    };

    private readonly GraphState _state;

    public FakeRecord(GraphState state, string id, string kind, string ownerId, JsonObject fields)
        : base(state, id, fields)
    {
        _state = state;
        Kind = kind;
        OwnerId = ownerId;
    }

    public string OwnerId { get; }

    internal override string Kind { get; }

    internal override string TypeName => Types.GetValueOrDefault(Kind, base.TypeName);

    internal override JsonObject OtherFields() => Kind switch
    {
        "profile" => new(Without(
            "about", "address", "description", "email", "profile_picture_url", "profile_picture_handle", "websites"))
        {
            ["vertical"] = "UNDEFINED",
            ["business_profile"] = null,
        },
        "schedule" => new(Without("description", "days_of_week", "recurrence_pattern"))
        {
            ["timezone"] = "UTC",
            ["delivery_time"] = null,
            ["day_of_week"] = null,
            ["open_time"] = null,
            ["close_time"] = null,
        },
        "activity" => new(Without("description", "actor_business_id"))
        {
            ["actor_id"] = _state.Application.Id,
            ["actor_name"] = _state.Application.Name,
            ["details"] = new JsonObject(),
            ["ip_address"] = "127.0.0.1",
            ["user_agent"] = "fake",
            ["event_type"] = this["activity_type"],
            ["category"] = Text("activity_type").Split('_')[0],
        },
        "credit" => new(Without("partition_from", "receiving_credit_allocation_config"))
        {
            ["credit_type"] = "EXTENDED",
            ["balance"] = Amount(0),
            ["credit_available"] = Amount(2000),
            ["max_balance"] = Amount(2000),
            ["online_max_balance"] = Amount(2000),
            ["allocated_amount"] = Amount(0),
            ["is_automated_experience"] = false,
            ["send_bill_to_biz_name"] = this["owner_business_name"],
            ["liable_biz_name"] = this["owner_business_name"],
        },
        "event" => Without("error_description"),
        _ => [],
    };

    public JsonObject ToJsonWithoutId()
    {
        JsonObject json = ToJson();
        json.Remove("id");
        return json;
    }

    private static JsonObject Amount(int units) => new()
    {
        ["amount"] = string.Create(CultureInfo.InvariantCulture, $"{units}.00"),
        ["amount_in_hundredths"] = $"{units * 100}",
        ["currency"] = "USD",
        ["offsetted_amount"] = $"{units * 100}",
    };
}
