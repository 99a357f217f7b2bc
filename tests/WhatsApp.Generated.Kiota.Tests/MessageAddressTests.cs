using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Kiota.Tests;

/// <summary>A recipient in the wrong member is refused with every adapter.</summary>
[TestFixture]
public sealed class MessageAddressTests : KiotaTest
{
    private static TextMessage Wrong => new() { To = "US.13491208655302741918", Text = new() { Body = "Hello" } };

    [Test]
    public async Task User_id_in_To_is_refused_by_every_adapter()
    {
        using var http = new HttpClient();
        using var foreign = new HttpClientRequestAdapter(
            new AnonymousAuthenticationProvider(),
            new GraphParseNodeFactory(),
            new GraphSerializationWriterFactory(),
            http)
        { BaseUrl = Server.BaseAddress.AbsoluteUri };
        using var foreignClient = new WhatsAppClient(foreign, allowRepeatedSends: true);

        foreach (WhatsAppClient client in new[] { Client, OwnClient, foreignClient })
        {
            ArgumentException error = await Catch.Async<ArgumentException>(
                () => client.PhoneNumbers["1"].Messages.PostAsync(Wrong));

            Assert.That(error.Message, Does.Contain("Set Recipient instead of To"));
        }

        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public async Task View_allows_both_with_every_adapter()
    {
        foreach (WhatsAppClient client in new[] { Client, OwnClient })
        {
            await client.WithOptions(new RequestOptions { AllowToAndRecipient = true })
                .PhoneNumbers[Server.PhoneNumberId].Messages.PostAsync(
                    new TextMessage { To = "16505551234", Recipient = "US.1", Text = new() { Body = "Hello" } });
        }

        Assert.That(Server.Requests, Has.Count.EqualTo(2));
    }
}
