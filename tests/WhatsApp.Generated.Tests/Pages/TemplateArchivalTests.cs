using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Pages;

/// <summary>Page templates/template-archival, whose paths have no version.</summary>
[TestFixture]
public sealed class TemplateArchivalTests : GraphTest
{
    private string Path => $"/{Server.AccountId}/message_templates";

    [Test]
    public async Task Template_is_archived_and_unarchived()
    {
        FakeTemplate template = Server.AddTemplate("old");

        TemplateArchiveResponse archived =
            await Account.MessageTemplates.Archive.PostAsync(new() { HsmIds = [template.Id] });

        AssertRequest("POST", Path + "/archive");
        AssertBody($$"""{"hsm_ids":["{{template.Id}}"]}""");
        Assert.That(archived.ArchivedTemplates, Is.EqualTo([template.Id]));
        Assert.That((await Client.Templates[template.Id].GetAsync()).Status, Is.EqualTo(TemplateStatus.Archived));

        TemplateUnarchiveResponse back =
            await Account.MessageTemplates.Unarchive.PostAsync(new() { HsmIds = [template.Id] });

        AssertRequest("POST", Path + "/unarchive");
        Assert.That(back.UnarchivedTemplates, Is.EqualTo([template.Id]));
        Assert.That(template.Status, Is.EqualTo("APPROVED"));
    }

    [Test]
    public async Task Template_that_cannot_be_archived_does_not_affect_the_others()
    {
        FakeTemplate approved = Server.AddTemplate("old");
        FakeTemplate paused = Server.AddTemplate("paused");
        paused["status"] = "PAUSED";

        TemplateArchiveResponse response =
            await Account.MessageTemplates.Archive.PostAsync(new() { HsmIds = [approved.Id, paused.Id, "404"] });

        Assert.That(response.ArchivedTemplates, Is.EqualTo([approved.Id]));
        Assert.That(response.FailedTemplates!.Keys, Is.EquivalentTo([paused.Id, "404"]));
    }

    [Test]
    public async Task Version_of_a_call_changes_nothing()
    {
        await Account.MessageTemplates.Archive.PostAsync(
            new() { HsmIds = [Server.AddTemplate("old").Id] }, new RequestOptions { GraphVersion = "v24.0" });

        AssertRequest("POST", Path + "/archive");
    }

    [Test]
    public Task Archive_error_is_thrown() => AssertErrorSurfaces(
        () => Account.MessageTemplates.Archive.PostAsync(new() { HsmIds = ["1"] }), "archiveTemplates");

    [Test]
    public Task Unarchive_error_is_thrown() => AssertErrorSurfaces(
        () => Account.MessageTemplates.Unarchive.PostAsync(new() { HsmIds = ["1"] }), "unarchiveTemplates");
}
