using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Pages;

/// <summary>Page whats-app-business-account/dataset.</summary>
[TestFixture]
public sealed class DatasetTests : GraphTest
{
    private string Path => $"/v27.0/{Server.AccountId}/dataset";

    [TestCase("""{"id":"6"}""")]
    [TestCase("""{"data":[{"id":"6"}]}""")]
    public async Task Dataset_id_is_read_from_both_members(string json)
    {
        Respond(json);

        AccountDatasetResponse response = await Account.Dataset.GetAsync();

        AssertRequest("GET", Path);
        AssertNoBody();
        Assert.That(response.Id ?? response.Data!.Single().Id, Is.EqualTo("6"));
    }

    [Test]
    public async Task Dataset_is_created_with_a_name()
    {
        Respond("""{"id":"6"}""");

        AccountDataset dataset = await Account.Dataset.PostAsync(new() { DatasetName = "Sales" });

        AssertRequest("POST", Path);
        AssertBody("""{"dataset_name":"Sales"}""");
        Assert.That(dataset.Id, Is.EqualTo("6"));
    }

    [Test]
    public Task Dataset_error_is_thrown() => AssertErrorSurfaces(() => Account.Dataset.GetAsync(), "getDataset");

    [Test]
    public Task Creation_error_is_thrown() =>
        AssertErrorSurfaces(() => Account.Dataset.PostAsync(new()), "createDataset");
}
