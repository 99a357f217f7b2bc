using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing;

/// <summary>A group of the fake server. Its methods simulate the actions of people.</summary>
public sealed class FakeGroup : FakeNode
{
    private readonly GraphState _state;
    private int _lastLink;

    internal FakeGroup(GraphState state, string id, string phoneNumberId, string subject)
        : base(state, id, new()
        {
            ["messaging_product"] = "whatsapp",
            ["id"] = id,
            ["subject"] = subject,
            ["join_approval_mode"] = "auto_approve",
            ["suspended"] = false,
            ["creation_timestamp"] = state.Now.ToUnixTimeSeconds(),
            ["participants"] = new JsonArray(),
            ["total_participant_count"] = 0,
        })
    {
        _state = state;
        PhoneNumberId = phoneNumberId;
        ResetInviteLink();
    }

    /// <summary>Id of the business phone number that the group belongs to.</summary>
    public string PhoneNumberId { get; }

    /// <summary>Name of the group.</summary>
    public string Subject => Text("subject");

    /// <summary>Link with which people join. Null after it was deleted.</summary>
    public string? InviteLink { get; internal set; }

    /// <summary>The people in the group, without the business.</summary>
    public IReadOnlyList<FakeGroupPerson> Participants { get; private set; } = [];

    internal override string Kind => "group";

    internal override string TypeName => "WhatsAppBusinessGroup";

    internal override JsonObject OtherFields() => Without("description");

    /// <summary>A person joins with the link.</summary>
    /// <param name="person">The person.</param>
    /// <returns>The change, for a webhook.</returns>
    public FakeGroupChange Join(FakeGroupPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        SetParticipants([.. Participants, person]);
        return _state.AddGroupChange(this, "group_participants_update", "group_participants_add", null, new()
        {
            ["reason"] = "invite_link",
            ["added_participants"] = new JsonArray(person.ToJson()),
        });
    }

    /// <summary>A person leaves the group.</summary>
    /// <param name="person">The person.</param>
    /// <returns>The change, for a webhook.</returns>
    public FakeGroupChange Leave(FakeGroupPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        SetParticipants([.. Participants.Where(p => p != person)]);
        return _state.AddGroupChange(this, "group_participants_update", "group_participants_remove", null, new()
        {
            ["removed_participants"] = new JsonArray(person.ToJson()),
            ["initiated_by"] = "participant",
        });
    }

    /// <summary>A person asks to join.</summary>
    /// <param name="person">The person.</param>
    /// <returns>The change, for a webhook. Its event contains the id of the join request.</returns>
    public FakeGroupChange RequestToJoin(FakeGroupPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        JsonObject request = person.ToJson();
        request["creation_timestamp"] = _state.Now.ToUnixTimeSeconds();
        JsonObject members = person.ToJson();
        members["join_request_id"] = _state.AddRecord("join_request", Id, request).Id;
        return _state.AddGroupChange(this, "group_participants_update", "group_join_request_created", null, members);
    }

    /// <summary>WhatsApp suspends the group, or clears the suspension.</summary>
    /// <param name="isSuspended">True to suspend the group, false to clear the suspension.</param>
    /// <returns>The change, for a webhook.</returns>
    public FakeGroupChange Suspend(bool isSuspended = true)
    {
        this["suspended"] = isSuspended;
        string type = isSuspended ? "group_suspend" : "group_suspend_cleared";
        return _state.AddGroupChange(this, "group_status_update", type, null, []);
    }

    internal void ResetInviteLink() => InviteLink = $"https://chat.whatsapp.com/Fake{Id[^8..]}{++_lastLink}";

    internal void SetParticipants(IReadOnlyList<FakeGroupPerson> people)
    {
        Participants = people;
        this["participants"] = new JsonArray([.. people.Select(p => p.ToJson())]);
        this["total_participant_count"] = people.Count;
    }
}

/// <summary>A person in a group, or one who wants to join.</summary>
/// <param name="WaId">WhatsApp id, digits only. Null if the person hides the number.</param>
/// <param name="UserId">User id (BSUID). Null leaves it out.</param>
/// <param name="Username">Username. Null leaves it out.</param>
public sealed record FakeGroupPerson(string? WaId, string? UserId = null, string? Username = null)
{
    internal JsonObject ToJson()
    {
        JsonObject json = [];
        foreach ((string name, string? value) in
            (ReadOnlySpan<(string, string?)>)[("wa_id", WaId), ("user_id", UserId), ("username", Username)])
        {
            if (value is not null)
            {
                json[name] = value;
            }
        }

        return json;
    }

    internal static FakeGroupPerson From(JsonObject json) =>
        new(json["wa_id"]?.ToString(), json["user_id"]?.ToString(), json["username"]?.ToString());
}

/// <summary>
/// A change of a group. Meta carries out requests asynchronously and reports the outcome by webhook. The fake server
/// carries them out at once, and <see cref="FakeWebhook.GroupChange"/> creates the webhook.
/// </summary>
/// <param name="GroupId">Id of the group.</param>
/// <param name="PhoneNumber">The business phone number that the group belongs to.</param>
/// <param name="RequestId">Id of the request, as its response returned it. Null if no request caused it.</param>
/// <param name="Field">Webhook field, such as <c>group_lifecycle_update</c>.</param>
/// <param name="Event">The event, as it is in the webhook.</param>
public sealed record FakeGroupChange(
    string GroupId, FakePhoneNumber PhoneNumber, string? RequestId, string Field, JsonObject Event);
