using System.Text.Json.Nodes;
using WhatsApp.Generated.Tool.Tests.Support;

namespace WhatsApp.Generated.Tool.Tests;

[TestFixture]
public sealed class NumbersTests : ToolTest
{
    [Test]
    public async Task List_shows_each_number_with_status_quality_and_throughput()
    {
        Server.AddPhoneNumber(Server.AccountId, "+1 650 555 9999", "Second Shop");

        ToolRun run = await RunAsync("numbers", "list");

        Assert.That(run.Error, Is.Empty);
        Assert.That(run.Output, Does.Contain("QUALITY").And.Contain("THROUGHPUT").And.Contain("+1 650 555 9999"));
        Assert.That(run.Output.Split('\n').Single(line => line.Contains(Server.PhoneNumberId, StringComparison.Ordinal)),
            Does.Contain("CONNECTED").And.Contain("GREEN").And.Contain("STANDARD"));
    }

    [Test]
    public async Task List_is_an_array_of_JSON_for_scripts()
    {
        ToolRun run = await RunAsync("numbers", "list", "--json");

        Assert.That(JsonNode.Parse(run.Output)![0]!["id"]!.GetValue<string>(), Is.EqualTo(Server.PhoneNumberId));
        Assert.That(JsonNode.Parse(run.Output)![0]!["quality_rating"]!.GetValue<string>(), Is.EqualTo("GREEN"));
    }

    [Test]
    public async Task Show_has_the_number_of_the_environment_by_default()
    {
        ToolRun run = await RunAsync("numbers", "show");

        Assert.That(run.Error, Is.Empty);
        Assert.That(run.Output, Does.Match($"id: +{Server.PhoneNumberId}\n"));
        Assert.That(run.Output, Does.Match("quality rating: +GREEN\n").And.Match("status: +CONNECTED\n"));
        Assert.That(run.Output, Does.Match("name status: +[A-Z_]+\n").And.Match("throughput: +STANDARD\n"));
    }

    [Test]
    public async Task Show_accepts_an_id()
    {
        string id = Server.AddPhoneNumber(Server.AccountId, "+1 650 555 9999", "Second Shop").Id;

        ToolRun run = await RunAsync("numbers", "show", id, "--json");

        Assert.That(JsonNode.Parse(run.Output)!["verified_name"]!.GetValue<string>(), Is.EqualTo("Second Shop"));
    }

    [Test]
    public async Task Show_needs_an_id()
    {
        Variables.Remove("WHATSAPP_PHONE_NUMBER_ID");

        ToolRun run = await RunAsync("numbers", "show");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Is.EqualTo(
            "error: There is no phone number id. Pass it, or set WHATSAPP_PHONE_NUMBER_ID.\n"));
    }
}
