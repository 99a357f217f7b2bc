using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Pages;

/// <summary>Page conversions-api/business-messaging.</summary>
[TestFixture]
public sealed class DatasetEventTests : GraphTest
{
    [Test]
    public async Task Event_has_the_click_of_the_ad_and_the_channel()
    {
        DatasetEventsResponse response = await Client.Datasets["6"].Events.PostAsync(new()
        {
            Data =
            [
                new()
                {
                    EventName = "Purchase",
                    EventTime = DateTimeOffset.FromUnixTimeSeconds(1790000000),
                    EventId = "order-7",
                    UserData = new() { CtwaClid = "click", WhatsAppBusinessAccountId = "7" },
                    CustomData = new() { Currency = "USD", Value = 12.99m },
                },
            ],
        });

        AssertRequest("POST", "/v27.0/6/events");
        AssertBody("""
            {"data":[{"event_name":"Purchase","event_time":1790000000,"event_id":"order-7",
              "action_source":"business_messaging","messaging_channel":"whatsapp",
              "user_data":{"whatsapp_business_account_id":"7","ctwa_clid":"click"},
              "custom_data":{"currency":"USD","value":12.99}}]}
            """);
        Assert.That(response.EventsReceived, Is.EqualTo(1));
    }

    [Test]
    public async Task Event_that_may_have_arrived_is_not_sent_again()
    {
        Server.RespondNext(503, "text/html", "<p>Unavailable</p>");

        GraphApiException error = await Catch.Async<GraphApiException>(
            () => Client.Datasets["6"].Events.PostAsync(new() { Data = [] }, Unchecked));

        Assert.That(error.SuggestedAction, Is.EqualTo(SuggestedAction.MayHaveBeenSent));
        Assert.That(Server.Requests, Has.Count.EqualTo(1));
    }
}
