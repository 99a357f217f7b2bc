using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Pages;

/// <summary>Page direct-send/send-sample-payloads.</summary>
[TestFixture]
public sealed class SendSamplePayloadsTests : GraphTest
{
    [Test]
    public async Task Sample_of_a_text_has_its_category()
    {
        Respond("""{"success":true,"category":"MARKETING"}""");

        MessageSampleResponse response = await Account.MessageSamples.PostAsync(
            new TextMessageSample { Text = new() { Body = "Everything must go." } });

        AssertRequest("POST", $"/v27.0/{Server.AccountId}/message_samples");
        AssertBody("""{"type":"text","text":{"body":"Everything must go."}}""");
        Assert.That((response.Success, response.Category), Is.EqualTo((true, TemplateCategory.Marketing)));
    }

    [Test]
    public async Task Sample_has_the_buttons_of_the_message()
    {
        Respond("""{"success":true,"category":"UTILITY"}""");

        await Account.MessageSamples.PostAsync(new InteractiveMessageSample
        {
            Interactive = new ButtonInteractive
            {
                Body = new() { Text = "It comes tomorrow." },
                Action = new()
                {
                    Buttons = [new InteractiveCtaUrlButton
                    {
                        CtaUrl = new() { DisplayText = "Follow it", Url = "https://example.com/t/1" },
                    }],
                },
            },
        });

        AssertBody("""
            {"type":"interactive","interactive":{"type":"button","body":{"text":"It comes tomorrow."},
             "action":{"buttons":[
              {"type":"cta_url","cta_url":{"display_text":"Follow it","url":"https://example.com/t/1"}}]}}}
            """);
    }

    [Test]
    public Task Sample_error_is_thrown() => AssertErrorSurfaces(
        () => Account.MessageSamples.PostAsync(new TextMessageSample { Text = new() { Body = "Hi" } }),
        "submitMessageSample");
}
