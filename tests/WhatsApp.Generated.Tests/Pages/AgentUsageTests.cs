using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Pages;

/// <summary>Page meta-business-agent/business-agent-usage-insights.</summary>
[TestFixture]
public sealed class AgentUsageTests : GraphTest
{
    [Test]
    public async Task Usage_of_an_agent_is_requested_from_its_billing_account()
    {
        AgentUsageInsights insights = await Client.AgentBillingAccounts["3"].BusinessAgentInsights.GetAsync(new()
        {
            Start = "2026-10-01",
            End = "2026-11-01",
            Granularity = AgentUsageGranularity.Month,
            Dimensions = AgentUsageDimension.SenderId,
        });

        AssertRequest(
            "GET",
            "/3/business_agent_insights?start=2026-10-01&end=2026-11-01&granularity=MONTH&dimensions=sender_id");
        Assert.That(Sent.Headers["X-API-Version"], Is.EqualTo("2.0.0"));
        AgentUsage usage = insights.Usage!.Single();
        Assert.That((usage.BillableMessages, usage.BillableTokens, usage.Cost), Is.EqualTo((120, 48210, 3.62m)));
        Assert.That(usage.Start, Is.EqualTo(DateTimeOffset.FromUnixTimeSeconds(1790812800)));
    }
}
