using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Pages;

/// <summary>Page whatsapp-business-account/whatsapp-business-account-api.</summary>
[TestFixture]
public sealed class WhatsAppBusinessAccountApiTests : GraphTest
{
    [Test]
    public async Task Optimization_features_are_changed_one_by_one()
    {
        Respond("""{"success":true}""");

        await Account.PostAsync(new()
        {
            DegreesOfFreedomSpec = new()
            {
                CreativeFeaturesSpec = new Dictionary<string, TemplateCreativeFeature>
                {
                    ["image_touchups"] = new() { EnrollStatus = TemplateEnrollStatus.OptIn },
                    ["a_newer_one"] = new() { EnrollStatus = TemplateEnrollStatus.OptOut },
                },
            },
        });

        AssertRequest("POST", $"/v27.0/{Server.AccountId}");
        AssertBody("""
            {"degrees_of_freedom_spec":{"creative_features_spec":{
             "image_touchups":{"enroll_status":"OPT_IN"},"a_newer_one":{"enroll_status":"OPT_OUT"}}}}
            """);
    }

    [Test]
    public async Task Optimization_is_read_and_newer_features_are_kept()
    {
        Respond("""
            {"degrees_of_freedom_spec":{"data":[{"creative_features_spec":[
             {"image_touchups":"OPT_IN","a_newer_one":"OPT_OUT"}]}]},"id":"1"}
            """);

        WhatsAppBusinessAccount account = await Account.GetAsync(
            new() { Fields = [WhatsAppBusinessAccountField.DegreesOfFreedomSpec] });

        AssertRequest("GET", $"/v27.0/{Server.AccountId}?fields=degrees_of_freedom_spec");
        AccountCreativeFeatures features =
            account.DegreesOfFreedomSpec!.Data!.Single().CreativeFeaturesSpec!.Single();
        Assert.That(features.ImageTouchups, Is.EqualTo(TemplateEnrollStatus.OptIn));
        Assert.That(features.AdditionalData["a_newer_one"].ToString(), Is.EqualTo("\"OPT_OUT\""));
    }

    [Test]
    public async Task Marketing_through_the_Cloud_API_is_disabled()
    {
        Respond("""{"id":"1"}""");

        await Account.PostAsync(new() { DisableMarketingMessagesOnCloudApi = true });

        AssertBody("""{"disable_marketing_messages_on_cloud_api":true}""");
    }
}
