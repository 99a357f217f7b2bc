using System.Net;
using System.Text;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tool.Tests.Support;

namespace WhatsApp.Generated.Tool.Tests;

[TestFixture]
public sealed class WebhooksListenTests : WebhookToolTest
{
    private static readonly string[] Listen = ["webhooks", "listen", "--port", "0"];

    private readonly HttpClient _client = new();

    [OneTimeTearDown]
    public void DisposeClient() => _client.Dispose();

    [Test]
    public async Task It_responds_to_the_handshake()
    {
        using RunningTool tool = await RunningTool.StartAsync(Variables, Listen);

        Assert.That(await Server.VerifyAsync(tool.Address, VerifyToken), Is.True);
        Assert.That(await Server.VerifyAsync(tool.Address, "wrong"), Is.False);
        ToolRun run = await tool.InterruptAsync();
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Error, Does.Contain("handshake: 200. Verified.\n"));
        Assert.That(run.Error, Does.Contain(
            "handshake: 403. The verify token is wrong. It must be that of WHATSAPP_VERIFY_TOKEN.\n"));
        Assert.That(run.Output + run.Error, Does.Not.Contain(Token));
    }

    [Test]
    public async Task It_prints_and_keeps_what_is_signed_so_that_it_can_be_replayed()
    {
        string folder = Path.Combine(Folder, "saved");
        string body = FakeWebhook.TextMessage("16505551234", "Größe");
        using RunningTool tool = await RunningTool.StartAsync(Variables, [.. Listen, "--save", folder]);

        Assert.That(await PostAsync(tool.Address, body, SignatureOf(body)), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await PostAsync(tool.Address, body, SignatureOf("other")), Is.EqualTo(HttpStatusCode.Unauthorized));
        ToolRun listened = await tool.InterruptAsync();

        Assert.That(listened.ExitCode, Is.Zero, listened.Error);
        Assert.That(listened.Output, Does.StartWith("messages TextMessageReceived").And.Contain("text     Größe\n"));
        Assert.That(listened.Error, Does.Contain("webhook: 401. ").And.Contain("WHATSAPP_APP_SECRET must be the secret of"));
        Assert.That(listened.Output + listened.Error, Does.Not.Contain(Token));
        await using Application application = await Application.StartAsync();
        await RunAsync(["webhooks", "replay", .. Directory.GetFiles(folder), "--to", application.Url]);
        Assert.That(application.Received, Is.EqualTo([(body, (string?)SignatureOf(body))]));
    }

    [Test]
    public async Task It_forwards_the_webhook_and_responds_with_the_status_of_the_application()
    {
        await using Application application = await Application.StartAsync(503);
        string body = FakeWebhook.TextMessage("16505551234", "Hi");
        using RunningTool tool = await RunningTool.StartAsync(
            Variables, [.. Listen, "--json", "--forward", application.Url]);

        HttpStatusCode status = await PostAsync(tool.Address, body, SignatureOf(body));
        ToolRun run = await tool.InterruptAsync();

        Assert.That(status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(application.Received, Is.EqualTo([(body, (string?)SignatureOf(body))]));
        Assert.That(run.Output, Does.StartWith("{").And.Contain("\"event\":\"TextMessageReceived\""));
        Assert.That(run.Error, Does.Contain("forwarded: 503. Look at the log of your application.\n"));
    }

    [Test]
    public async Task A_body_that_is_too_large_is_refused_as_such()
    {
        using RunningTool tool = await RunningTool.StartAsync(Variables, Listen);
        using var request = new HttpRequestMessage(HttpMethod.Post, tool.Address)
        {
            Content = new StringContent(new string(' ', 30_000_001)),
        };

        // The response comes before the body is sent.
        request.Headers.ExpectContinue = true;
        using HttpResponseMessage response = await _client.SendAsync(request);
        ToolRun run = await tool.InterruptAsync();

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        Assert.That(run.Error, Does.Contain("webhook: 413. "));
    }

    [Test]
    public async Task An_application_that_does_not_run_is_named_and_Meta_sends_the_webhook_again()
    {
        Application stopped = await Application.StartAsync();
        string url = stopped.Url;
        await stopped.DisposeAsync();
        string body = FakeWebhook.TextMessage("16505551234", "Hi");
        using RunningTool tool = await RunningTool.StartAsync(Variables, [.. Listen, "--forward", url]);

        HttpStatusCode status = await PostAsync(tool.Address, body, SignatureOf(body));
        ToolRun run = await tool.InterruptAsync();

        Assert.That(status, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(run.Error, Does.Contain($"error: Nothing listens at {url}. Start your application"));
    }

    [Test]
    public async Task A_port_in_use_is_named()
    {
        ToolRun run = await RunAsync("webhooks", "listen", "--port", $"{Server.BaseAddress.Port}");

        AssertLine(run, 1, $"error: Cannot listen on port {Server.BaseAddress.Port}: ", "Choose another one with --port");
    }

    [TestCase("abc")]
    [TestCase("-1")]
    [TestCase("65536")]
    public async Task A_wrong_port_is_named(string port)
    {
        ToolRun run = await RunAsync("webhooks", "listen", "--port", port);

        AssertLine(
            run, 2, "error: --port must be a number from 0 to 65535.", "Run 'whatsapp webhooks listen --help'.");
    }

    [TestCase("WHATSAPP_APP_SECRET", "error: There is no app secret.")]
    [TestCase("WHATSAPP_VERIFY_TOKEN", "error: There is no verify token.")]
    public async Task A_missing_secret_is_named(string variable, string error)
    {
        Variables.Remove(variable);

        ToolRun run = await RunAsync(Listen);

        AssertLine(run, 2, error, variable);
    }

    private async Task<HttpStatusCode> PostAsync(Uri url, string body, string signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("X-Hub-Signature-256", signature);
        using HttpResponseMessage response = await _client.SendAsync(request);
        return response.StatusCode;
    }
}
