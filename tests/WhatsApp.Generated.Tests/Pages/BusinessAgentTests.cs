using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Pages;

/// <summary>
/// The pages meta-business-agent: their paths have no version, and every request has the version of their API.
/// </summary>
[TestFixture]
public sealed class BusinessAgentTests : GraphTest
{
    private const string Skill =
        """{"id":"s1","title":"returns","skill":"Tell the policy.","channel":"whatsapp","status":"pending_review"}""";

    private string Number => "/" + Server.PhoneNumberId;

    [Test]
    public async Task Every_operation_sends_the_version_of_the_API()
    {
        CatalogueOperation[] operations = [.. Catalogue.All.Where(IsOfBusinessAgent)];
        foreach (CatalogueOperation operation in operations)
        {
            Server.RespondNext(operation.Response.Status, "application/json", operation.Response.Body);
            await operation.CallAsync(Client, "1", operation.RequestsOrNone.First().Value);

            Assert.That(Sent.Headers["X-API-Version"], Is.EqualTo("2.0.0"), operation.Id);
        }

        Assert.That(operations, Has.Length.EqualTo(66));
    }

    [Test]
    public async Task Version_can_be_changed()
    {
        var options = new RequestOptions
        {
            GraphVersion = "v24.0",
            Headers = new Dictionary<string, string> { ["x-api-version"] = "3.0.0" },
        };

        await Phone.AgentEligibility.GetAsync(options);

        AssertRequest("GET", Number + "/agent_eligibility");
        Assert.That(Sent.Headers["X-API-Version"], Is.EqualTo("3.0.0"), "It replaces the SDK's own.");
    }

    [Test]
    public async Task Requests_are_sent_to_the_host_of_the_page()
    {
        using var meta = new AddressBook();
        using var client = new WhatsAppClient(
            new WhatsAppClientOptions { AccessToken = "token", AppSecret = "secret", HttpMessageHandler = meta });

        await client.PhoneNumbers["1"].AgentEligibility.GetAsync();
        await client.PhoneNumbers["1"].AgentConfig.Faq["2"].DeleteAsync();

        Assert.That(
            meta.Addresses.Select(address => address.GetLeftPart(UriPartial.Path)),
            Is.EqualTo(
            [
                "https://api.facebook.com/1/agent_eligibility",
                "https://api.facebook.com/1/agent_config/faq/2",
            ]));
        Assert.That(meta.Addresses.Select(address => address.Query), Has.All.StartsWith("?appsecret_proof="));
    }

    [Test]
    public async Task Eligibility_is_read()
    {
        Respond("""{"is_eligible":false}""");

        AgentEligibility response = await Phone.AgentEligibility.GetAsync();

        AssertRequest("GET", Number + "/agent_eligibility");
        AssertNoBody();
        Assert.That(response.IsEligible, Is.False);
    }

    [Test]
    public async Task Agent_is_created()
    {
        Respond("""{"agent_id":"a1"}""", 201);

        AgentOnboarding made = await Phone.AgentOnboarding.PostAsync(
            new() { CatalogId = "7" }, new() { Channel = AgentChannel.WhatsApp });

        AssertRequest("POST", Number + "/agent_onboarding?channel=whatsapp");
        AssertBody("""{"catalog_id":"7"}""");
        Assert.That(made.AgentId, Is.EqualTo("a1"));
    }

    [Test]
    public async Task Settings_are_read_and_partly_changed()
    {
        Respond("""[{"agent_id":"a1","channel":"whatsapp","rollout":{"enabled":false},"ai_audience":"NEW"}]""");
        ItemList<AgentSettings> all = await Phone.AgentConfig.Settings.GetAsync(new() { AgentId = "a1" });

        AssertRequest("GET", Number + "/agent_config/settings?agent_id=a1");
        Assert.That(all.Single().AiAudience, Is.EqualTo((AgentAudience)"NEW"));

        Respond("""{"agent_id":"a1","channel":"whatsapp","rollout":{"enabled":true}}""");
        AgentSettings now = await Phone.AgentConfig.Settings.PutAsync(
            new() { Rollout = new() { Enabled = true }, NeverSayPhrases = [] });

        AssertRequest("PUT", Number + "/agent_config/settings");
        AssertBody("""{"rollout":{"enabled":true},"never_say_phrases":[]}""");
        Assert.That(now.Rollout!.Enabled, Is.True);
    }

    [Test]
    public async Task Allowlist_is_changed()
    {
        Respond("""{"id":"e1","consumer_phone_number":"+16505550101"}""", 201);
        AgentAllowlistEntry entry =
            await Phone.AgentConfig.Allowlist.PostAsync(new() { ConsumerPhoneNumber = "+16505550101" });

        AssertRequest("POST", Number + "/agent_config/allowlist");
        AssertBody("""{"consumer_phone_number":"+16505550101"}""");

        Respond(string.Empty, 204);
        await Phone.AgentConfig.Allowlist[entry.Id!].DeleteAsync();

        AssertRequest("DELETE", Number + "/agent_config/allowlist/e1");
        AssertNoBody();
    }

    [Test]
    public async Task Agent_is_deleted()
    {
        Respond("""{"deleted_agent_id":null}""");

        DeletedAgent deleted = await Phone.DeleteAgent.DeleteAsync();

        AssertRequest("DELETE", Number + "/delete_agent");
        Assert.That(deleted.DeletedAgentId, Is.Null);
    }

    [Test]
    public async Task Budgets_are_edges_of_the_business()
    {
        Respond("""{"budgets":[]}""");

        AgentBudgets budgets = await Client.Businesses[Server.BusinessId].AgentBudget.PostAsync(new()
        {
            Budgets =
            [
                new() { UnitType = AgentBudgetUnit.Token, TimeWindow = AgentBudgetWindow.OneDay, MaxBudget = 5 },
            ],
        });

        AssertRequest("POST", $"/{Server.BusinessId}/agent_budget");
        AssertBody("""{"budgets":[{"unit_type":"token","time_window":"one_day","max_budget":5}]}""");
        Assert.That(budgets.Budgets, Is.Empty);
    }

    [Test]
    public async Task Business_info_is_replaced()
    {
        Respond("""{"business_description":"Books","contact_info":null}""");

        AgentBusinessInfo info = await Phone.AgentConfig.BusinessInfo.PutAsync(
            new() { BusinessDescription = "Books", ContactInfo = new() { Email = "a@example.com" } });

        AssertRequest("PUT", Number + "/agent_config/business_info");
        AssertBody("""{"business_description":"Books","contact_info":{"email":"a@example.com"}}""");
        Assert.That(info.ContactInfo, Is.Null);
    }

    [Test]
    public async Task Question_is_updated()
    {
        Respond("""{"id":"q1","question":"Q?","answer":"B","metadata":{"by":"me"}}""");

        AgentFaq faq = await Phone.AgentConfig.Faq["q1"].PutAsync(new() { Question = "Q?", Answer = "B" });

        AssertRequest("PUT", Number + "/agent_config/faq/q1");
        AssertBody("""{"question":"Q?","answer":"B"}""");
        Assert.That(faq.Metadata!["by"], Is.EqualTo("me"));
    }

    [Test]
    public async Task Document_is_uploaded()
    {
        Respond("""{"id":"f1","file_name":"menu.pdf"}""", 201);

        AgentFile file = await Phone.AgentConfig.Files.PostAsync(new()
        {
            FileName = "menu.pdf",
            File = new FileUpload(new MemoryStream([1, 2]), "menu.pdf", "application/pdf"),
        });

        AssertRequest("POST", Number + "/agent_config/files");
        Assert.That(Sent.Parts.Select(part => part.Name), Is.EqualTo(["file_name", "file"]));
        Assert.That(Sent.Parts[1].ContentType, Is.EqualTo("application/pdf"));
        Assert.That(file.Id, Is.EqualTo("f1"));
    }

    [Test]
    public async Task Website_is_added()
    {
        Respond("""{"id":"w1","url":"https://example.com","crawl_status":"pending"}""", 201);

        AgentWebsite site = await Phone.AgentConfig.Websites.PostAsync(
            new() { Url = "https://example.com", SingleUrls = ["https://example.com/a"] });

        AssertRequest("POST", Number + "/agent_config/websites");
        AssertBody("""{"url":"https://example.com","single_urls":["https://example.com/a"]}""");
        Assert.That(site.CrawlStatus, Is.EqualTo(AgentCrawlStatus.Pending));
    }

    [Test]
    public async Task Skill_is_created()
    {
        Respond(Skill, 201);

        AgentSkill skill = await Phone.AgentConfig.Skills.PostAsync(
            new() { Title = "returns", Skill = "Tell the policy." }, new() { AgentId = "a1" });

        AssertRequest("POST", Number + "/agent_config/skills?agent_id=a1");
        AssertBody("""{"title":"returns","skill":"Tell the policy."}""");
        Assert.That(skill.Status, Is.EqualTo(AgentSkillStatus.PendingReview));
    }

    [Test]
    public async Task Rich_messages_are_listed_page_by_page()
    {
        Respond("""{"data":[{"id":"u1"}],"paging":{"cursors":{"after":"A"},"next":"https://api.facebook.com/n"}}""");
        Respond("""{"data":[],"paging":{"cursors":{"after":"B"},"next":"https://api.facebook.com/n"}}""");
        Respond("""{"data":[{"id":"u2"}],"paging":{"cursors":{"after":"C"}}}""");

        List<string?> ids = [];
        await foreach (AgentUiSkill skill in Phone.AgentUiSkills.ListAsync(new() { Limit = 1 }))
        {
            ids.Add(skill.Id);
        }

        Assert.That(ids, Is.EqualTo(["u1", "u2"]), "An empty page is not the end.");
        AssertRequest("GET", Number + "/agent-ui-skills?limit=1&after=B");
    }

    [Test]
    public async Task Test_is_started_with_its_cases_in_the_query()
    {
        Respond("""{"job_id":"j1","status":"QUEUED"}""");
        AgentEvalRun run = await Phone.AgentEval.Run.PostAsync(new(), new() { EvalCaseIds = ["a", "b"] });

        AssertRequest("POST", Number + "/agent-eval/run?eval_case_ids=a%2Cb");
        AssertBody("{}");

        Respond("""{"status":"RUNNING","progress":{"completed":1,"total":2,"current_stage":"simulation"}}""");
        AgentEvalJob job = await Phone.AgentEval.Run.GetAsync(new() { JobId = run.JobId! });

        AssertRequest("GET", Number + "/agent-eval/run?job_id=j1");
        Assert.That(job.Progress!.Completed, Is.EqualTo(1));
    }

    [Test]
    public async Task Event_is_sent()
    {
        Respond("""{"status":"accepted","agent_event_id":"v1"}""");

        AgentEventReceipt receipt = await Phone.AgentEvent.PostAsync(new()
        {
            To = "+16505550101",
            Event = new() { Type = "paid", Description = "It is paid.", Payload = "{}" },
        });

        AssertRequest("POST", Number + "/agent_event");
        AssertBody("""{"to":"+16505550101","event":{"type":"paid","description":"It is paid.","payload":"{}"}}""");
        Assert.That(receipt.AgentEventId, Is.EqualTo("v1"));
    }

    [Test]
    public async Task Message_is_sent_to_the_agent()
    {
        Respond("""{"message_id":"m1","agent_response":"Hello","conversation_id":"k1","timestamp":1785000000}""");

        AgentTestResponse response = await Phone.AgentTest.PostAsync(new() { UserMsg = "Hi" });

        AssertRequest("POST", Number + "/agent_test");
        AssertBody("""{"user_msg":"Hi"}""");
        Assert.That(response.AgentResponse, Is.EqualTo("Hello"));
    }

    [Test]
    public async Task Turns_are_listed()
    {
        Respond("""{"data":[{"turn_id":"t1","steps":[{"type":"TOOL_CALL","status":"TIMEOUT"}]}]}""");

        await foreach (ConversationTurn turn in Phone.Insights.Conversations.Turns.ListAsync(
            new() { UserPhoneNumber = "16505550101" }))
        {
            Assert.That(turn.Steps!.Single().Status, Is.EqualTo(ConversationTurnStepStatus.Timeout));
        }

        AssertRequest("GET", Number + "/insights/conversations/turns?user_phone_number=16505550101");
    }

    [Test]
    public async Task Figures_are_read_by_day()
    {
        const string days = "?start_date=2026-11-01&end_date=2026-11-20";
        (DateOnly first, DateOnly last) = (new(2026, 11, 1), new(2026, 11, 20));

        Respond("""{"data":[{"ai_threads":{"count":3}}]}""");
        AgentConversationInsights threads =
            await Phone.Insights.Conversations.GetAsync(new() { StartDate = first, EndDate = last });
        AssertRequest("GET", Number + "/insights/conversations" + days);
        Assert.That(threads.Data!.Single().AiThreads!.Count, Is.EqualTo(3));

        Respond("""{"data":[{"tool_name":"look","success_rate":0.5}]}""");
        ToolCallInsights tools = await Phone.Insights.ToolCalls.GetAsync(new() { StartDate = first, EndDate = last });
        AssertRequest("GET", Number + "/insights/tool_calls" + days);
        Assert.That(tools.Data!.Single().SuccessRate, Is.EqualTo(0.5));

        Respond("""{"data":[{"event_type":"paid","received":2}],"avg_e2e_latency_ms":null}""");
        AgentEventInsights events =
            await Phone.Insights.AgentEvents.GetAsync(new() { StartDate = first, EndDate = last });
        AssertRequest("GET", Number + "/insights/agent_events" + days);
        Assert.That(events.Data!.Single().Received, Is.EqualTo(2));
    }

    [Test]
    public async Task Fake_server_returns_the_examples_of_the_pages()
    {
        ItemList<AgentFaq> faqs = await Phone.AgentConfig.Faq.GetAsync();
        await Phone.AgentConfig.Faq[faqs[0].Id!].DeleteAsync();

        Assert.That(faqs[0].Question, Is.Not.Empty);
    }

    private static bool IsOfBusinessAgent(CatalogueOperation operation) =>
        operation.Path.Split('/')[2] is "insights" or "delete_agent" or "business_agent_insights"
        || operation.Path.Split('/')[2].StartsWith("agent", StringComparison.Ordinal);

    // Replaces Meta, so that the test can check the host of a request.
    private sealed class AddressBook : HttpMessageHandler
    {
        public List<Uri> Addresses { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Addresses.Add(request.RequestUri!);
            return Task.FromResult(new HttpResponseMessage { Content = new StringContent("{}") });
        }
    }
}
