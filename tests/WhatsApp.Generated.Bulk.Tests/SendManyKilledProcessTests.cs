using System.Globalization;
using WhatsApp.Generated.Bulk;
using WhatsApp.Generated.PostgreSql.Tests.Support;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Bulk;

/// <summary>Runs in a process that is killed several times, see <see cref="Program"/>.</summary>
[TestFixture]
public sealed class SendManyKilledProcessTests : GraphTest
{
    private const int Messages = 200;
    private const int Kills = 4;

    private string _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("send-many-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task At_least_once_sends_every_message_and_few_twice()
    {
        await SendInKilledProcessesAsync(SendDelivery.AtLeastOnce);

        string[] arrived = Arrived();
        Assert.That(arrived.Distinct().Order(), Is.EqualTo(All()));
        Assert.That(
            arrived.Length - Messages,
            Is.LessThanOrEqualTo(Kills * 2 * Program.MaxConcurrency),
            "the messages after a saved checkpoint");
        Assert.That(
            Results().Select(result => result.Index).Distinct().Order(), Is.EqualTo(Enumerable.Range(0, Messages)));
    }

    [Test]
    public async Task At_most_once_sends_no_message_twice_and_reports_those_that_may_have_been_sent()
    {
        await SendInKilledProcessesAsync(SendDelivery.AtMostOnce);

        string[] arrived = Arrived();
        List<(int Index, string Result)> results = Results();
        var unknown = results
            .Where(result => result.Result == "MayHaveBeenSent")
            .Select(result => result.Index)
            .ToHashSet();
        Assert.Multiple(() =>
        {
            Assert.That(arrived, Is.Unique);
            Assert.That(
                All().Except(arrived), Is.SubsetOf(unknown.Select(Program.Number)), "what did not arrive is reported");
            Assert.That(
                results.Select(result => result.Index).Distinct().Order(),
                Is.EqualTo(Enumerable.Range(0, Messages)),
                "every message has a result");
            Assert.That(unknown, Has.Count.InRange(1, Kills * 2 * Program.MaxConcurrency));
        });
    }

    private async Task SendInKilledProcessesAsync(SendDelivery delivery)
    {
        var random = new Random(20_261_129);
        Server.Delay = TimeSpan.FromMilliseconds(5);
        string[] arguments =
            [$"{Server.BaseAddress}", Server.PhoneNumberId, $"{delivery}", _folder, $"{Messages}"];
        for (int kill = 0; kill < Kills; kill++)
        {
            int killAt = Server.SentMessages.Count + random.Next(5, 35);
            using var process = new ChildProcess(arguments);
            await UntilAsync(() => Server.SentMessages.Count >= killAt);
            await process.KillAsync();
        }

        using var last = new ChildProcess(arguments);
        Assert.That(await last.ReadToEndAsync(), Is.EqualTo([$"{Messages}"]), "the checkpoint of the complete run");
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!condition())
        {
            await Task.Delay(1, timeout.Token);
        }
    }

    private static IEnumerable<string> All() => Enumerable.Range(0, Messages).Select(Program.Number);

    private string[] Arrived() => [.. Server.SentMessages.Select(message => $"{message.Body["to"]}")];

    private List<(int Index, string Result)> Results() =>
    [
        .. File.ReadLines(Path.Combine(_folder, Program.Results))
            .Select(line => line.Split(' '))
            .Select(parts => (int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1])),
    ];
}
