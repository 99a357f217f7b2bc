using System.Runtime.CompilerServices;
using WhatsApp.Generated.Http;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Paging;

[TestFixture]
public sealed class PagingTests : GraphTest
{
    private static readonly string[] Names = ["t0", "t1", "t2", "t3", "t4"];

    private string _accountId = null!;

    private AccountMessageTemplatesRequestBuilder Templates => Client.Accounts[_accountId].MessageTemplates;

    [SetUp]
    public void AddTemplates()
    {
        _accountId = Server.AddAccount().Id;
        foreach (string name in Names)
        {
            Server.AddTemplate(name, accountId: _accountId);
        }
    }

    [Test]
    public async Task List_yields_the_items_of_all_pages_in_order()
    {
        List<string?> names = await Templates.ListAsync(new() { Limit = 2 }).Select(template => template.Name).ToListAsync();

        Assert.That(names, Is.EqualTo(Names));
        Assert.That(Server.Requests, Has.Count.EqualTo(3));
        Assert.That(Server.Requests.Select(request => request.Query["limit"]), Is.All.EqualTo("2"));
    }

    [Test]
    public async Task List_sends_nothing_until_it_is_enumerated()
    {
        PagedList<MessageTemplatePage, MessageTemplate> list = Templates.ListAsync();

        Assert.That(Server.Requests, Is.Empty);
        await list.FirstAsync();
        Assert.That(Server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task List_does_not_fetch_a_page_that_is_not_needed()
    {
        await Templates.ListAsync(new() { Limit = 2 }).Take(2).ToListAsync();

        Assert.That(Server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Pages_are_those_of_the_API()
    {
        List<MessageTemplatePage> pages = await Templates.ListAsync(new() { Limit = 2 }).AsPages().ToListAsync();

        Assert.That(pages.Select(page => page.Data!.Count), Is.EqualTo([2, 2, 1]));
        Assert.That(pages.Take(2).Select(page => page.Paging?.Cursors?.After), Has.None.Null);
    }

    [Test]
    public async Task List_continues_from_a_saved_cursor()
    {
        MessageTemplatePage first = await Templates.ListAsync(new() { Limit = 2 }).AsPages().FirstAsync();

        List<string?> rest = await Templates
            .ListAsync(new() { Limit = 2, After = first.Paging?.Cursors?.After })
            .Select(template => template.Name).ToListAsync();

        Assert.That(rest, Is.EqualTo(["t2", "t3", "t4"]));
    }

    [Test]
    public async Task Second_enumeration_starts_over()
    {
        PagedList<MessageTemplatePage, MessageTemplate> list = Templates.ListAsync(new() { Limit = 2 });

        Assert.That(await list.CountAsync(), Is.EqualTo(5));
        Assert.That(await list.CountAsync(), Is.EqualTo(5));
        Assert.That(Server.Requests, Has.Count.EqualTo(6));
        Assert.That(Server.Requests[3].Query.Keys, Does.Not.Contain("after"));
    }

    [Test]
    public async Task List_can_be_enumerated_several_times_at_once()
    {
        PagedList<MessageTemplatePage, MessageTemplate> list = Templates.ListAsync(new() { Limit = 1 });

        List<string?>[] walks = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => list.Select(template => template.Name).ToListAsync().AsTask()));

        Assert.That(walks, Is.All.EqualTo(Names));
    }

    [Test]
    public async Task Cursor_of_the_next_page_replaces_those_of_the_query()
    {
        await Templates.ListAsync(new() { Limit = 2, After = "Y3Vyc29yOjE=", Before = null }).ToListAsync();

        Assert.That(Server.Requests[0].Query["after"], Is.EqualTo("Y3Vyc29yOjE="));
        foreach (RecordedRequest request in Server.Requests.Skip(1))
        {
            Assert.That(request.Target.Split("after=").Length, Is.EqualTo(2), request.Target);
            Assert.That(request.Query["after"], Is.Not.EqualTo("Y3Vyc29yOjE="));
        }
    }

    [Test]
    public async Task List_that_starts_before_a_cursor_continues_forward()
    {
        Respond(Page("a", after: "c1", hasNext: true));
        Respond(Page("b"));

        await Templates.ListAsync(new() { Before = "z" }).ToListAsync();

        Assert.That(Server.Requests[0].Query["before"], Is.EqualTo("z"));
        Assert.That(Server.Requests[1].Query.Keys, Does.Not.Contain("before"));
        Assert.That(Server.Requests[1].Query["after"], Is.EqualTo("c1"));
    }

    [Test]
    public async Task Empty_page_before_others_is_skipped()
    {
        Respond("""{"data":[],"paging":{"cursors":{"after":"c1"},"next":"https://graph.facebook.com/next"}}""");
        Respond(Page("a", after: "c2", hasNext: true));
        Respond("""{"data":[],"paging":{"cursors":{"after":"c3"},"next":"https://graph.facebook.com/next"}}""");
        Respond(Page("b"));

        Assert.That(
            await Templates.ListAsync().Select(template => template.Name).ToListAsync(), Is.EqualTo(["a", "b"]));
    }

    [TestCase("""{"data":[]}""")]
    [TestCase("""{"data":null}""")]
    [TestCase("""{}""")]
    [TestCase("""{"data":[],"paging":null}""")]
    [TestCase("""{"data":[],"paging":{"cursors":{"after":"c1"}}}""")]
    [TestCase("""{"data":[],"paging":{"cursors":{"before":"","after":""},"next":"https://x"}}""")]
    public async Task Empty_list_is_empty(string page)
    {
        Respond(page);

        Assert.That(await Templates.ListAsync().ToListAsync(), Is.Empty);
        Assert.That(Server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task List_with_next_ends_with_the_page_without_next()
    {
        Respond(Page("a", after: "c1", hasNext: true));
        Respond(Page("b", after: "c2", hasNext: false));

        Assert.That(await Templates.ListAsync().CountAsync(), Is.EqualTo(2));
        Assert.That(Server.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task List_without_next_ends_with_an_empty_page()
    {
        Respond(Page("a", after: "c1"));
        Respond(Page("b", after: "c2"));
        Respond("""{"data":[]}""");

        Assert.That(await Templates.ListAsync().CountAsync(), Is.EqualTo(2));
        Assert.That(Server.Requests, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task List_whose_documentation_has_next_costs_one_call()
    {
        await Account.PhoneNumbers.ListAsync().ToListAsync();
        await Client.Businesses[Server.BusinessId].OwnedWhatsAppBusinessAccounts.ListAsync().ToListAsync();

        Assert.That(Server.Requests, Has.Count.EqualTo(2));
        Assert.That(Server.Requests.Select(request => request.Query.ContainsKey("after")), Is.All.False);
    }

    [TestCase("c1", "c1")]
    [TestCase("c1", "c2")]
    public async Task List_of_a_server_that_ignores_the_cursor_ends_with_what_came(string first, string second)
    {
        Respond(Page("a", after: first));
        Respond(Page("a", after: second));

        Assert.That(await Templates.ListAsync().Select(template => template.Name).ToListAsync(), Is.EqualTo(["a"]));
        Assert.That(Server.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task List_throws_when_the_server_ignores_the_cursor_and_has_next()
    {
        Respond(Page("a", after: "c1", hasNext: true));
        Respond(Page("a", after: "c2", hasNext: true));

        var seen = new List<string?>();
        InvalidOperationException error = await Catch.Async<InvalidOperationException>(async () =>
        {
            await foreach (MessageTemplate template in Templates.ListAsync())
            {
                seen.Add(template.Name);
            }
        });

        Assert.That(error.Message, Does.Contain("listTemplates").And.Contain("ignored the cursor"));
        Assert.That(seen, Is.EqualTo(["a"]), "What came is complete, and nothing of it is repeated.");
    }

    [Test]
    public async Task List_throws_when_a_cursor_repeats()
    {
        Respond(Page("a", after: "c1", hasNext: true));
        Respond(Page("b", after: "c2", hasNext: true));
        Respond(Page("c", after: "c1", hasNext: true));

        var seen = new List<string?>();
        InvalidOperationException error = await Catch.Async<InvalidOperationException>(async () =>
        {
            await foreach (MessageTemplate template in Templates.ListAsync())
            {
                seen.Add(template.Name);
            }
        });

        Assert.That(error.Message, Does.Contain("listTemplates").And.Contain("repeats the cursor"));
        Assert.That(seen, Is.EqualTo(["a", "b", "c"]), "The items before the cycle are not lost.");
    }

    [Test]
    public async Task List_throws_when_its_start_cursor_repeats()
    {
        Respond(Page("a", after: "c1", hasNext: true));
        Respond(Page("a", after: "c1", hasNext: true));

        await Catch.Async<InvalidOperationException>(
            async () => await Templates.ListAsync(new() { After = "c1" }).ToListAsync());
        Assert.That(Server.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Error_of_a_later_page_is_thrown_after_the_items_before_it()
    {
        Server.FailNext(new FakeError { Code = 190 }, when: request => request.Query.ContainsKey("after"));

        var seen = new List<string?>();
        GraphApiException error = await Catch.Async<GraphApiException>(async () =>
        {
            await foreach (MessageTemplate template in Templates.ListAsync(new() { Limit = 2 }))
            {
                seen.Add(template.Name);
            }
        });

        Assert.That(error.Code, Is.EqualTo(190));
        Assert.That(seen, Is.EqualTo(["t0", "t1"]));
    }

    [Test]
    public async Task Next_is_never_followed()
    {
        await using RawServer elsewhere = RawServer.Start("HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n{\"data\":[]}");
        string next = new Uri(elsewhere.Address, "v27.0/1/message_templates?access_token=stolen&after=c9").AbsoluteUri;
        Respond($$$"""{"data":[{"name":"a"}],"paging":{"cursors":{"after":"c1"},"next":"{{{next}}}"}}""");
        Respond(Page("b"));

        await Templates.ListAsync().ToListAsync();

        Assert.That(elsewhere.Heads, Is.Empty);
        Assert.That(Server.Requests.Select(request => request.Query.GetValueOrDefault("after")), Is.EqualTo([null, "c1"]));
        Assert.That(Server.Requests.Select(request => request.BearerToken), Is.All.EqualTo("fake-token"));
    }

    [Test]
    public async Task Token_in_next_is_never_used_in_an_address()
    {
        await Templates.ListAsync(new() { Limit = 1 }).ToListAsync();

        Assert.That(Server.Requests, Has.Count.EqualTo(5));
        Assert.That(Server.Requests.Select(request => request.Target), Has.None.Contains("token"));
    }

    [Test]
    public async Task Cancellation_ends_the_enumeration_between_pages()
    {
        using var source = new CancellationTokenSource();
        var seen = new List<MessageTemplatePage>();

        await Catch.Async<OperationCanceledException>(async () =>
        {
            PagedList<MessageTemplatePage, MessageTemplate> list =
                Templates.ListAsync(new() { Limit = 2 }, cancellationToken: source.Token);
            await foreach (MessageTemplatePage page in list.AsPages())
            {
                seen.Add(page);
                await source.CancelAsync();
            }
        });

        Assert.That(seen, Has.Count.EqualTo(1));
        Assert.That(Server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Cancellation_ends_the_enumeration_within_a_page([Values] bool ofTheWalk)
    {
        using var source = new CancellationTokenSource();
        PagedList<MessageTemplatePage, MessageTemplate> list =
            Templates.ListAsync(null, cancellationToken: ofTheWalk ? default : source.Token);
        var seen = new List<string?>();

        await Catch.Async<OperationCanceledException>(async () =>
        {
            ConfiguredCancelableAsyncEnumerable<MessageTemplate> walk =
                list.WithCancellation(ofTheWalk ? source.Token : default);
            await foreach (MessageTemplate template in walk)
            {
                seen.Add(template.Name);
                await source.CancelAsync();
            }
        });

        Assert.That(seen, Is.EqualTo(["t0"]));
    }

    [Test]
    public async Task Cancellation_ends_the_wait_for_a_page()
    {
        using var source = new CancellationTokenSource();
        await using RawServer silent = RawServer.Start(async (_, _, stop) =>
        {
            await source.CancelAsync();
            await Task.Delay(Timeout.Infinite, stop);
        });
        using var client = new WhatsAppClient(new WhatsAppClientOptions { AccessToken = "t", BaseAddress = silent.Address });

        await Catch.Async<OperationCanceledException>(
            async () => await client.Accounts["1"].MessageTemplates
                .ListAsync(cancellationToken: source.Token)
                .ToListAsync());
    }

    [Test]
    public async Task Options_have_the_properties_of_every_page()
    {
        int responses = 0;
        var options = new RequestOptions { AccessToken = "other", OnResponse = _ => responses++ };

        await Templates.ListAsync(new() { Limit = 2 }, options).ToListAsync();

        Assert.That(responses, Is.EqualTo(3));
        Assert.That(Server.Requests.Select(request => request.BearerToken), Is.All.EqualTo("other"));
    }

    [Test]
    public async Task Next_page_is_requested_by_cursor()
    {
        Respond(
            """
            {"data":[{"name":"a"}],
             "paging":{"cursors":{"after":"c1"},"next":"https://evil.example.com/?access_token=x"}}
            """);
        Respond("""{"data":[{"name":"b"}]}""");

        Assert.That(await Account.MessageTemplates.ListAsync().CountAsync(), Is.EqualTo(2));
        Assert.That(Sent.Query["after"], Is.EqualTo("c1"));
    }

    private static string Page(string name, string? after = null, bool hasNext = false)
    {
        string paging = after is null ? "" : ",\"paging\":{\"cursors\":{\"after\":\"" + after + "\"}"
            + (hasNext ? ",\"next\":\"https://graph.facebook.com/next\"" : "") + "}";
        return "{\"data\":[{\"name\":\"" + name + "\"}]" + paging + "}";
    }
}
