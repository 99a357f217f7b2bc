using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing.Handlers;

/// <summary>Users that are assigned to accounts.</summary>
internal static class AssignedUsers
{
    public static GraphResponse List(GraphCall call)
    {
        string business = call.Required("business");
        return GraphLists.Page(
            call,
            call.State.Records("assignment", call.Account.Id).Where(a => User(call, a).BusinessId == business),
            defaults: "id,name,tasks",
            shape: assignment =>
            {
                JsonObject shown = User(call, assignment).ToJson();
                shown["tasks"] = assignment["tasks"];
                return shown;
            });
    }

    public static GraphResponse Add(GraphCall call)
    {
        string userId = call.Required("user");
        FakeUser user = call.State.Find<FakeUser>(userId)
            ?? throw GraphErrors.Invalid($"Param user: there is no user with the id {userId}.");
        JsonArray tasks = call.RequiredList("tasks");
        FakeRecord assignment = Find(call, user.Id) ?? call.State.AddRecord("assignment", call.Account.Id, new()
        {
            ["user"] = user.Id,
            ["assignment_date"] = GraphTime.Text(call.State.Now),
        });
        assignment["tasks"] = tasks;
        call.Account.AddActivity("USER_ADDED");
        return GraphResponse.Success();
    }

    public static GraphResponse Remove(GraphCall call)
    {
        string user = call.Required("user");
        call.State.Remove(
            Find(call, user) ?? throw GraphErrors.Invalid($"The user {user} has no access to the account."));
        call.Account.AddActivity("USER_REMOVED");
        return GraphResponse.Success();
    }

    public static GraphResponse ListAccounts(GraphCall call) => GraphLists.Page(
        call,
        call.State.All<FakeRecord>().Where(r => r.Kind == "assignment" && r.Text("user") == call.Node.Id),
        defaults: "id,name,status,assignment_date,permissions,business_id",
        shape: assignment =>
        {
            JsonObject shown = call.State.Find<FakeAccount>(assignment.OwnerId)!.ToCompleteJson();
            shown["assignment_date"] = assignment["assignment_date"];
            shown["permissions"] = assignment["tasks"];
            return shown;
        });

    private static FakeRecord? Find(GraphCall call, string userId) =>
        call.State.Records("assignment", call.Account.Id).FirstOrDefault(a => a.Text("user") == userId);

    private static FakeUser User(GraphCall call, FakeRecord assignment) =>
        call.State.Find<FakeUser>(assignment.Text("user"))!;
}
