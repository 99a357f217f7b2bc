using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Pages;

/// <summary>Page whatsapp-business-phone-number/calling-api.</summary>
[TestFixture]
public sealed class CallingApiTests : GraphTest
{
    private static readonly CallCaptureOptions Recorded =
        new() { Status = PhoneNumberSettingStatus.Enabled, Purpose = "quality", AnnouncementLanguage = "en_US" };

    private static readonly CallCaptureOptions NotWritten = new() { Status = PhoneNumberSettingStatus.Disabled };

    private const string Options = """
        "recording":{"status":"ENABLED","purpose":"quality","announcement_language":"en_US"},
        "transcription":{"status":"DISABLED"}
        """;

    [Test]
    public async Task Call_of_the_business_says_whether_it_is_recorded()
    {
        Respond("""{"messaging_product":"whatsapp","calls":[{"id":"wacid.1"}]}""");

        await Phone.Calls.PostAsync(new ConnectCall
        {
            To = "16505550101",
            Session = new() { SdpType = CallSdpType.Offer, Sdp = "v=0" },
            Recording = Recorded,
            Transcription = NotWritten,
        });

        AssertRequest("POST", $"/v27.0/{Server.PhoneNumberId}/calls");
        AssertBody($$"""
            {"messaging_product":"whatsapp","to":"16505550101","action":"connect",
             "session":{"sdp_type":"offer","sdp":"v=0"},{{Options}}}
            """);
    }

    [Test]
    public async Task Call_that_is_accepted_says_whether_it_is_recorded()
    {
        Respond("""{"messaging_product":"whatsapp","success":true}""");

        await Phone.Calls.PostAsync(
            new AcceptCall { CallId = "wacid.1", Recording = Recorded, Transcription = NotWritten });

        AssertBody($$"""{"messaging_product":"whatsapp","action":"accept","call_id":"wacid.1",{{Options}}}""");
    }
}
