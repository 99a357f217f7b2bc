using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing;

/// <summary>A phone number that a business verifies before it gives the number to a client.</summary>
public sealed class FakePreVerifiedNumber : FakeNode
{
    private static readonly TimeSpan Validity = TimeSpan.FromDays(90);

    internal FakePreVerifiedNumber(GraphState state, string id, FakeBusiness owner, string phoneNumber)
        : base(state, id, new()
        {
            ["id"] = id,
            ["phone_number"] = phoneNumber,
            ["code_verification_status"] = "NOT_VERIFIED",
            ["created_time"] = GraphTime.Text(state.Now),
            ["owner_business"] = owner.Reference(),
        }) => BusinessId = owner.Id;

    /// <summary>Id of the business that the number belongs to.</summary>
    public string BusinessId { get; }

    /// <summary>The number with its country code.</summary>
    public string PhoneNumber => Text("phone_number");

    /// <summary>Whether the owner of the number was verified.</summary>
    public bool IsVerified => Text("code_verification_status") == "VERIFIED";

    internal override string Kind => "preverified";

    internal override string TypeName => "WhatsAppBusinessPreVerifiedPhoneNumber";

    internal override JsonObject OtherFields() =>
        new(Without("code_verification_time", "verification_expiry_time", "error_msg"))
        {
            ["display_phone_number"] = PhoneNumber,

            // Fake numbers are from North America.
            ["country_prefix"] = 1,
            ["country_code"] = "US",
            ["region"] = "North America",
            ["verification_status"] = IsVerified ? "VERIFIED" : "PENDING",
            ["availability_status"] = "AVAILABLE",
            ["last_updated"] = Text(IsVerified ? "code_verification_time" : "created_time"),
            ["supported_features"] = new JsonArray("MESSAGING", "TEMPLATES"),
            ["is_input_id_valid"] = true,
        };

    /// <summary>Whether a verification code was requested, but not used yet.</summary>
    internal bool IsCodeSent { get; set; }

    /// <summary>Ids of the businesses that the number is shared with.</summary>
    internal HashSet<string> PartnerIds { get; } = [];

    internal string Digits => string.Concat(PhoneNumber.Where(char.IsAsciiDigit));

    internal void MarkVerified(DateTimeOffset now)
    {
        this["code_verification_status"] = "VERIFIED";
        this["code_verification_time"] = GraphTime.Text(now);
        this["verification_expiry_time"] = GraphTime.Text(now + Validity);
        IsCodeSent = false;
    }
}
