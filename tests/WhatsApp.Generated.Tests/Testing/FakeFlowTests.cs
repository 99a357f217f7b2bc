using System.Text;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Testing;

/// <summary>Flows of the fake server.</summary>
[TestFixture]
public sealed class FakeFlowTests : GraphTest
{
    [Test]
    public async Task Flow_is_published_and_deprecated()
    {
        FlowCreateResponse created = await Account.Flows.PostAsync(
            new() { Name = "Book a visit", Categories = [FlowCategory.AppointmentBooking] });
        FlowItemRequestBuilder flow = Client.Flows[created.Id!];
        Assert.That((await flow.GetAsync()).Status, Is.EqualTo(FlowStatus.Draft));

        await flow.Publish.PostAsync();
        Assert.That((await Account.Flows.ListAsync().ToListAsync()).Single().Status, Is.EqualTo(FlowStatus.Published));

        await flow.Deprecate.PostAsync();
        Assert.That((await flow.GetAsync()).Status, Is.EqualTo(FlowStatus.Deprecated));
    }

    [Test]
    public async Task Step_out_of_order_is_refused()
    {
        FlowItemRequestBuilder flow = Client.Flows[Server.AddFlow().Id];
        Assert.That((await Catch.Async<GraphApiException>(() => flow.Deprecate.PostAsync())).Code, Is.EqualTo(139003));

        await flow.Publish.PostAsync();
        Assert.That((await Catch.Async<GraphApiException>(() => flow.Publish.PostAsync())).Code, Is.EqualTo(139002));
        Assert.That((await Catch.Async<GraphApiException>(() => flow.DeleteAsync())).Code, Is.EqualTo(139004));
        Assert.That((await Catch.Async<GraphApiException>(() => UploadAsync(flow, "{}"))).Code, Is.EqualTo(139001));
    }

    [Test]
    public async Task Only_content_without_errors_is_published()
    {
        FakeFlow fake = Server.AddFlow();
        FlowItemRequestBuilder flow = Client.Flows[fake.Id];

        FlowAssetUploadResponse uploaded = await UploadAsync(flow, """{"version":"7.0"}""");
        Assert.That(uploaded.ValidationErrors!.Single().Message, Does.Contain("screens"));
        Assert.That((await Catch.Async<GraphApiException>(() => flow.Publish.PostAsync())).Code, Is.EqualTo(139002));

        await UploadAsync(flow, """{"version":"7.0","screens":[]}""");
        await flow.Publish.PostAsync();
        Assert.That(fake.Status, Is.EqualTo("PUBLISHED"));
    }

    [Test]
    public async Task Content_can_be_downloaded_from_the_list_of_files()
    {
        FlowItemRequestBuilder flow = Client.Flows[Server.AddFlow().Id];
        await UploadAsync(flow, """{"version":"6.3","screens":[]}""");

        FlowAsset file = (await flow.Assets.ListAsync().ToListAsync()).Single();

        Assert.That((file.Name, file.AssetType), Is.EqualTo(("flow.json", FlowAssetType.FlowJson)));
        using BinaryResponse content = await Client.MediaUrls[file.DownloadUrl!].GetAsync();
        using StreamReader reader = new(content.Content);
        Assert.That(await reader.ReadToEndAsync(), Is.EqualTo("""{"version":"6.3","screens":[]}"""));
    }

    [Test]
    public async Task Draft_is_changed_and_deleted()
    {
        FakeFlow fake = Server.AddFlow();
        FlowItemRequestBuilder flow = Client.Flows[fake.Id];

        await flow.PostAsync(new() { Name = "Book a talk", Categories = [FlowCategory.SignUp], EndpointUri = "https://example.com/flow" });
        Flow read = await flow.GetAsync(new() { Fields = [FlowField.Name, FlowField.Categories, FlowField.EndpointUri] });
        Assert.That((read.Name, read.Categories!.Single(), read.EndpointUri), Is.EqualTo(("Book a talk", FlowCategory.SignUp, "https://example.com/flow")));

        await flow.DeleteAsync();
        Assert.That(Server.Find<FakeFlow>(fake.Id), Is.Null);
    }

    [Test]
    public async Task Name_is_unique_within_its_account()
    {
        Server.AddFlow("Book a visit");

        GraphApiException error = await Catch.Async<GraphApiException>(
            () => Account.Flows.PostAsync(new() { Name = "Book a visit", Categories = [FlowCategory.Other] }));

        Assert.That(error.Code, Is.EqualTo(100));
        Assert.That(error.UserTitle, Is.EqualTo("Flow name is not unique"));
    }

    [Test]
    public async Task Flows_move_to_another_account_by_their_names()
    {
        FakeFlow published = Server.AddFlow("Book a visit", "PUBLISHED");
        FakeAccount target = Server.AddAccount();

        FlowMigrationResponse response = await Client.Accounts[target.Id].MigrateFlows.PostAsync(
            new() { SourceWabaId = Server.AccountId, SourceFlowNames = ["Book a visit", "Book a talk"] });

        FakeFlow copy = Server.Find<FakeFlow>(response.MigratedFlows!.Single().MigratedId!)!;
        Assert.That((copy.AccountId, copy.Status, copy.FlowJson), Is.EqualTo((target.Id, "PUBLISHED", published.FlowJson)));
        Assert.That(response.FailedFlows!.Single().SourceName, Is.EqualTo("Book a talk"));
    }

    private static async Task<FlowAssetUploadResponse> UploadAsync(FlowItemRequestBuilder flow, string json)
    {
        using MemoryStream content = new(Encoding.UTF8.GetBytes(json));
        return await flow.Assets.PostAsync(new() { File = new FileUpload(content, "flow.json", "application/json") });
    }
}
