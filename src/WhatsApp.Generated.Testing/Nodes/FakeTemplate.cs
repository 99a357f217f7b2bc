using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing;

/// <summary>A message template in one language.</summary>
public sealed class FakeTemplate : FakeNode
{
    internal FakeTemplate(GraphState state, string id, string accountId, JsonObject fields)
        : base(state, id, fields) => AccountId = accountId;

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
}
