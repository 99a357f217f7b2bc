using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing;

/// <summary>A business phone number of the fake server.</summary>
public sealed class FakePhoneNumber : FakeNode
{
    internal FakePhoneNumber(GraphState state, string id, string accountId, string display, string verifiedName)
        : base(state, id, new()
        {
            ["id"] = id,
            ["display_phone_number"] = display,
            ["verified_name"] = verifiedName,
            ["status"] = "PENDING",
            ["quality_rating"] = "UNKNOWN",
            ["code_verification_status"] = "NOT_VERIFIED",
            ["name_status"] = "PENDING_REVIEW",
            ["account_mode"] = "LIVE",
            ["host_platform"] = "CLOUD_API",
            ["messaging_limit_tier"] = "TIER_250",
            ["is_official_business_account"] = false,
        }) => AccountId = accountId;

    /// <summary>Id of the account that the number belongs to.</summary>
    public string AccountId { get; }

    /// <summary>The number as people read it, such as <c>+1 555-078-3881</c>.</summary>
    public string DisplayPhoneNumber => Text("display_phone_number");

    /// <summary>Name that customers see.</summary>
    public string VerifiedName => Text("verified_name");

    /// <summary>Whether somebody proved to own the number.</summary>
    public bool IsVerified => Text("code_verification_status") == "VERIFIED";

    /// <summary>Whether the number is registered and may send.</summary>
    public bool IsRegistered => Text("status") == "LINKED";

    /// <summary>Id of the business profile.</summary>
    public string ProfileId { get; internal set; } = "";

    internal override string Kind => "phone";

    /// <summary>The settings. Unlike Meta's, calls are on at first, so that no test has to begin there.</summary>
    internal JsonObject Settings { get; } = new()
    {
        ["calling"] = new JsonObject
        {
            ["status"] = "ENABLED",
            ["call_icon_visibility"] = "DEFAULT",
            ["callback_permission_status"] = "DISABLED",
        },
        ["payload_encryption"] = new JsonObject { ["status"] = "DISABLED" },
        ["storage_configuration"] = new JsonObject { ["status"] = "DEFAULT" },
    };

    /// <summary>Commerce settings, once there are any.</summary>
    internal JsonObject? CommerceSettings { get; set; }

    /// <summary>What the business told about itself for the law, once it did.</summary>
    internal JsonObject? ComplianceInfo { get; set; }

    /// <summary>The public key that Meta encrypts with, once it was uploaded.</summary>
    internal string? PublicKey { get; set; }

    /// <summary>Permissions of people to be called, by the id that they are named with.</summary>
    internal Dictionary<string, string> CallPermissions { get; } = [];

    /// <summary>Pin of the two-step verification, once there is one.</summary>
    internal string? Pin { get; set; }

    /// <summary>Whether a verification code was requested and not used yet.</summary>
    internal bool IsCodeSent { get; set; }

    internal string Digits => string.Concat(DisplayPhoneNumber.Where(char.IsAsciiDigit));

    /// <summary>Lets a person permit or refuse calls. Everybody permits them at first, for a time.</summary>
    /// <param name="user">Phone number in digits or user id (BSUID) of the person.</param>
    /// <param name="status">Status, such as <c>permanent</c>, <c>temporary</c> or <c>no_permission</c>.</param>
    public void SetCallPermission(string user, string status)
    {
        ArgumentException.ThrowIfNullOrEmpty(user);
        CallPermissions[user] = status;
    }

    internal void MarkVerified()
    {
        this["code_verification_status"] = "VERIFIED";
        this["name_status"] = "APPROVED";
        IsCodeSent = false;
    }

    internal void MarkRegistered()
    {
        this["status"] = "LINKED";
        this["quality_rating"] = "GREEN";
    }
}
