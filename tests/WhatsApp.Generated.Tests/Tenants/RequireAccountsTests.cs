using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Tests.Tenants;

/// <summary>The accounts that a business has shared in Embedded Signup, by the token that it led to.</summary>
[TestFixture]
public sealed class RequireAccountsTests
{
    private const string Management = "whatsapp_business_management";
    private const string Messaging = "whatsapp_business_messaging";

    [Test]
    public void Accounts_are_those_that_all_permissions_apply_to() => Assert.That(
        Token(Scope(Management, "1", "2", "3"), Scope(Messaging, "2", "3", "4")).RequireAccounts(),
        Is.EquivalentTo(["2", "3"]));

    [Test]
    public void Permission_without_objects_applies_to_all_accounts() => Assert.That(
        Token(Scope(Management, "1", "2"), $$"""{"scope":"{{Messaging}}"}""").RequireAccounts(), Is.EquivalentTo(["1", "2"]));

    [Test]
    public void Accounts_of_some_permissions_only_can_be_asked_for() =>
        Assert.That(Token(Scope(Management, "1"), Scope(Messaging)).RequireAccounts(Management), Is.EqualTo(["1"]));

    [Test]
    public void Account_that_was_not_shared_is_named_with_the_next_step() => Assert.That(
        () => Token(Scope(Management, "1"), Scope(Messaging)).RequireAccounts(),
        Throws.InvalidOperationException.With.Message.Contains(Messaging).And.Message.Contains("sign up again"));

    [Test]
    public void Permissions_that_apply_to_all_accounts_name_none() => Assert.That(
        () => Token($$"""{"scope":"{{Management}}"}""", $$"""{"scope":"{{Messaging}}"}""").RequireAccounts(),
        Throws.InvalidOperationException.With.Message.Contains("List them with"));

    [Test]
    public void Permission_that_is_missing_is_named() => Assert.That(
        () => Token(Scope(Management, "1"), Scope(Messaging, "1")).RequireAccounts("business_management"),
        Throws.InvalidOperationException.With.Message.Contains("lacks the permission business_management"));

    [Test]
    public void Token_that_does_not_work_is_refused_with_its_reason() => Assert.That(
        () => GraphJson.Read<InspectedToken>("""{"is_valid":false,"error":{"message":"It has expired"}}""").RequireAccounts(),
        Throws.InvalidOperationException.With.Message.Contains("It has expired"));

    private static string Scope(string name, params string[] targets) =>
        $$"""{"scope":"{{name}}","target_ids":[{{string.Join(',', targets.Select(target => $"\"{target}\""))}}]}""";

    private static InspectedToken Token(params string[] granular) => GraphJson.Read<InspectedToken>($$"""
        {"is_valid":true,"scopes":["{{Management}}","{{Messaging}}"],"granular_scopes":[{{string.Join(',', granular)}}]}
        """);
}
