using WhatsApp.Generated.Json;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Paging;

/// <summary>Answers that are a list and nothing else.</summary>
[TestFixture]
public sealed class ItemListTests : GraphTest
{
    private const string Faqs =
        """[{"id":"1","question":"Q?","answer":"A","created_at":1785000000,"new":[1]},{"id":"2","answer":null}]""";

    private Task<ItemList<AgentFaq>> ListAsync() => Phone.AgentConfig.Faq.GetAsync();

    [Test]
    public async Task Items_are_read_in_order_with_what_no_member_declares()
    {
        Answer(Faqs);

        ItemList<AgentFaq> faqs = await ListAsync();

        Assert.That(faqs.Select(faq => faq.Id), Is.EqualTo(["1", "2"]));
        Assert.That(faqs[0].CreatedAt, Is.EqualTo(DateTimeOffset.FromUnixTimeSeconds(1785000000)));
        Assert.That(GraphJson.Write(faqs), Is.EqualTo(Faqs));
    }

    [Test]
    public async Task Items_that_are_nothing_of_the_kind_are_kept()
    {
        Answer("""[null,{"id":"1"},"2"]""");

        ItemList<AgentFaq> faqs = await ListAsync();

        Assert.That(faqs.Select(faq => faq.Id), Is.EqualTo(["1"]));
        Assert.That(faqs.AdditionalData["items"].ToString(), Is.EqualTo("""[null,"2"]"""));
    }

    [Test]
    public async Task An_empty_list_is_one()
    {
        Answer("[]");

        Assert.That(await ListAsync(), Is.Empty);
    }

    // Whoever took it for an empty list would make everything again.
    [TestCase("""{"weird":true}""")]
    [TestCase("null")]
    [TestCase("<html>log in</html>")]
    public async Task What_is_no_list_is_not_taken_for_an_empty_one(string answer)
    {
        Answer(answer);

        GraphApiException error = await Catch.Async<GraphApiException>(ListAsync);

        Assert.That(error.ResponseBody, Is.EqualTo(answer));
    }

    [Test]
    public void A_fake_makes_a_list() =>
        Assert.That(new ItemList<AgentFaq>([new() { Id = "1" }]).Single().Id, Is.EqualTo("1"));
}
