using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing;

/// <summary>A flow of the fake server.</summary>
public sealed class FakeFlow : FakeNode
{
    private readonly GraphState _state;

    internal FakeFlow(GraphState state, string id, FakeAccount account, FakeApplication application, string name)
        : base(state, id, new()
        {
            ["id"] = id,
            ["name"] = name,
            ["status"] = "DRAFT",
            ["categories"] = new JsonArray("OTHER"),
            ["validation_errors"] = new JsonArray(),
            ["whatsapp_business_account"] = account.Reference(),
            ["application"] = application.ToJson(),
            ["preview"] = new JsonObject
            {
                ["preview_url"] = $"https://business.facebook.com/wa/manage/flows/{id}/preview/?token=fake",
                ["expires_at"] = GraphTime.Text(state.Now.AddDays(30)),
            },
        })
    {
        _state = state;
        AccountId = account.Id;
        MarkUpdated();
    }

    /// <summary>Id of the account that the flow belongs to.</summary>
    public string AccountId { get; }

    /// <summary>Name of the flow.</summary>
    public string Name => Text("name");

    /// <summary>Status, such as <c>DRAFT</c>. Set <c>flow["status"]</c> to block the flow as Meta does.</summary>
    public string Status => Text("status");

    /// <summary>The flow JSON, as it was uploaded.</summary>
    public string FlowJson { get; internal set; } = "";

    internal override string Kind => "flow";

    /// <summary>Id of the stored file with the content.</summary>
    internal string AssetId { get; set; } = "";

    internal void MarkUpdated() => this["updated_at"] = GraphTime.Text(_state.Now);

    internal override JsonObject OtherFields() => new(Without("data_api_version", "data_channel_uri", "endpoint_uri"))
    {
        ["health_status"] = Health(
            ("FLOW", Id),
            ("WABA", AccountId),
            ("BUSINESS", _state.Find<FakeAccount>(AccountId)!.BusinessId),
            ("APP", _state.Application.Id)),
        ["metric"] = new JsonObject
        {
            ["name"] = "ENDPOINT_REQUEST_COUNT",
            ["granularity"] = "DAY",
            ["data_points"] = new JsonArray(),
        },
    };
}
