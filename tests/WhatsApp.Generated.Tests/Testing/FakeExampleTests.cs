using System.Net.Http.Headers;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Testing;

/// <summary>Operations without state return the examples of their pages.</summary>
[TestFixture]
public sealed class FakeExampleTests : GraphTest
{
    [Test]
    public async Task Edge_without_state_returns_the_first_example_for_any_id()
    {
        List<OnBehalfRequest> requests = await Client.Accounts["4711"].InProgressOnbehalfRequest.ListAsync().ToListAsync();

        Assert.That(requests.Select(request => request.Status), Is.EqualTo([OnBehalfRequestStatus.InProgress]));
    }

    [Test]
    public async Task Node_of_an_example_returns_the_example_with_its_id()
    {
        ConversationalAutomation bot = await Client.Bots["240340440540602"].GetAsync();

        Assert.That(bot.Id, Is.EqualTo("240340440540602"));
        Assert.That(bot.Prompts, Is.Empty);
    }

    [Test]
    public async Task Unknown_node_does_not_exist()
    {
        GraphApiException error = await Catch.Async<GraphApiException>(() => Client.Bots["4711"].GetAsync());

        Assert.That((error.Code, error.Subcode), Is.EqualTo((100, 33)));
    }

    [Test]
    public async Task Misspelt_id_is_an_error_where_there_is_state()
    {
        GraphApiException error = await Catch.Async<GraphApiException>(
            () => Client.PhoneNumbers["4711"].Messages.PostAsync(new TextMessage { To = "16505551234", Text = new() { Body = "Hi" } }));

        Assert.That((error.Code, error.Subcode), Is.EqualTo((100, 33)));
        Assert.That(Server.SentMessages, Is.Empty);
    }

    [Test]
    public async Task Edge_of_another_kind_of_node_is_an_error()
    {
        GraphApiException error = await Catch.Async<GraphApiException>(
            () => Client.PhoneNumbers[Server.AccountId].Groups.GetAsync());

        Assert.That(error.Subcode, Is.EqualTo(33));
    }

    [Test]
    public async Task Usage_is_sent_in_headers_when_it_is_set()
    {
        HttpResponseHeaders headers = null!;
        RequestOptions options = new() { OnResponse = response => headers = response.Headers };

        await Phone.GetAsync(null, options);
        Assert.That(headers.Contains("X-App-Usage"), Is.False);

        Server.Usage = new FakeUsage { CallCount = 96, TimeToRegainAccess = TimeSpan.FromMinutes(5) };
        await Phone.GetAsync(null, options);
        Wire.AssertSame("""{"call_count":96,"total_cputime":0,"total_time":0}""", headers.GetValues("X-App-Usage").Single());
        Wire.AssertSame(
            $$"""
            {"{{Server.AccountId}}":[{"type":"whatsapp_business_management","call_count":96,"total_cputime":0,"total_time":0,
              "estimated_time_to_regain_access":5}]}
            """,
            headers.GetValues("X-Business-Use-Case-Usage").Single());
    }
}
