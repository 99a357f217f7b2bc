using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Pages;

/// <summary>Page product-catalog/products.</summary>
[TestFixture]
public sealed class CatalogProductTests : GraphTest
{
    [Test]
    public async Task Products_of_a_catalog_are_listed()
    {
        Product[] products = await Client.ProductCatalogs["5"].Products.ListAsync(
            new() { Fields = [ProductField.Id, ProductField.RetailerId], Limit = 10 }).ToArrayAsync();

        Assert.That(Server.Requests[0].Target, Is.EqualTo("/v27.0/5/products?fields=id%2Cretailer_id&limit=10"));
        Assert.That(products.Single().RetailerId, Is.EqualTo("harbor-map-01"));
        Assert.That(products.Single().Availability, Is.EqualTo(ProductAvailability.InStock));
    }

    [Test]
    public async Task Product_is_added()
    {
        ProductCreateResponse added = await Client.ProductCatalogs["5"].Products.PostAsync(new()
        {
            RetailerId = "tea-1",
            Name = "Tea",
            Price = 1299,
            Currency = "USD",
            Availability = ProductAvailability.OutOfStock,
        });

        AssertRequest("POST", "/v27.0/5/products");
        AssertBody("""{"retailer_id":"tea-1","name":"Tea","availability":"out of stock","price":1299,"currency":"USD"}""");
        Assert.That(added.Id, Is.Not.Empty);
    }

    [Test]
    public async Task Product_is_read_changed_and_removed()
    {
        ProductItemRequestBuilder product = Client.Products["500600700800911"];

        Product read = await product.GetAsync();
        AssertRequest("GET", "/v27.0/500600700800911");
        Assert.That(read.Price, Is.EqualTo("$12.99"));

        await product.PostAsync(new() { Visibility = ProductVisibility.Staging });
        AssertRequest("POST", "/v27.0/500600700800911");
        AssertBody("""{"visibility":"staging"}""");

        Assert.That((await product.DeleteAsync()).Success, Is.True);
        AssertRequest("DELETE", "/v27.0/500600700800911");
    }

    [Test]
    public Task Error_surfaces() => AssertErrorSurfaces(() => Client.Products["1"].GetAsync(), "getProduct");
}
