using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Pages;

/// <summary>Page conversation-routing/thread-control.</summary>
[TestFixture]
public sealed class ThreadControlTests : GraphTest
{
    [Test]
    public async Task Transfer_returns_the_id_of_its_request()
    {
        Respond("""{"messaging_product":"whatsapp","request_id":"r-1"}""");

        ThreadControlResponse response = await Phone.ThreadControl.PostAsync(
            new() { To = "16505550101", Action = ThreadControlAction.Release });

        AssertRequest("POST", $"/v27.0/{Server.PhoneNumberId}/thread_control");
        AssertBody("""{"messaging_product":"whatsapp","to":"16505550101","action":"release"}""");
        Assert.That(response.RequestId, Is.EqualTo("r-1"));
    }
}
