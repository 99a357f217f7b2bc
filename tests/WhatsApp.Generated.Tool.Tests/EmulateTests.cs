using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using WhatsApp.Generated.Tool.Tests.Support;

namespace WhatsApp.Generated.Tool.Tests;

[TestFixture]
public sealed class EmulateTests : WebhookToolTest
{
    private static readonly string[] Emulate = ["emulate", "--port", "0"];

    [Test]
    public async Task A_client_sends_to_it_with_the_ids_that_it_prints()
    {
        using RunningTool emulated = await RunningTool.StartAsync(Variables, Emulate);
        Variables["WHATSAPP_BASE_ADDRESS"] = emulated.Address.AbsoluteUri;

        ToolRun sent = await RunAsync("send", "text", "+16505551234", "Hello");
        ToolRun run = await emulated.InterruptAsync();

        Assert.That(sent.ExitCode, Is.Zero, sent.Error);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Output, Does.Match($"account id +{Server.AccountId}\nphone number id +{Server.PhoneNumberId}\n"));
        Assert.That(run.Output, Does.Match("access token +any\napp secret +that of WHATSAPP_APP_SECRET\n"));
        Assert.That(run.Output, Does.Contain($"curl {emulated.Address}v"));
        Assert.That(run.Output + run.Error, Does.Not.Contain(Token));
    }

    [Test]
    public async Task JSON_has_the_ids_for_scripts()
    {
        Variables.Remove("WHATSAPP_APP_SECRET");
        Variables["HOME"] = Folder;
        Variables["APPDATA"] = Folder;
        using Process process = ToolProcess.Start(
            Variables, [.. Emulate, "--json", "--public-url", "http://graph:8080/"]);

        JsonNode shown = JsonNode.Parse((await process.StandardOutput.ReadLineAsync())!)!;
        process.Kill();

        Assert.That(shown["base_url"]!.GetValue<string>(), Is.EqualTo("http://graph:8080/"));
        Assert.That(shown["phone_number_id"]!.GetValue<string>(), Is.EqualTo(Server.PhoneNumberId));
        Assert.That(shown["app_secret"]!.GetValue<string>(), Is.EqualTo("fake-app-secret"));
    }

    [Test]
    public async Task The_statuses_of_a_message_are_sent_to_the_webhook_and_signed()
    {
        await using Application application = await Application.StartAsync();
        using RunningTool emulated = await RunningTool.StartAsync(Variables, [.. Emulate, "--webhook", application.Url]);
        Variables["WHATSAPP_BASE_ADDRESS"] = emulated.Address.AbsoluteUri;

        ToolRun sent = await RunAsync("send", "text", "+16505551234", "Hello");
        await application.WaitForAsync(3);
        ToolRun run = await emulated.InterruptAsync();

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        JsonNode[] statuses =
        [
            .. application.Received.Select(webhook =>
                JsonNode.Parse(webhook.Body)!["entry"]![0]!["changes"]![0]!["value"]!["statuses"]![0]!),
        ];
        Assert.That(statuses.Select(status => status["status"]!.GetValue<string>()), Is.EqualTo(["sent", "delivered", "read"]));
        Assert.That(
            statuses.Select(status => status["id"]!.GetValue<string>()), Has.All.EqualTo(sent.Output.TrimEnd()));
        Assert.That(statuses[0]["recipient_id"]!.GetValue<string>(), Is.EqualTo("16505551234"));
        Assert.That(
            application.Received.Select(webhook => webhook.Signature),
            Is.EqualTo(application.Received.Select(webhook => SignatureOf(webhook.Body))));
    }

    [Test]
    public async Task A_webhook_where_nothing_listens_is_named_and_the_server_continues()
    {
        Application stopped = await Application.StartAsync();
        string url = stopped.Url;
        await stopped.DisposeAsync();
        using RunningTool emulated = await RunningTool.StartAsync(Variables, [.. Emulate, "--webhook", url]);
        Variables["WHATSAPP_BASE_ADDRESS"] = emulated.Address.AbsoluteUri;

        await RunAsync("send", "text", "+16505551234", "Hello");
        string? line = await emulated.ReadErrorAsync("no response");
        ToolRun run = await emulated.InterruptAsync();

        Assert.That(line, Does.StartWith("webhook sent of wamid.").And.EndWith("). Start your application, or correct --webhook."));
        Assert.That(run.ExitCode, Is.Zero, run.Error);
    }

    [TestCase("192.0.2.1")]
    public async Task An_address_of_another_machine_is_named(string address)
    {
        ToolRun run = await RunAsync("emulate", "--port", "0", "--address", address);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.StartWith("error: Cannot listen on port 0: ").And.Contain("Choose another one with --port"));
    }

    [Test]
    public async Task A_line_shows_each_request_and_what_a_message_says()
    {
        using RunningTool emulated = await RunningTool.StartAsync(Variables, Emulate);
        Variables["WHATSAPP_BASE_ADDRESS"] = emulated.Address.AbsoluteUri;
        string buttons = Write("buttons.json", """
            {
              "messaging_product": "whatsapp", "to": "+16505551234", "type": "interactive",
              "interactive": {
                "type": "button", "body": { "text": "Which?" },
                "action": { "buttons": [{ "type": "reply", "reply": { "id": "a", "title": "A" } }] }
              }
            }
            """);

        await RunAsync("send", "text", "+16505551234", "You wrote:\n\u001b[31mHi");
        await RunAsync("send", "text", "US.13491208655302741918", "Hi");
        await RunAsync("send", "--file", buttons);
        await RunAsync("numbers", "show");
        await PostAsync(emulated, """{"messaging_product":"whatsapp","status":"read","message_id":"wamid.HBgLM"}""");
        ToolRun run = await emulated.InterruptAsync();

        string messages = $"POST {Server.PhoneNumberId}/messages";
        Assert.That(run.Output.Split('\n').SkipWhile(line => !line.StartsWith("POST", StringComparison.Ordinal)), Is.EqualTo(
        [
            $@"{messages} text to 16505551234: You wrote:\n\u001b[31mHi",
            $"{messages} text to US.13491208655302741918: Hi",
            $"{messages} interactive to 16505551234: Which?",
            $"GET {Server.PhoneNumberId}",
            $"{messages} read wamid.HBgLM",
            string.Empty,
        ]));
    }

    [Test]
    public async Task JSON_has_one_line_for_each_request()
    {
        using RunningTool emulated = await RunningTool.StartAsync(Variables, [.. Emulate, "--json"]);
        Variables["WHATSAPP_BASE_ADDRESS"] = emulated.Address.AbsoluteUri;

        await RunAsync("send", "text", "+16505551234", "Hi");
        await PostAsync(emulated, "[]");
        ToolRun run = await emulated.InterruptAsync();

        Assert.That(run.Output, Is.EqualTo(
            $$"""
            {"method":"POST","path":"{{Server.PhoneNumberId}}/messages","type":"text","to":"16505551234","text":"Hi"}
            {"method":"POST","path":"{{Server.PhoneNumberId}}/messages"}

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public async Task The_access_token_in_a_query_is_not_shown()
    {
        using RunningTool emulated = await RunningTool.StartAsync(Variables, Emulate);
        using var client = new HttpClient();

        await client.GetAsync(new Uri(emulated.Address, $"v27.0/{Server.AccountId}?access_token={Token}"));
        ToolRun run = await emulated.InterruptAsync();

        Assert.That(run.Output, Does.EndWith($"\nGET {Server.AccountId}\n"));
    }

    [TestCase(false, "PENDING")]
    [TestCase(true, "APPROVED")]
    public async Task A_created_template_is_approved_if_that_is_asked_for(bool approves, string status)
    {
        using RunningTool emulated = await RunningTool.StartAsync(
            Variables, approves ? [.. Emulate, "--approve-templates"] : Emulate);
        using var client = new WhatsAppClient(new WhatsAppClientOptions
        {
            AccessToken = Token,
            BaseAddress = emulated.Address,
        });

        TemplateCreateResponse created = await client.Accounts[Server.AccountId].MessageTemplates.PostAsync(new()
        {
            Name = "order_shipped",
            Language = "en_US",
            Category = TemplateCategory.Utility,
            Components = [new TemplateBodyComponent { Text = "It is on its way." }],
        });
        string? read = created.Status?.Value;
        while (approves && read != status)
        {
            read = (await client.Templates[created.Id!].GetAsync()).Status?.Value;
        }

        Assert.That(created.Status?.Value, Is.EqualTo("PENDING"));
        Assert.That(read, Is.EqualTo(status));
    }

    [Test]
    public async Task A_port_in_use_is_named()
    {
        ToolRun run = await RunAsync("emulate", "--port", $"{Server.BaseAddress.Port}");

        AssertLine(run, 1, $"error: Cannot listen on port {Server.BaseAddress.Port}: ", "Choose another one with --port");
    }

    [TestCase("--port", "99999", "error: --port must be a number from 0 to 65535.")]
    [TestCase("--port", "abc", "error: --port must be a number from 0 to 65535.")]
    [TestCase("--address", "localhost", "error: 'localhost' is not an IP address.")]
    [TestCase(
        "--public-url",
        "graph",
        "error: 'graph' is not an HTTP address. Pass --public-url with one such as http://graph:8080/.")]
    [TestCase("--webhook", "graph", "error: 'graph' is not an HTTP address.")]
    public async Task A_wrong_option_is_named(string option, string value, string error)
    {
        ToolRun run = await RunAsync("emulate", option, value);

        AssertLine(run, 2, error, string.Empty);
    }

    private async Task PostAsync(RunningTool emulated, string json)
    {
        using var client = new HttpClient();
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        client.DefaultRequestHeaders.Authorization = new("Bearer", Token);
        await client.PostAsync(new Uri(emulated.Address, $"v27.0/{Server.PhoneNumberId}/messages"), content);
    }
}
