using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Pages;

/// <summary>Page whats-app-business-account/product-catalogs.</summary>
[TestFixture]
public sealed class ProductCatalogsTests : GraphTest
{
    private string Path => $"/v27.0/{Server.AccountId}/product_catalogs";

    [Test]
    public async Task Catalogs_are_listed_with_the_requested_fields()
    {
        Respond("""{"data":[{"id":"5","name":"Books"}]}""");

        List<ProductCatalog> catalogs = [];
        await foreach (ProductCatalog catalog in Account.ProductCatalogs.ListAsync(
            new() { Fields = [ProductCatalogField.Name, ProductCatalogField.ProductCount] }))
        {
            catalogs.Add(catalog);
        }

        AssertRequest("GET", Path + "?fields=name%2Cproduct_count");
        AssertNoBody();
        Assert.That(catalogs.Select(catalog => (catalog.Id, catalog.Name)), Is.EqualTo([("5", "Books")]));
    }

    [Test]
    public async Task Catalog_is_connected_by_its_id()
    {
        Respond("""{"success":true}""");

        SuccessResponse response = await Account.ProductCatalogs.PostAsync(new() { CatalogId = "5" });

        AssertRequest("POST", Path);
        AssertBody("""{"catalog_id":"5"}""");
        Assert.That(response.Success, Is.True);
    }

    [Test]
    public async Task Catalog_is_disconnected_by_its_id()
    {
        Respond("""{"success":true}""");

        await Account.ProductCatalogs.DeleteAsync(new() { CatalogId = "5" });

        AssertRequest("DELETE", Path + "?catalog_id=5");
        AssertNoBody();
    }

    [Test]
    public Task Connect_error_is_thrown() => AssertErrorSurfaces(
        () => Account.ProductCatalogs.PostAsync(new() { CatalogId = "5" }), "connectProductCatalog");

    [Test]
    public Task Disconnect_error_is_thrown() => AssertErrorSurfaces(
        () => Account.ProductCatalogs.DeleteAsync(new() { CatalogId = "5" }), "disconnectProductCatalog");
}
