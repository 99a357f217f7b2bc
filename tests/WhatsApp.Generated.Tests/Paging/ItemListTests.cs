using WhatsApp.Generated.Json;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Paging;

/// <summary>Responses that are a bare list.</summary>
[TestFixture]
public sealed class ItemListTests : GraphTest
{
    private const string Faqs =
        """[{"id":"1","question":"Q?","answer":"A","created_at":1785000000,"new":[1]},{"id":"2","answer":null}]""";

    private Task<ItemList<AgentFaq>> ListAsync() => Phone.AgentConfig.Faq.GetAsync();

    [Test]
    public async Task Items_are_read_in_order_with_additional_data()
    {
        Respond(Faqs);

        ItemList<AgentFaq> faqs = await ListAsync();

        Assert.That(faqs.Select(faq => faq.Id), Is.EqualTo(["1", "2"]));
        Assert.That(faqs[0].CreatedAt, Is.EqualTo(DateTimeOffset.FromUnixTimeSeconds(1785000000)));
        Assert.That(GraphJson.Write(faqs), Is.EqualTo(Faqs));
    }

    [Test]
    public async Task Items_of_an_unexpected_type_are_kept()
    {
        Respond("""[null,{"id":"1"},"2"]""");

        ItemList<AgentFaq> faqs = await ListAsync();

        Assert.That(faqs.Select(faq => faq.Id), Is.EqualTo(["1"]));
        Assert.That(faqs.AdditionalData["items"].ToString(), Is.EqualTo("""[null,"2"]"""));
    }

    [Test]
    public async Task Empty_array_is_an_empty_list()
    {
        Respond("[]");

        Assert.That(await ListAsync(), Is.Empty);
    }

    // A caller that treats it as an empty list creates everything again.
    [TestCase("""{"weird":true}""")]
    [TestCase("null")]
    [TestCase("<html>log in</html>")]
    public async Task Response_that_is_not_a_list_is_an_error(string response)
    {
        Respond(response);

        GraphApiException error = await Catch.Async<GraphApiException>(ListAsync);

        Assert.That(error.ResponseBody, Is.EqualTo(response));
    }

    [Test]
    public void Fake_can_create_a_list() =>
        Assert.That(new ItemList<AgentFaq>([new() { Id = "1" }]).Single().Id, Is.EqualTo("1"));
}
