using System.Collections.Concurrent;
using System.Diagnostics;

namespace WhatsApp.Generated.Kiota.Tests;

/// <summary>The traces of Kiota's adapter do not have the address, which may contain a token.</summary>
[TestFixture]
public sealed class InspectedTokenTests : KiotaTest
{
    [Test]
    public async Task Traces_of_Kiota_contain_no_token()
    {
        var traces = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => traces.Enqueue(
                $"{activity.Source.Name} {activity.DisplayName} {string.Join(' ', activity.TagObjects)}"),
        };
        ActivitySource.AddActivityListener(listener);

        await Client.DebugToken.GetAsync(new DebugTokenQuery { InputToken = "EAABinspected" });

        Assert.That(Sent.Query["input_token"], Is.EqualTo("EAABinspected"));
        Assert.That(traces, Has.Some.Contains("Kiota").And.Some.Contains("debug_token"));
        Assert.That(traces, Is.All.Not.Contains("EAABinspected"));
    }
}
