using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Pages;

/// <summary>Page marketing-messages/pricing.</summary>
[TestFixture]
public sealed class MarketingPricingTests : GraphTest
{
    private const string Countries = """{"geo_locations":{"countries":["IN"]}}""";

    [Test]
    public async Task Reach_is_estimated_for_several_prices()
    {
        Respond("""
            {"waba_currency":"USD","estimates":[
             {"bid_amount":400,"users":1000,"deliveries_lower_bound":500,"deliveries_upper_bound":570,
              "cost_lower_bound":389.74,"cost_upper_bound":390.74}]}
            """);

        ReachEstimateResponse response = await Account.Reachestimate.GetAsync(
            new() { TargetingSpec = Countries, DateInterval = ReachEstimateInterval.L7d });

        AssertRequest(
            "GET",
            $"/v27.0/{Server.AccountId}/reachestimate?targeting_spec={Uri.EscapeDataString(Countries)}"
                + "&date_interval=L7D");
        AssertNoBody();
        ReachEstimate estimate = response.Estimates!.Single();
        Assert.That((estimate.DeliveriesLowerBound, estimate.CostUpperBound), Is.EqualTo((500L, 390.74m)));
    }

    [Test]
    public Task Estimate_error_is_thrown() => AssertErrorSurfaces(
        () => Account.Reachestimate.GetAsync(
            new() { TargetingSpec = Countries, DateInterval = ReachEstimateInterval.L1d }),
        "estimateReach");
}
