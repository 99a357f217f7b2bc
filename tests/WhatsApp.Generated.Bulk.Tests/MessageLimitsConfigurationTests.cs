using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using WhatsApp.Generated.Bulk;

namespace WhatsApp.Generated.Tests.Bulk;

[TestFixture]
public sealed class MessageLimitsConfigurationTests
{
    [Test]
    public void Every_key_is_read()
    {
        MessageLimits limits = LimitsOf(
            Container(
                ("Limits:MessagesPerSecond", "20"),
                ("Limits:PairInterval", "00:00:07"),
                ("Limits:PairBurst", "3"),
                ("Limits:MaxWait", "00:00:00")));

        Assert.That(
            (limits.MessagesPerSecond, limits.PairInterval, limits.PairBurst, limits.MaxWait),
            Is.EqualTo((20, TimeSpan.FromSeconds(7), 3, TimeSpan.Zero)));
    }

    [Test]
    public void Configuration_keeps_what_code_has_set()
    {
        MessageLimits limits = LimitsOf(
            Container(
                services => services.AddMessageLimits(
                    new MessageLimits { PairBurst = 2, AccountOf = id => "account-of-" + id }),
                ("Limits:MessagesPerSecond", "20")));

        Assert.That((limits.MessagesPerSecond, limits.PairBurst), Is.EqualTo((20, 2)));
        Assert.That(limits.AccountOf?.Invoke("7"), Is.EqualTo("account-of-7"));
    }

    [Test]
    public void Limits_of_a_second_call_replace_those_of_the_first()
    {
        var options = new WhatsAppClientOptions();

        options.UseMessageLimits(new MessageLimits { PairBurst = 2 });
        options.UseMessageLimits(new MessageLimits { PairBurst = 3 });

        Assert.That(options.BeforeAttempt, Has.Count.EqualTo(1));
        Assert.That(
            WhatsAppClientOptions.DefaultHandlers(options).OfType<MessageLimitHandler>().Single().Limits.PairBurst,
            Is.EqualTo(3));
    }

    [TestCase("MessagesPerSecond", "many")]
    [TestCase("MessagesPerSecond", "0")]
    [TestCase("PairBurst", "0")]
    [TestCase("PairInterval", "6")]
    [TestCase("MaxWait", "-00:00:01")]
    public void Invalid_value_stops_the_host_and_names_its_key(string key, string value)
    {
        using ServiceProvider provider = Container(($"Limits:{key}", value));

        OptionsValidationException error = Assert.Throws<OptionsValidationException>(
            () => provider.GetRequiredService<IStartupValidator>().Validate())!;

        Assert.That(error.Message, Does.StartWith($"WhatsApp:Limits:{key} is '{value}', which is not a"));
    }

    [Test]
    public void Misspelt_key_stops_the_host_and_the_intended_key_is_named()
    {
        using ServiceProvider provider = Container(("Limits:PairBurts", "3"));

        Assert.That(
            () => provider.GetRequiredService<IStartupValidator>().Validate(),
            Throws.TypeOf<OptionsValidationException>().With.Message.EqualTo(
                "WhatsApp:Limits:PairBurts is not a known key. Write WhatsApp:Limits:PairBurst."));
    }

    [Test]
    public void Client_without_limits_has_no_limiter()
    {
        var services = new ServiceCollection();
        services.AddWhatsApp(options => options.AccessToken = "t");
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.That(provider.GetRequiredService<IOptions<WhatsAppClientOptions>>().Value.BeforeAttempt, Is.Empty);
    }

    private static ServiceProvider Container(params (string Key, string? Value)[] values) =>
        Container(_ => { }, values);

    private static ServiceProvider Container(
        Action<IServiceCollection> add, params (string Key, string? Value)[] values)
    {
        IConfigurationSection section = new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(value => KeyValuePair.Create("WhatsApp:" + value.Key, value.Value)))
            .Build()
            .GetSection("WhatsApp");
        var services = new ServiceCollection();
        services.AddWhatsApp(options => options.AccessToken = "t");
        add(services);
        services.AddMessageLimits(section.GetSection("Limits"));
        return services.BuildServiceProvider();
    }

    private static MessageLimits LimitsOf(ServiceProvider provider)
    {
        using (provider)
        {
            return WhatsAppClientOptions
                .DefaultHandlers(provider.GetRequiredService<IOptions<WhatsAppClientOptions>>().Value)
                .OfType<MessageLimitHandler>().Single().Limits;
        }
    }
}
