using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing;

/// <summary>A multi-partner solution of the fake server, with an owner and one partner.</summary>
public sealed class FakeSolution : FakeNode
{
    private readonly HashSet<string> _accountIds = [];

    internal FakeSolution(GraphState state, string id, JsonObject fields, string ownerAppId, string partnerAppId)
        : base(state, id, fields)
    {
        OwnerApplicationId = ownerAppId;
        PartnerApplicationId = partnerAppId;
    }

    /// <summary>Id of the app that owns the solution.</summary>
    public string OwnerApplicationId { get; }

    /// <summary>Id of the app that was invited to the solution.</summary>
    public string PartnerApplicationId { get; }

    /// <summary>Name of the solution.</summary>
    public string Name => Text("name");

    /// <summary>Status, such as <c>INITIATED</c>.</summary>
    public string Status => Text("status");

    /// <summary>The request that waits for consent, such as <c>PENDING_DEACTIVATION</c>, or <c>NONE</c>.</summary>
    public string PendingRequest => Text("status_for_pending_request");

    internal override string Kind => "solution";

    internal override string TypeName => "WhatsAppBusinessSolution";

    internal override JsonObject OtherFields() => new() { ["partner_id"] = PartnerApplicationId };

    /// <summary>Adds an account that was onboarded through this solution.</summary>
    /// <param name="account">The account.</param>
    public void AddClient(FakeAccount account)
    {
        ArgumentNullException.ThrowIfNull(account);
        _accountIds.Add(account.Id);
    }

    internal bool HasClient(FakeAccount account) => _accountIds.Contains(account.Id);

    internal void SetStatus(string status, string pendingRequest = "NONE")
    {
        this["status"] = status;
        this["status_for_pending_request"] = pendingRequest;
    }

    internal void SetPartnerStatus(string status)
    {
        JsonNode partners = this["partners"]!;
        partners["data"]![0]!["status"] = status;
        this["partners"] = partners;
    }
}
