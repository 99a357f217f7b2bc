using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tool.Tests.Support;

namespace WhatsApp.Generated.Tool.Tests;

[TestFixture]
public sealed class WebhooksReplayTests : WebhookToolTest
{
    private const string Empty = """{"object":"whatsapp_business_account","entry":[]}""";

    [Test]
    public async Task Each_body_is_sent_in_order_byte_for_byte_and_signed()
    {
        await using Application application = await Application.StartAsync();
        string one = FakeWebhook.TextMessage("16505551234", "Eins: ä");
        string two = FakeWebhook.TextMessage("16505551234", "Two");
        string first = Write("first.json", one + "\n");
        string others = Write("others.jsonl", $"{two}\n{one}\n");

        ToolRun run = await RunAsync("webhooks", "replay", first, others, "--to", application.Url, "--delay", "1");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Output, Is.EqualTo($"200 {first}\n200 {others}, line 1\n200 {others}, line 2\n"));
        Assert.That(application.Received, Is.EqualTo(new[] { one + "\n", two, one }.Select(body =>
            (body, (string?)SignatureOf(body)))));
    }

    [Test]
    public async Task JSON_has_one_line_for_each_delivery()
    {
        await using Application application = await Application.StartAsync();

        ToolRun run = await RunAsync("webhooks", "replay", Write("a.json", Empty), "--to", application.Url, "--json");

        Assert.That(JsonNode.Parse(run.Output)!["status"]!.GetValue<int>(), Is.EqualTo(200));
    }

    [TestCase(401, "The app secret of the application must be that of WHATSAPP_APP_SECRET.")]
    [TestCase(404, "Check the path of the address.")]
    [TestCase(301, "Use the address that it redirects to")]
    [TestCase(500, "Look at the log of your application.")]
    public async Task A_status_that_is_not_2xx_fails_after_all_are_sent(int status, string nextStep)
    {
        await using Application application = await Application.StartAsync(status);

        ToolRun run = await RunAsync(
            "webhooks", "replay", Write("a.json", Empty), Write("b.json", Empty), "--to", application.Url);

        AssertLine(run, 1, $"error: 2 of 2 webhooks got a status that is not 2xx, the first one {status}.", nextStep);
        Assert.That(run.Output, Does.Contain($"{status} ").And.Contain("b.json"));
    }

    [Test]
    public async Task A_password_in_the_address_is_not_shown()
    {
        Application application = await Application.StartAsync();
        string url = application.Url;
        string secret = url.Replace("http://", "http://user:hidden@", StringComparison.Ordinal);
        await application.DisposeAsync();

        ToolRun run = await RunAsync("webhooks", "replay", Write("a.json", Empty), "--to", secret);

        AssertLine(run, 1, $"error: Nothing listens at {url}.", "Start your application, or correct the address.");
    }

    [Test]
    public async Task An_address_where_nothing_listens_is_named()
    {
        Application application = await Application.StartAsync();
        string url = application.Url;
        await application.DisposeAsync();

        ToolRun run = await RunAsync("webhooks", "replay", Write("a.json", Empty), "--to", url);

        AssertLine(run, 1, $"error: Nothing listens at {url}.", "Start your application, or correct the address.");
    }

    [Test]
    public async Task Nothing_is_sent_if_one_file_is_not_JSON()
    {
        await using Application application = await Application.StartAsync();
        string bad = Write("b.json", "oops");

        ToolRun run = await RunAsync("webhooks", "replay", Write("a.json", Empty), bad, "--to", application.Url);

        AssertLine(run, 2, $"error: {bad}, line 1: This is not valid JSON", "Correct it there");
        Assert.That(application.Received, Is.Empty);
    }

    [Test]
    public async Task Standard_input_is_sent()
    {
        await using Application application = await Application.StartAsync();

        ToolRun run = await RunWithInputAsync(Empty + "\n", ["webhooks", "replay", "-", "--to", application.Url]);

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Output, Is.EqualTo("200 standard input\n"));
        Assert.That(application.Received.Single().Body, Is.EqualTo(Empty + "\n"));
    }

    [TestCase("""{"messaging_product":"whatsapp"}""", " is not a webhook: it has no 'entry'.")]
    [TestCase("[]", ": This is JSON, but not the object that was expected.")]
    public async Task Nothing_is_sent_if_one_file_is_not_a_webhook(string json, string problem)
    {
        await using Application application = await Application.StartAsync();
        string bad = Write("b.json", json);

        ToolRun run = await RunAsync("webhooks", "replay", Write("a.json", Empty), bad, "--to", application.Url);

        AssertLine(run, 2, $"error: {bad}{problem}", "as it was received.");
        Assert.That(application.Received, Is.Empty);
    }

    [TestCase("{\"entry\":\n[", "line 2: This is not valid JSON: it ends too early (position 2).")]
    [TestCase(Empty + "\n{\"entry\":", "line 2: This is not valid JSON: it ends too early (position 10).")]
    public async Task A_file_that_is_cut_off_ends_too_early(string json, string problem)
    {
        string bad = Write("bad.json", json);

        ToolRun run = await RunAsync("webhooks", "replay", bad, "--to", "http://127.0.0.1:1/");

        AssertLine(run, 2, $"error: {bad}, {problem}", "Correct it there");
    }

    [Test]
    public async Task The_delay_can_be_cancelled()
    {
        await using Application application = await Application.StartAsync();
        using var cancel = new CancellationTokenSource();
        string file = Write("a.jsonl", $"{Empty}\n{Empty}\n");

        Task<ToolRun> running = RunWithInputAsync(
            string.Empty, ["webhooks", "replay", file, "--to", application.Url, "--delay", "3600000"], cancel.Token);
        await application.WaitForAsync(1);
        await cancel.CancelAsync();
        ToolRun run = await running;

        AssertLine(run, 130, "error: Cancelled.", "Run it again when you are ready.");
        Assert.That(application.Received, Has.Length.EqualTo(1));
    }

    [TestCase("--delay", "-1", "error: --delay must be a number of milliseconds from 0 to 2147483647.")]
    [TestCase("--delay", "abc", "error: --delay must be a number of milliseconds from 0 to 2147483647.")]
    [TestCase("--to", "localhost:5000", "error: 'localhost:5000' is not an HTTP address.")]
    public async Task A_wrong_option_is_named(string option, string value, string error)
    {
        string[] address = option == "--to" ? [] : ["--to", "http://127.0.0.1:1/"];

        ToolRun run = await RunAsync(["webhooks", "replay", Write("a.json", Empty), option, value, .. address]);

        AssertLine(run, 2, error, string.Empty);
    }
}
