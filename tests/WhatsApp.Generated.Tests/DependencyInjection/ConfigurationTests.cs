using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace WhatsApp.Generated.Tests.DependencyInjection;

[TestFixture]
public sealed class ConfigurationTests
{
    private static readonly Dictionary<Type, string> Samples = new()
    {
        [typeof(string)] = "v24.0",
        [typeof(Uri)] = "https://gateway.example.com/graph",
        [typeof(TimeSpan)] = "00:00:07",
        [typeof(int)] = "7",
        [typeof(long)] = "7",
        [typeof(bool)] = "true",
    };

    [Test]
    public async Task Every_option_can_be_configured()
    {
        (string Key, string? Value)[] values =
        [
            .. Written(typeof(WhatsAppClientOptions), "WhatsApp"),
            .. Written(typeof(RetryOptions), "WhatsApp:Retry"),
        ];
        await using Container container = ContainerOf(values);

        WhatsAppClientOptions options =
            container.Provider.GetRequiredService<IOptions<WhatsAppClientOptions>>().Value;

        Assert.Multiple(() =>
        {
            AssertRead(options, "WhatsApp");
            AssertRead(options.Retry, "WhatsApp:Retry");
        });
    }

    [Test]
    public async Task Hosts_are_added_to_those_of_Meta()
    {
        await using Container container = ContainerOf(
            ("WhatsApp:AccessToken", "t"),
            ("WhatsApp:AllowedHosts:0", "cdn.example.com"),
            ("WhatsApp:AllowedHosts:1", ""));

        Assert.That(
            container.Provider.GetRequiredService<IOptions<WhatsAppClientOptions>>().Value.AllowedHosts,
            Is.EqualTo(["lookaside.fbsbx.com", "api.facebook.com", "cdn.example.com"]));
    }

    public static IEnumerable<TestCaseData> Mistakes()
    {
        yield return Mistake("no token", "There is no access token. Set WhatsApp:AccessToken to ");
        yield return Mistake("empty token", "Set WhatsApp:AccessToken to ", ("AccessToken", ""));
        yield return Mistake("space", "WhatsApp:AccessToken contains a space", ("AccessToken", "EAAB secret"));
        yield return Mistake("empty secret", "WhatsApp:AppSecret is empty", T, ("AppSecret", ""));
        yield return Mistake("version", "WhatsApp:GraphVersion '24' is not a Graph version such", T, ("GraphVersion", "24"));
        yield return Mistake("bare number", "WhatsApp:Timeout is '100', which is not a time", T, ("Timeout", "100"));
        yield return Mistake("no time", "WhatsApp:AttemptTimeout is 'x', which is not a time", T, ("AttemptTimeout", "x"));
        yield return Mistake("nothing", "WhatsApp:Timeout is 00:00:00. It must be ", T, ("Timeout", "00:00:00"));
        yield return Mistake("no address", "WhatsApp:BaseAddress is 'graph', which is ", T, ("BaseAddress", "graph"));
        yield return Mistake("http", "WhatsApp:BaseAddress is 'http://a.b/'. It ", T, ("BaseAddress", "http://a.b"));
        yield return Mistake("no number", "WhatsApp:Retry:MaxRetries is 'many', ", T, ("Retry:MaxRetries", "many"));
        yield return Mistake(
            "no connections", "WhatsApp:MaxConnectionsPerServer is 0. It must be 1 or more.", T, ("MaxConnectionsPerServer", "0"));
        yield return Mistake("negative number", "WhatsApp:Retry:MaxRetries ", T, ("Retry:MaxRetries", "-1"));
        yield return Mistake(
            "misspelt", "WhatsApp:BaseAdress is not a known key. Write WhatsApp:BaseAddress.", T, ("BaseAdress", "https://a.b"));
        yield return Mistake(
            "misspelt retry", "WhatsApp:Retry:MaxRetrys is not a known key. Write WhatsApp:Retry:MaxRetries.", T, ("Retry:MaxRetrys", "1"));
        yield return Mistake("misspelt section", "Write WhatsApp:Retry.", T, ("Retri:MaxRetries", "1"));
        yield return Mistake("no flag", "WhatsApp:LogContent is 'yes', which is not true ", T, ("LogContent", "yes"));
        yield return Mistake("name", "WhatsApp:ApplicationName contains a line break", T, ("ApplicationName", "a\nb"));

        static TestCaseData Mistake(string name, string message, params (string Key, string? Value)[] values) =>
            new TestCaseData(message, values).SetArgDisplayNames(name);
    }

    private static (string Key, string? Value) T => ("AccessToken", "t");

    [TestCaseSource(nameof(Mistakes))]
    public async Task Invalid_configuration_stops_the_host_and_the_message_names_the_key(
        string message, (string Key, string? Value)[] values)
    {
        await using Container container =
            ContainerOf([.. values.Select(value => ("WhatsApp:" + value.Key, value.Value))]);

        OptionsValidationException error = Assert.Throws<OptionsValidationException>(
            () => container.Provider.GetRequiredService<IStartupValidator>().Validate())!;

        Assert.That(error.Message, Does.Contain(message));
        Assert.That(error.ToString(), Does.Not.Contain("EAAB"));
        Assert.That(error.Failures.Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task All_invalid_settings_are_reported_at_once()
    {
        await using Container container = ContainerOf(
            ("WhatsApp:Timeout", "x"), ("WhatsApp:BaseAddress", "y"), ("WhatsApp:Retry:Budget", "z"));

        OptionsValidationException error = Assert.Throws<OptionsValidationException>(
            () => container.Provider.GetRequiredService<IStartupValidator>().Validate())!;

        Assert.That(error.Failures.Count(), Is.EqualTo(3));
    }

    [Test]
    public async Task Invalid_configuration_of_a_named_client_is_reported_with_its_name()
    {
        await using var container = new Container(services =>
        {
            services.AddWhatsApp("shop-a", options => options.AccessToken = "t");
            services.AddWhatsApp("shop-b", options => options.Timeout = TimeSpan.Zero);
            services.AddWhatsApp("shop-c", options =>
            {
                options.AccessToken = "t";
                options.Timeout = TimeSpan.Zero;
            });
        });

        Assert.Multiple(() =>
        {
            Assert.That(() => container.ClientOf("shop-a"), Throws.Nothing);
            Assert.That(
                () => container.ClientOf("shop-b"),
                Throws.TypeOf<OptionsValidationException>().With.Message.Contains(
                    "Set WhatsAppClientOptions of shop-b.AccessToken"));
            Assert.That(
                () => container.ClientOf("shop-c"),
                Throws.TypeOf<OptionsValidationException>().With.Message.StartsWith(
                    "WhatsAppClientOptions of shop-c.Timeout is 00:00:00."));
        });
    }

    [Test]
    public async Task Host_starts_with_valid_configuration()
    {
        await using Container container =
            ContainerOf(("WhatsApp:AccessToken", "t"), ("WhatsApp:Webhooks:VerifyToken", "v"), ("WhatsApp:PhoneNumberId", "1"));

        Assert.That(() => container.Provider.GetRequiredService<IStartupValidator>().Validate(), Throws.Nothing);
    }

    private static Container ContainerOf(params (string Key, string? Value)[] values) =>
        new(services => services.AddWhatsApp(Container.Configuration(values).GetSection("WhatsApp")));

    private static IEnumerable<PropertyInfo> Plain(Type type) =>
        type.GetProperties().Where(property => Samples.ContainsKey(property.PropertyType) && property.CanWrite);

    private static IEnumerable<(string Key, string? Value)> Written(Type type, string section) =>
        Plain(type).Select(property => ($"{section}:{property.Name}", (string?)Samples[property.PropertyType]));

    // A new option must be read as well: add it to ClientConfiguration.
    private static void AssertRead(object options, string section)
    {
        foreach (PropertyInfo property in Plain(options.GetType()))
        {
            object expected = property.PropertyType switch
            {
                var type when type == typeof(Uri) => new Uri(Samples[type]),
                var type when type == typeof(TimeSpan) => TimeSpan.FromSeconds(7),
                var type when type == typeof(int) => 7,
                var type when type == typeof(long) => 7L,
                var type when type == typeof(bool) => true,
                var type => Samples[type],
            };
            Assert.That(property.GetValue(options), Is.EqualTo(expected), $"{section}:{property.Name}");
        }
    }
}
