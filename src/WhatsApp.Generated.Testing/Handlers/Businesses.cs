using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing.Handlers;

/// <summary>Business portfolios: their accounts and credit lines.</summary>
internal static class Businesses
{
    public const string DefaultFields = "id,name";

    private const string AccountFields = "id,name,currency,timezone_id,message_template_namespace";

    public static GraphResponse ListOwned(GraphCall call) => List(call, IsOwned);

    public static GraphResponse ListClients(GraphCall call) => List(call, IsClient);

    public static GraphResponse ListAll(GraphCall call) => List(call, (b, a) => IsOwned(b, a) || IsClient(b, a));

    public static GraphResponse CreateAccount(GraphCall call)
    {
        string name = call.Required("name");
        if (call.State.All<FakeAccount>().Any(a => IsOwned(call.Business, a) && a.Name == name))
        {
            throw GraphErrors.Invalid("The business has an account with this name already.");
        }

        FakeAccount account = call.State.Add('1', null, id => new FakeAccount(call.State, id, name, call.Business));
        account["account_review_status"] = "PENDING";
        foreach (string field in (string[])["currency", "timezone_id", "purchase_order_number", "primary_funding_id"])
        {
            account[field] = call.Optional(field) ?? account[field];
        }

        account.AddActivity("ACCOUNT_CREATED");
        return GraphResponse.Json(new JsonObject { ["id"] = account.Id });
    }

    public static GraphResponse ListCredits(GraphCall call) =>
        GraphLists.Page(call, call.State.Records("credit", call.Business.Id), defaults: "id");

    private static GraphResponse List(GraphCall call, Func<FakeBusiness, FakeAccount, bool> isMeant)
    {
        IEnumerable<FakeAccount> accounts = call.State.All<FakeAccount>().Where(a => isMeant(call.Business, a));
        if (call.Optional("find") is { } id)
        {
            accounts = accounts.Where(a => a.Id == id);
        }

        bool newestFirst = call.Optional("sort") == "creation_time_descending";
        return GraphLists.Page(call, accounts, newestFirst, AccountFields);
    }

    private static bool IsOwned(FakeBusiness business, FakeAccount account) => account.BusinessId == business.Id;

    private static bool IsClient(FakeBusiness business, FakeAccount account) =>
        account.PartnerIds.Contains(business.Id);
}
