using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Pages;

/// <summary>Page templates/template-archival, whose paths have no version.</summary>
[TestFixture]
public sealed class TemplateArchivalTests : GraphTest
{
    private string Path => $"/{Server.AccountId}/message_templates";

    [Test]
    public async Task Template_is_archived_and_brought_back()
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
    public async Task What_cannot_be_archived_fails_alone()
    {
        FakeTemplate approved = Server.AddTemplate("old");
        FakeTemplate paused = Server.AddTemplate("paused");
        paused["status"] = "PAUSED";

        TemplateArchiveResponse answer =
            await Account.MessageTemplates.Archive.PostAsync(new() { HsmIds = [approved.Id, paused.Id, "404"] });

        Assert.That(answer.ArchivedTemplates, Is.EqualTo([approved.Id]));
        Assert.That(answer.FailedTemplates!.Keys, Is.EquivalentTo([paused.Id, "404"]));
    }

    [Test]
    public async Task Version_of_a_call_changes_nothing()
    {
        await Account.MessageTemplates.Archive.PostAsync(
            new() { HsmIds = [Server.AddTemplate("old").Id] }, new RequestOptions { GraphVersion = "v24.0" });

        AssertRequest("POST", Path + "/archive");
    }

    [Test]
    public Task Archive_error_surfaces() => AssertErrorSurfaces(
        () => Account.MessageTemplates.Archive.PostAsync(new() { HsmIds = ["1"] }), "archiveTemplates");

    [Test]
    public Task Unarchive_error_surfaces() => AssertErrorSurfaces(
        () => Account.MessageTemplates.Unarchive.PostAsync(new() { HsmIds = ["1"] }), "unarchiveTemplates");
}
