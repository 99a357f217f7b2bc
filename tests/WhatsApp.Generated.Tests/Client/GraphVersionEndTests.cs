using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Client;

/// <summary>
/// A client whose Graph version has ended or ends soon logs one warning when it starts. The days are those of
/// docs/end-dates.yaml that are in the past or do not change.
/// </summary>
[TestFixture]
public sealed class GraphVersionEndTests
{
    private const string Ends =
        "Graph v21.0 ends on 2027-01-21. Set GraphVersion to a newer version, such as {0}; see docs/end-dates.md.";

    private const string Ended =
        "Graph {1} has ended, on {2} or before. Calls may fail, or be handled as another version. Set GraphVersion to a "
        + "newer version, such as {0}; see docs/end-dates.md.";

    private readonly ListLogger _log = new();

    [TearDown]
    public void DisposeOfLog() => _log.Dispose();

    private static IEnumerable<TestCaseData> Warnings()
    {
        yield return Case("v21.0", "2026-11-22", Ends, "60 days before");
        yield return Case("v21.0", "2027-01-21", Ends, "on its last day");
        yield return Case("v21.0", "2027-01-22", Ended, "the day after", "2027-01-21");
        yield return Case("v20.0", "2026-11-22", Ended, "ended before", "2026-09-24");
        yield return Case("v9.0", "2026-11-22", Ended, "older than any in the list", "2026-09-24");
    }

    [TestCaseSource(nameof(Warnings))]
    public void Version_that_has_ended_or_ends_soon_is_one_warning(string version, string today, string warning)
    {
        var log = new ListLogger();
        using (log)
        using (new WhatsAppClient(Options(version, today, log)))
        {
            Assert.That(log.Entries, Is.EqualTo([(LogLevel.Warning, warning)]));
            Assert.That(log.Categories, Is.EqualTo([WhatsAppTelemetry.Name]));
        }
    }

    [TestCase("v21.0", "2026-11-21")]
    [TestCase("v26.0", "2026-11-22")]
    [TestCase("v99.0", "2026-11-22")]
    public void Version_that_does_not_end_soon_is_no_warning(string version, string today)
    {
        using var client = new WhatsAppClient(Options(version, today, _log));

        Assert.That(_log.Entries, Is.Empty);
    }

    [Test]
    public void Default_version_has_not_ended()
    {
        using var client = new WhatsAppClient(Options(GraphVersion.Default, "2026-12-01", _log));

        Assert.That(_log.Entries, Is.Empty);
    }

    [Test]
    public void Views_of_a_client_do_not_warn_again_and_another_client_does()
    {
        using var log = new ListLogger();
        WhatsAppClientOptions options = Options("v21.0", "2026-12-01", log);
        using var client = new WhatsAppClient(options);
        _ = client.WithAccessToken("other").ForTenant("shop-a");
        Assert.That(log.Entries, Has.Count.EqualTo(1));

        using var another = new WhatsAppClient(options);
        Assert.That(log.Entries, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Host_warns_when_it_starts_and_not_again_on_first_use()
    {
        using var log = new ListLogger();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<ILoggerFactory>(log);
        builder.Services.AddSingleton<TimeProvider>(At("2026-12-01"));
        builder.Services.AddWhatsApp(options => Set(options, "v21.0"));
        builder.Services.AddWhatsApp("shop-a", options => Set(options, "v20.0"));
        builder.Services.AddWhatsApp("shop-b", options => Set(options, GraphVersion.Default));
        using IHost host = builder.Build();
        await host.StartAsync();

        Assert.That(Warned(log), Is.EquivalentTo(["Graph v21.0 ends", "Graph v20.0 has"]));

        host.Services.GetRequiredService<WhatsAppClient>();
        host.Services.GetRequiredKeyedService<WhatsAppClient>("shop-a");
        Assert.That(Warned(log), Has.Length.EqualTo(2));
        await host.StopAsync();
    }

    private static string[] Warned(ListLogger log) =>
    [
        .. log.Entries.Where(entry => entry.Level == LogLevel.Warning)
            .Select(entry => string.Join(' ', entry.Text.Split(' ')[..3])),
    ];

    private static WhatsAppClientOptions Options(string version, string today, ListLogger log)
    {
        var options = new WhatsAppClientOptions { TimeProvider = At(today), LoggerFactory = log };
        Set(options, version);
        return options;
    }

    private static void Set(WhatsAppClientOptions options, string version)
    {
        options.AccessToken = "token";
        options.GraphVersion = version;
    }

    private static FakeTimeProvider At(string today) =>
        new(DateTimeOffset.Parse(today + "T12:00:00Z", System.Globalization.CultureInfo.InvariantCulture));

    private static TestCaseData Case(string version, string today, string warning, string name, string end = "") =>
        new TestCaseData(
            version, today,
            string.Format(
                System.Globalization.CultureInfo.InvariantCulture, warning, GraphVersion.Default, version, end))
        .SetArgDisplayNames($"{version} {name}");
}
