using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing;

/// <summary>A user of a business portfolio of the fake server, such as a system user.</summary>
public sealed class FakeUser : FakeNode
{
    internal FakeUser(GraphState state, string id, FakeBusiness business, string name, string userType)
        : base(state, id, new()
        {
            ["id"] = id,
            ["name"] = name,
            ["business"] = business.Reference(),
            ["user_type"] = userType,
            ["role"] = "EMPLOYEE",
            ["created_time"] = GraphTime.Text(state.Now),
        }) => BusinessId = business.Id;

    /// <summary>Id of the business that the user belongs to.</summary>
    public string BusinessId { get; }

    /// <summary>Name of the user.</summary>
    public string Name => Text("name");

    /// <summary>Whether this is a system user, which servers act as.</summary>
    internal bool IsSystemUser => Text("user_type") == "SYSTEM_USER";

    internal override string TypeName => IsSystemUser ? "SystemUser" : "User";

    internal override JsonObject OtherFields() => Without("created_by", "finance_permission", "ip_permission");

    internal override string Kind => "user";
}
