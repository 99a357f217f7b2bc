using WhatsApp.Generator.Tests.Generate;
using WhatsApp.Upstream.Examples;

namespace WhatsApp.Upstream.Tests.Examples;

/// <summary>The report on webhooks names every place that no model describes.</summary>
[TestFixture]
public sealed class WebhookReportTests
{
    [TestCase("""["not an error"]""", "/errors/0")]
    [TestCase("""["not an error",{"code":1}]""", "/errors/0")]
    [TestCase("""[{"code":1},[2],{"code":3}]""", "/errors/1")]
    [TestCase("""[{"code":1,"new":2}]""", "/errors/0/new")]
    [TestCase("""{"code":1}""", "/errors")]
    public void Place_of_an_item_of_an_unexpected_type_is_named(string errors, string place)
    {
        Assert.That(Report(errors), Does.Contain($"\"unknownMembers\":[\"/entry/0/changes/0/value/statuses/0{place}\"]"));
        Assert.That(Report(errors), Does.Contain("unknown-members=1 failed=0"));
    }

    [Test]
    public void Known_list_has_no_unknown_place() =>
        Assert.That(Report("""[{"code":1},{"code":2}]"""), Does.Contain("unknown-members=0 failed=0"));

    private static string Report(string errors)
    {
        using var folder = new TemporaryFolder();
        folder.Write("status.json", $$$"""
            {"entry":[{"changes":[{"field":"messages","value":{"statuses":[
              {"id":"w","status":"failed","errors":{{{errors}}} }]} }]}]}
            """);
        using var output = new StringWriter();
        Assert.That(WebhookReport.Run([folder.Of("status.json")], output), Is.Zero);
        return output.ToString();
    }
}
