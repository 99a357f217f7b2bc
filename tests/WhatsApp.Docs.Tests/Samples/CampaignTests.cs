using System.Globalization;
using Docs.Tests.Pages;
using WhatsApp.Generated.Testing;

namespace Docs.Tests.Samples;

/// <summary>samples/Campaign as a process that is killed.</summary>
[TestFixture]
public sealed class CampaignTests
{
    private const int Customers = 400;

    private DirectoryInfo _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("whatsapp-campaign-");

    [TearDown]
    public void DeleteFolder() => _folder.Delete(recursive: true);

    [Test]
    public async Task Killed_campaign_is_resumed_and_no_customer_gets_two_messages()
    {
        await using FakeGraphServer server = await FakeGraphServer.StartAsync();
        server.AddTemplate("spring_sale", category: "MARKETING");
        string file = Path.Combine(_folder.FullName, "customers.csv");
        await File.WriteAllLinesAsync(
            file,
            Enumerable.Range(0, Customers).Select(
                row => string.Create(CultureInfo.InvariantCulture, $"+1650{5550000 + row},Customer {row}")));
        string configuration = Path.GetFileName(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)))!;
        string sample = Repository.Of($"samples/Campaign/bin/{configuration}/net10.0/Campaign.dll");

        using (SampleProcess killed = SampleProcess.Start(server, "dotnet", sample, file))
        {
            await WaitForMessagesAsync(server, 100, killed);
            await killed.KillAsync();
        }

        int sentBefore = server.SentMessages.Count;
        using SampleProcess resumed = SampleProcess.Start(server, "dotnet", sample, file);
        int exitCode = await resumed.WaitAsync();

        string[] recipients = [.. server.SentMessages.Select(sent => sent.Body["to"]!.ToString())];
        string[] results = await File.ReadAllLinesAsync(file + ".results");
        int uncertain = results.Count(line => line.EndsWith(",MayHaveBeenSent", StringComparison.Ordinal));
        Assert.That(exitCode, Is.Zero, resumed.Printed);
        Assert.Multiple(() =>
        {
            Assert.That(sentBefore, Is.InRange(100, Customers - 1), "It was killed in the middle.");
            Assert.That(recipients, Is.Unique);
            Assert.That(uncertain, Is.Positive.And.AtMost(64), "twice the messages that are in flight at a time");
            Assert.That(recipients, Has.Length.GreaterThanOrEqualTo(Customers - uncertain));
        });
    }

    private static async Task WaitForMessagesAsync(FakeGraphServer server, int count, SampleProcess process)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (server.SentMessages.Count < count)
        {
            Assert.That(timeout.IsCancellationRequested, Is.False, process.Printed);
            await Task.Delay(5, CancellationToken.None);
        }
    }
}
