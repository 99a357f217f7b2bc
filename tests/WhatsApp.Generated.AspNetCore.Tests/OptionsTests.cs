using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using WhatsApp.Generated.AspNetCore.Tests.Support;

namespace WhatsApp.Generated.AspNetCore.Tests;

[TestFixture]
public sealed class OptionsTests
{
    [Test]
    public async Task Host_does_not_start_without_a_verify_token()
    {
        OptionsValidationException? error = await Assert.ThrowsAsync<OptionsValidationException>(
            () => WebhookHost.StartAsync(configure: options => options.VerifyToken = " "));

        Assert.That(error!.Message, Does.Contain("WhatsAppWebhookOptions.VerifyToken").And.Contain("App Dashboard"));
    }

    [Test]
    public async Task Host_starts_without_an_app_secret_when_unsigned_webhooks_are_allowed()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(configure: options =>
        {
            options.AppSecrets.Clear();
            options.AllowUnsignedWebhooks = true;
        });

        Assert.That(await host.SendAsync("{}"), Is.EqualTo(System.Net.HttpStatusCode.OK));
    }

    [Test]
    public async Task Every_mistake_is_reported_at_once()
    {
        OptionsValidationException? error = await Assert.ThrowsAsync<OptionsValidationException>(
            () => WebhookHost.StartAsync(configure: options =>
            {
                options.AppSecrets.Add("");
                options.VerifyToken = WebhookHost.Secret;
                options.MaxBodyBytes = 0;
                options.BackgroundCapacity = 0;
                options.BackgroundWorkers = -1;
                options.BackgroundAttempts = 0;
                options.Lease = TimeSpan.Zero;
                options.BackgroundWait = TimeSpan.FromDays(100);
                options.BackgroundRetryDelay = TimeSpan.FromSeconds(-1);
            }));

        Assert.That(error!.Failures.Count(), Is.EqualTo(9));
        Assert.That(error.Message, Does.Not.Contain(WebhookHost.Secret));
    }

    [TestCase("VerfyToken", "VerifyToken")]
    [TestCase("AppSecret", "AppSecrets")]
    [TestCase("MaxBodyByte", "MaxBodyBytes")]
    public async Task Misspelt_key_stops_the_host_and_the_intended_key_is_named(string written, string intended)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["WhatsApp:Webhooks:VerifyToken"] = "v",
            ["WhatsApp:Webhooks:AppSecrets:0"] = "s",
            [$"WhatsApp:Webhooks:{written}"] = "1",
        });
        builder.Services.AddWhatsAppWebhooks(builder.Configuration.GetSection("WhatsApp:Webhooks"));
        await using WebApplication application = builder.Build();
        application.Urls.Add("http://127.0.0.1:0");

        OptionsValidationException? error =
            await Assert.ThrowsAsync<OptionsValidationException>(() => application.StartAsync());

        Assert.That(
            error!.Message,
            Is.EqualTo($"WhatsApp:Webhooks:{written} is not a known key. Write WhatsApp:Webhooks:{intended}."));
    }

    [Test]
    public async Task Options_come_from_the_configuration_and_messages_name_its_keys()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["WhatsApp:Webhooks:VerifyToken"] = "v",
            ["WhatsApp:Webhooks:Lease"] = "00:01:00",
        });
        builder.Services.AddWhatsAppWebhooks(builder.Configuration.GetSection("WhatsApp:Webhooks"));
        await using WebApplication application = builder.Build();
        application.Urls.Add("http://127.0.0.1:0");

        OptionsValidationException? error =
            await Assert.ThrowsAsync<OptionsValidationException>(() => application.StartAsync());

        Assert.That(error!.Message, Does.Contain("WhatsApp:Webhooks:AppSecrets:0"));
        builder.Configuration["WhatsApp:Webhooks:AppSecrets:0"] = "s";
        using ServiceProvider services = builder.Services.BuildServiceProvider();
        WhatsAppWebhookOptions options = services.GetRequiredService<IOptions<WhatsAppWebhookOptions>>().Value;
        Assert.That(options.AppSecrets, Is.EqualTo(["s"]));
        Assert.That(options.VerifyToken, Is.EqualTo("v"));
        Assert.That(options.Lease, Is.EqualTo(TimeSpan.FromMinutes(1)));
    }

    [TestCase("Lease")]
    [TestCase("BackgroundWait")]
    [TestCase("BackgroundRetryDelay")]
    public async Task Bare_number_in_the_configuration_is_not_a_time(string key)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["WhatsApp:Webhooks:AppSecrets:0"] = "s",
            ["WhatsApp:Webhooks:VerifyToken"] = "v",
            [$"WhatsApp:Webhooks:{key}"] = "5",
        });
        builder.Services.AddWhatsAppWebhooks(builder.Configuration.GetSection("WhatsApp:Webhooks"));
        await using WebApplication application = builder.Build();
        application.Urls.Add("http://127.0.0.1:0");

        OptionsValidationException? error =
            await Assert.ThrowsAsync<OptionsValidationException>(() => application.StartAsync());

        Assert.That(error!.Failures, Is.EqualTo(
        [
            $"WhatsApp:Webhooks:{key} is '5', which is not a time. Write hours, minutes and seconds, such as 00:05:00.",
        ]));
    }

    [Test]
    public async Task Endpoint_is_not_mapped_when_the_services_are_missing()
    {
        await using WebApplication application = WebApplication.CreateSlimBuilder().Build();

        Assert.That(
            () => application.MapWhatsAppWebhook("/webhooks/whatsapp"),
            Throws.InvalidOperationException.With.Message.Contains("AddWhatsAppWebhooks"));
    }

    [Test]
    public void Class_that_handles_no_event_is_refused()
    {
        WhatsAppWebhookBuilder builder = new ServiceCollection().AddWhatsAppWebhooks(_ => { });

        Assert.That(
            () => builder.AddHandler<NoHandler>(),
            Throws.ArgumentException.With.Message.Contains("IWebhookHandler<TextMessageReceived>"));
    }

    [Test]
    public void Two_handlers_with_one_name_are_refused()
    {
        WhatsAppWebhookBuilder builder = new ServiceCollection().AddWhatsAppWebhooks(_ => { });
        builder.AddHandler<TextHandler>("greeter");

        Assert.That(() => builder.AddHandler<ScriptedHandler>("greeter"), Throws.ArgumentException);
    }
}
