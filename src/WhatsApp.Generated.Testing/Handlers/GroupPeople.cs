using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing.Handlers;

/// <summary>The invite link, the join requests and the participants of a group.</summary>
internal static class GroupPeople
{
    private const int MaxParticipants = 8;

    public static GraphResponse GetLink(GraphCall call) => Link(call.Group);

    public static GraphResponse ResetLink(GraphCall call)
    {
        call.RequireMessagingProduct();
        call.Group.ResetInviteLink();
        return Link(call.Group);
    }

    public static GraphResponse DeleteLink(GraphCall call)
    {
        call.RequireMessagingProduct();
        call.Group.InviteLink = null;
        return GraphResponse.Json(new JsonObject { ["messaging_product"] = "whatsapp", ["success"] = true });
    }

    public static GraphResponse ListRequests(GraphCall call) =>
        GraphLists.Page(call, call.State.Records("join_request", call.Group.Id), shape: request =>
        {
            JsonObject shown = request.ToJsonWithoutId();
            shown["join_request_id"] = request.Id;
            return shown;
        });

    public static GraphResponse Approve(GraphCall call)
    {
        JsonArray added = [];
        GraphResponse response = Decide(call, "approved_join_requests", request =>
        {
            JsonObject person = FakeGroupPerson.From(request.ToJson()).ToJson();
            call.Group.SetParticipants([.. call.Group.Participants, FakeGroupPerson.From(person)]);
            added.Add((JsonNode)person);
        });
        if (added.Count > 0)
        {
            call.State.AddGroupChange(call.Group, "group_participants_update", "group_participants_add", null, new()
            {
                ["reason"] = "invite_link",
                ["added_participants"] = added,
            });
        }

        return response;
    }

    public static GraphResponse Reject(GraphCall call) => Decide(call, "rejected_join_requests", _ => { });

    public static GraphResponse Add(GraphCall call)
    {
        List<FakeGroupPerson> people = [.. call.Group.Participants];
        JsonArray added = [];
        foreach (JsonObject person in People(call))
        {
            string input = person["user"]?.ToString() ?? throw GraphErrors.Missing("participants['user']");
            string waId = string.Concat(input.Where(char.IsAsciiDigit));
            if (people.Any(p => p.WaId == waId))
            {
                throw GraphErrors.Of(
                    131202, "(#131202) Duplicate participant", $"{input} is in the group already, or named twice.");
            }

            people.Add(new FakeGroupPerson(waId));
            added.Add((JsonNode)new JsonObject { ["input"] = input, ["wa_id"] = waId });
        }

        if (people.Count > MaxParticipants)
        {
            throw GraphErrors.Of(
                131204,
                "(#131204) Participant limit reached",
                $"A group has at most {MaxParticipants} participants beside the business.");
        }

        call.Group.SetParticipants(people);
        return Groups.Accepted(call, call.Group, "group_participants_update", "group_participants_add", new()
        {
            ["added_participants"] = added,
        });
    }

    public static GraphResponse Remove(GraphCall call)
    {
        List<FakeGroupPerson> people = [.. call.Group.Participants];
        JsonArray removed = [];
        JsonArray failed = [];
        foreach (JsonObject named in People(call))
        {
            string input = (named["user"] ?? named["user_id"])?.ToString()
                ?? throw GraphErrors.Missing("participants['user']");
            FakeGroupPerson? person = named["user"] is null
                ? people.Find(p => p.UserId == input)
                : people.Find(p => p.WaId == string.Concat(input.Where(char.IsAsciiDigit)));
            if (person is null)
            {
                failed.Add((JsonNode)new JsonObject
                {
                    ["input"] = input,
                    ["errors"] = Errors(131212, "Participant not in group", "The person is not in the group."),
                });
            }
            else
            {
                people.Remove(person);
                JsonObject gone = person.ToJson();
                gone["input"] = input;
                removed.Add((JsonNode)gone);
            }
        }

        call.Group.SetParticipants(people);
        JsonObject outcome = new() { ["removed_participants"] = removed, ["initiated_by"] = "business" };
        if (failed.Count > 0)
        {
            outcome["failed_participants"] = failed;
        }

        return Groups.Accepted(
            call, call.Group, "group_participants_update", "group_participants_remove", outcome);
    }

    /// <summary>Approves or rejects each request that exists, and reports an error for the others.</summary>
    private static GraphResponse Decide(GraphCall call, string done, Action<FakeRecord> decide)
    {
        call.RequireMessagingProduct();
        Groups.RequireActive(call.Group);
        Dictionary<string, FakeRecord> open = call.State.Records("join_request", call.Group.Id).ToDictionary(r => r.Id);
        JsonArray decided = [];
        JsonArray failed = [];
        foreach (string id in call.RequiredList("join_requests").Select(id => $"{id}"))
        {
            if (open.Remove(id, out FakeRecord? request))
            {
                decide(request);
                call.State.Remove(request);
                decided.Add((JsonNode)id);
            }
            else
            {
                failed.Add((JsonNode)new JsonObject
                {
                    ["join_request_id"] = id,
                    ["errors"] = Errors(131213, "Join request does not exist", "There is no such open request."),
                });
            }
        }

        JsonObject response = new() { ["messaging_product"] = "whatsapp", [done] = decided };
        if (failed.Count > 0)
        {
            response["failed_join_requests"] = failed;
        }

        return GraphResponse.Json(response);
    }

    private static JsonObject[] People(GraphCall call)
    {
        call.RequireMessagingProduct();
        Groups.RequireActive(call.Group);
        JsonArray people = call.RequiredList("participants");
        return people.Count is >= 1 and <= MaxParticipants
            ? [.. people.OfType<JsonObject>()]
            : throw GraphErrors.Invalid($"Param participants must have 1 to {MaxParticipants} people.");
    }

    private static GraphResponse Link(FakeGroup group)
    {
        JsonObject response = new() { ["messaging_product"] = "whatsapp" };
        if (group.InviteLink is { } link)
        {
            response["invite_link"] = link;
        }

        return GraphResponse.Json(response);
    }

    private static JsonArray Errors(int code, string title, string details) => new(new JsonObject
    {
        ["code"] = code,
        ["title"] = title,
        ["message"] = $"(#{code}) {title}",
        ["error_data"] = new JsonObject { ["details"] = details },
    });
}
