using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing;

/// <summary>A WhatsApp Business Account (WABA) of the fake server.</summary>
public sealed class FakeAccount : FakeNode
{
    internal FakeAccount(GraphState state, string id, string name)
        : base(state, id, new()
        {
            ["id"] = id,
            ["name"] = name,
            ["timezone_id"] = "1",
            ["message_template_namespace"] = $"fake_namespace_{id}",
        })
    {
    }

    /// <summary>Name of the account.</summary>
    public string Name => Text("name");

    internal override string Kind => "account";
}
