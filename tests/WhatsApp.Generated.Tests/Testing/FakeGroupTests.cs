using System.Text;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.Tests.Testing;

/// <summary>Groups of the fake server.</summary>
[TestFixture]
public sealed class FakeGroupTests : GraphTest
{
    [Test]
    public async Task Group_is_created_changed_and_deleted()
    {
        GroupChangeResponse created = await Phone.Groups.PostAsync(new() { Subject = "Reading circle", Description = "Mondays" });
        ActiveGroup listed = (await Phone.Groups.GetAsync()).Data!.Groups!.Single();
        Assert.That(listed.Subject, Is.EqualTo("Reading circle"));
        Assert.That(Server.GroupChanges.Single().RequestId, Is.EqualTo(created.RequestId));

        GroupItemRequestBuilder group = Client.Groups[listed.Id!];
        await group.PostAsync(new() { Subject = "Cookbook friends" });
        GroupInfo read = await group.GetAsync(new() { Fields = [GroupInfoField.Subject, GroupInfoField.Description] });
        Assert.That((read.Subject, read.Description), Is.EqualTo(("Cookbook friends", "Mondays")));

        await group.DeleteAsync();
        Assert.That((await Phone.Groups.GetAsync()).Data!.Groups, Is.Empty);
        Assert.That((await Catch.Async<GraphApiException>(() => group.GetAsync())).Subcode, Is.EqualTo(33));
    }

    [Test]
    public async Task Group_returns_few_fields_by_default()
    {
        FakeGroup group = Server.AddGroup();

        GroupInfo read = await Client.Groups[group.Id].GetAsync();

        Assert.That((read.Id, read.MessagingProduct, read.Subject), Is.EqualTo((group.Id, "whatsapp", (string?)null)));
    }

    [Test]
    public async Task New_link_replaces_the_old_one()
    {
        GroupItemRequestBuilder group = Client.Groups[Server.AddGroup().Id];
        string? first = (await group.InviteLink.GetAsync()).InviteLink;

        string? second = (await group.InviteLink.PostAsync(new())).InviteLink;
        Assert.That(second, Does.StartWith("https://chat.whatsapp.com/").And.Not.EqualTo(first));
        Assert.That((await group.InviteLink.GetAsync()).InviteLink, Is.EqualTo(second));

        Assert.That((await group.InviteLink.DeleteAsync(new())).Success, Is.True);
        Assert.That((await group.InviteLink.GetAsync()).InviteLink, Is.Null);
    }

    [Test]
    public async Task Join_request_is_approved_or_rejected()
    {
        FakeGroup group = Server.AddGroup(needsApproval: true);
        group.RequestToJoin(new("16505550101"));
        group.RequestToJoin(new(null, "US.102", "mara_reads"));
        GroupItemRequestBuilder builder = Client.Groups[group.Id];
        List<GroupJoinRequest> requests = await builder.JoinRequests.ListAsync(new() { Limit = 1 }).ToListAsync();
        Assert.That(requests.Select(request => request.Username), Is.EqualTo([null, "mara_reads"]));

        GroupJoinApprovalResponse approved = await builder.JoinRequests.PostAsync(
            new() { JoinRequests = [requests[0].JoinRequestId!, "gone"] });
        Assert.That(approved.ApprovedJoinRequests, Is.EqualTo([requests[0].JoinRequestId]));
        Assert.That(approved.FailedJoinRequests!.Single().Errors!.Single().Code, Is.EqualTo(131213));
        Assert.That(group.Participants.Single().WaId, Is.EqualTo("16505550101"));

        await builder.JoinRequests.DeleteAsync(new() { JoinRequests = [requests[1].JoinRequestId!] });
        Assert.That(await builder.JoinRequests.ListAsync().ToListAsync(), Is.Empty);
        Assert.That(group.Participants, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Participants_are_added_and_removed()
    {
        FakeGroup group = Server.AddGroup();
        GroupItemRequestBuilder builder = Client.Groups[group.Id];

        await builder.Participants.PostAsync(new() { Participants = [new() { User = "+1 650-555-0101" }, new() { User = "16505550102" }] });
        Assert.That((await builder.GetAsync(new() { Fields = [GroupInfoField.TotalParticipantCount] })).TotalParticipantCount, Is.EqualTo(2));

        GraphApiException twice = await Catch.Async<GraphApiException>(
            () => builder.Participants.PostAsync(new() { Participants = [new() { User = "16505550102" }] }));
        Assert.That(twice.Code, Is.EqualTo(131202));

        await builder.Participants.DeleteAsync(new() { Participants = [new() { User = "16505550101" }, new() { User = "16505550109" }] });
        Assert.That(group.Participants.Select(person => person.WaId), Is.EqualTo(["16505550102"]));
    }

    [Test]
    public async Task Suspended_group_refuses_changes()
    {
        FakeGroup group = Server.AddGroup();
        group.Suspend();

        GraphApiException error = await Catch.Async<GraphApiException>(() => Client.Groups[group.Id].PostAsync(new() { Subject = "New" }));

        Assert.That(error.Code, Is.EqualTo(131207));
    }

    [Test]
    public async Task Every_change_has_a_webhook_of_its_field()
    {
        GroupChangeResponse created = await Phone.Groups.PostAsync(new() { Subject = "Reading circle" });
        FakeGroup group = Server.All<FakeGroup>().Single();
        GroupItemRequestBuilder builder = Client.Groups[group.Id];
        await builder.PostAsync(new() { Description = "Tuesdays" });
        group.Join(new("16505550101"));
        GroupChangeResponse removed = await builder.Participants.DeleteAsync(
            new() { Participants = [new() { User = "+16505550101" }, new() { User = "+16505550109" }] });
        await builder.DeleteAsync();

        List<GroupUpdate> updates = [.. Server.GroupChanges.Select(Received)];

        Assert.That(updates.Select(update => update.Type), Is.EqualTo(new GroupUpdateType?[]
        {
            GroupUpdateType.GroupCreate, GroupUpdateType.GroupSettingsUpdate, GroupUpdateType.GroupParticipantsAdd,
            GroupUpdateType.GroupParticipantsRemove, GroupUpdateType.GroupDelete,
        }));
        Assert.That(updates[0].InviteLink, Is.EqualTo(group.InviteLink));
        Assert.That(updates[0].RequestId, Is.EqualTo(created.RequestId));
        Assert.That(updates[1].GroupDescription!.UpdateSuccessful, Is.True);
        Assert.That(updates[2].AddedParticipants!.Single().WaId, Is.EqualTo("16505550101"));
        Assert.That(updates[3].RequestId, Is.EqualTo(removed.RequestId));
        Assert.That(updates[3].RemovedParticipants!.Single().Input, Is.EqualTo("+16505550101"));
        Assert.That(updates[3].FailedParticipants!.Single().Errors!.Single().Code, Is.EqualTo(131212));
    }

    [Test]
    public void Webhook_of_a_group_has_the_phone_number_of_the_group()
    {
        FakePhoneNumber other = Server.AddPhoneNumber(Server.AddAccount().Id, "+1 555-010-0102");
        FakeGroupChange joined = Server.AddGroup(phoneNumberId: other.Id).Join(new("16505550101"));

        WebhookEntry entry = GraphJson.Read<WebhookPayload>(Encoding.UTF8.GetBytes(FakeWebhook.GroupChange(joined))).Entry!.Single();

        Assert.That(entry.Id, Is.EqualTo(other.AccountId));
        Assert.That(((GroupsChange)entry.Changes!.Single()).Value!.Metadata!.PhoneNumberId, Is.EqualTo(other.Id));
    }

    private static GroupUpdate Received(FakeGroupChange change)
    {
        WebhookPayload payload = GraphJson.Read<WebhookPayload>(Encoding.UTF8.GetBytes(FakeWebhook.GroupChange(change)));
        return payload.Groups().Single();
    }
}
