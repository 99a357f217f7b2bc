using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing;

/// <summary>A message template in one language.</summary>
public sealed class FakeTemplate : FakeNode
{
    /// <summary>Fields of a template if a request names none. A list has its parameter format as well.</summary>
    internal const string DefaultFields = "name,components,language,status,category,id";

    internal FakeTemplate(GraphState state, string id, string accountId, JsonObject fields)
        : base(state, id, fields)
    {
        AccountId = accountId;
        this["parameter_format"] ??= "POSITIONAL";
        this["last_updated_time"] ??= GraphTime.Text(state.Now);
    }

    /// <summary>Id of the account that the template belongs to.</summary>
    public string AccountId { get; }

    /// <summary>Name of the template.</summary>
    public string Name => Text("name");

    /// <summary>Language, such as <c>en_US</c>.</summary>
    public string Language => Text("language");

    /// <summary>Category, such as <c>UTILITY</c>.</summary>
    public string Category => Text("category");

    /// <summary>Status, such as <c>APPROVED</c>. Set <c>template["status"]</c> to simulate a review.</summary>
    public string Status => Text("status");

    /// <summary>Status that the template gets when it is unarchived.</summary>
    internal string? StatusBeforeArchival { get; set; }

    internal override string Kind => "template";

    internal override string TypeName => "MessageTemplate";

    internal override JsonObject OtherFields() => new(Without(
        "previous_category",
        "correct_category",
        "display_format",
        "library_template_name",
        "source",
        "degrees_of_freedom_spec",
        "optimization_spec"))
    {
        ["sub_category"] = "CUSTOM",
        ["quality_score"] = new JsonObject { ["score"] = "UNKNOWN" },
        ["rejected_reason"] = "NONE",
        ["message_send_ttl_seconds"] = Category == "AUTHENTICATION" ? 600 : 2592000,
        ["cta_url_link_tracking_opted_out"] = false,
    };
}
