using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing.Handlers;

/// <summary>System users of a business, their apps and their tokens.</summary>
internal static class SystemUsers
{
    public const string DefaultFields = "id,name";

    private static readonly TimeSpan SixtyDays = TimeSpan.FromDays(60);

    public static GraphResponse List(GraphCall call) => GraphLists.Page(
        call,
        call.State.All<FakeUser>().Where(user => user.IsSystemUser && user.BusinessId == call.Business.Id),
        defaults: "id,name,role");

    public static GraphResponse Save(GraphCall call)
    {
        string name = call.Required("name");
        FakeUser user = call.Optional("system_user_id") is { } id
            ? Find(call, id)
            : call.State.Add('9', null, i => new FakeUser(call.State, i, call.Business, name, "SYSTEM_USER"));
        user["name"] = name;
        if (call.Optional("role") is { } role)
        {
            user["role"] = role;
        }

        return GraphResponse.Json(new JsonObject { ["id"] = user.Id });
    }

    public static GraphResponse Install(GraphCall call)
    {
        string app = RequireApp(call);
        if (!call.State.Records("installation", call.Node.Id).Any(r => r.Text("app") == app))
        {
            call.State.AddRecord("installation", call.Node.Id, new() { ["app"] = app });
        }

        return GraphResponse.Success();
    }

    public static GraphResponse CreateToken(GraphCall call)
    {
        string app = RequireApp(call);
        RequireProof(call);
        if (!call.State.Records("installation", call.Node.Id).Any(r => r.Text("app") == app))
        {
            throw GraphErrors.Invalid($"The app {app} is not installed for the system user {call.Node.Id}.");
        }

        return Issue(call, call.Required("scope").Split(',', StringSplitOptions.TrimEntries), []);
    }

    public static GraphResponse CreateTokenOfBusiness(GraphCall call)
    {
        if (call.Optional("system_user_id") is { } id)
        {
            Find(call, id);
        }

        return Issue(call, Texts(call.OptionalList("scope")), Texts(call.OptionalList("asset")));
    }

    private static GraphResponse Issue(GraphCall call, string[] scopes, string[] accountIds)
    {
        DateTimeOffset now = call.State.Now;
        DateTimeOffset? end = call.OptionalFlag("set_token_expires_in_60_days") == true ? now + SixtyDays : null;
        FakeToken token = new("SYSTEM_USER", now, end, accountIds) { Scopes = scopes is [] ? null : scopes };
        return GraphResponse.Json(new JsonObject { ["access_token"] = call.State.Tokens.Issue(token) });
    }

    private static string RequireApp(GraphCall call)
    {
        string app = call.Required("business_app");
        return call.State.Find<FakeApplication>(app) is null
            ? throw GraphErrors.Invalid($"Param business_app: there is no app with the id {app}.")
            : app;
    }

    // Other calls need a proof only where the app requires one in its settings; this one needs it always.
    private static void RequireProof(GraphCall call)
    {
        string proof = call.Optional("appsecret_proof")
            ?? throw GraphErrors.Of(100, "API calls from the server require an appsecret_proof argument");
        byte[] expected = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(call.Options.AppSecret), Encoding.UTF8.GetBytes(call.AccessToken ?? ""));
        if (!proof.Equals(Convert.ToHexString(expected), StringComparison.OrdinalIgnoreCase))
        {
            throw GraphErrors.Of(100, "Invalid appsecret_proof provided in the API argument");
        }
    }

    private static FakeUser Find(GraphCall call, string id) =>
        call.State.Find<FakeUser>(id) is { IsSystemUser: true } user && user.BusinessId == call.Business.Id
            ? user
            : throw GraphErrors.Invalid($"Param system_user_id: the business has no system user with the id {id}.");

    private static string[] Texts(JsonArray? items) => [.. (items ?? []).Select(item => $"{item}")];
}
