using System.Text;
using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing.Graph;
using WhatsApp.Generated.Testing.Handlers;

namespace WhatsApp.Generated.Testing;

/// <summary>A business phone number of the fake server.</summary>
public sealed class FakePhoneNumber : FakeNode
{
    /// <summary>Fields of a number if a request names none.</summary>
    internal const string DefaultFields = "id,display_phone_number,verified_name,quality_rating,"
        + "code_verification_status,platform_type,throughput,last_onboarded_time,webhook_configuration";

    private readonly GraphState _state;

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
            ["platform_type"] = "NOT_APPLICABLE",
            ["throughput"] = new JsonObject { ["level"] = "NOT_APPLICABLE" },
            ["last_onboarded_time"] = GraphTime.Text(state.Now),
            ["webhook_configuration"] = new JsonObject { ["application"] = "https://example.com/webhooks/whatsapp" },
            ["messaging_limit_tier"] = "TIER_250",
            ["is_official_business_account"] = false,
        })
    {
        _state = state;
        AccountId = accountId;
    }

    /// <summary>Id of the account that the number belongs to.</summary>
    public string AccountId { get; }

    /// <summary>The number in display format, such as <c>+1 555-078-3881</c>.</summary>
    public string DisplayPhoneNumber => Text("display_phone_number");

    /// <summary>Name that customers see.</summary>
    public string VerifiedName => Text("verified_name");

    /// <summary>Whether the owner of the number was verified.</summary>
    public bool IsVerified => Text("code_verification_status") == "VERIFIED";

    /// <summary>Whether the number is registered and can send messages.</summary>
    public bool IsRegistered => Text("status") == "CONNECTED";

    /// <summary>Id of the business profile.</summary>
    public string ProfileId { get; internal set; } = "";

    internal override string Kind => "phone";

    internal override string TypeName => "WhatsAppBusinessAccountToNumberCurrentStatus";

    /// <summary>The settings. Unlike Meta's defaults, calls are enabled, so that tests need not enable them.</summary>
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

    /// <summary>Commerce settings. Null until they are set.</summary>
    internal JsonObject? CommerceSettings { get; set; }

    /// <summary>Compliance info of the business. Null until it is set.</summary>
    internal JsonObject? ComplianceInfo { get; set; }

    /// <summary>The public key that Meta encrypts with. Null until it is uploaded.</summary>
    internal string? PublicKey { get; set; }

    /// <summary>Call permissions, by the phone number or user id of the person.</summary>
    internal Dictionary<string, string> CallPermissions { get; } = [];

    /// <summary>PIN of the two-step verification. Null until it is set.</summary>
    internal string? Pin { get; set; }

    /// <summary>Whether a verification code was requested, but not used yet.</summary>
    internal bool IsCodeSent { get; set; }

    internal string Digits => string.Concat(DisplayPhoneNumber.Where(char.IsAsciiDigit));

    /// <summary>Sets the call permission of a person. The default is <c>temporary</c>.</summary>
    /// <param name="user">Phone number (digits only) or user id (BSUID) of the person.</param>
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
        this["status"] = "CONNECTED";
        this["quality_rating"] = "GREEN";
        this["platform_type"] = "CLOUD_API";
        this["throughput"] = new JsonObject { ["level"] = "STANDARD" };
    }

    internal void MarkDeregistered()
    {
        this["status"] = "DISCONNECTED";
        this["platform_type"] = "NOT_APPLICABLE";
        this["throughput"] = new JsonObject { ["level"] = "NOT_APPLICABLE" };
    }

    internal override JsonObject OtherFields()
    {
        FakeAccount account = _state.Find<FakeAccount>(AccountId)!;
        string certificate = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{VerifiedName}:{Digits}"));
        return new(Without("username", "new_display_name", "new_certificate"))
        {
            // Fake numbers are from North America.
            ["country_code"] = "US",
            ["country_dial_code"] = "1",
            ["unified_cert_status"] = Text("name_status") == "APPROVED" ? "APPROVED" : "NAME_PENDING_REVIEW",
            ["whatsapp_business_manager_messaging_limit"] = Text("messaging_limit_tier"),
            ["is_pin_enabled"] = Pin is not null,
            ["is_on_biz_app"] = false,
            ["is_preverified_number"] = false,
            ["new_name_status"] = "NONE",
            ["certificate"] = certificate,
            ["search_visibility"] = "VISIBLE",
            ["eligibility_for_api_business_global_search"] = "ELIGIBLE",
            ["health_status"] = Health(
                ("PHONE_NUMBER", Id),
                ("WABA", account.Id),
                ("BUSINESS", account.BusinessId),
                ("APP", _state.Application.Id)),
            ["conversational_automation"] = new JsonObject
            {
                ["enable_welcome_message"] = false,
                ["prompts"] = new JsonArray(),
                ["commands"] = new JsonArray(),
                ["id"] = Id,
            },
            ["official_business_account"] = BusinessInfo.Official(this),
        };
    }
}
