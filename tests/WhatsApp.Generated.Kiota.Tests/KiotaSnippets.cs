using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;
using WhatsApp.Generated;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Kiota;
using WhatsApp.Generated.Kiota.Tests;
using WhatsApp.Generated.Tests;

namespace Docs.Kiota;

/// <summary>The code of docs/kiota.md.</summary>
[TestFixture]
public sealed class KiotaSnippets : KiotaTest
{
    [Test]
    public async Task Safe_adapter_sends_a_message()
    {
        WhatsAppClientOptions options = Server.Options();
        string phoneNumberId = Server.PhoneNumberId;
        TextMessage message = Hello;

        using HttpClientRequestAdapter adapter = WhatsAppKiota.CreateAdapter(options);
        using var client = new WhatsAppClient(adapter);
        await client.PhoneNumbers[phoneNumberId].Messages.PostAsync(message);

        Assert.That(Server.SentMessages, Has.Count.EqualTo(1));
    }

    [Test]
    public void Adapter_without_a_retry_handler_is_allowed()
    {
        using var http = new HttpClient();
        using var adapter = new HttpClientRequestAdapter(
            new AnonymousAuthenticationProvider(),
            new GraphParseNodeFactory(),
            new GraphSerializationWriterFactory(),
            http);

        using var client = new WhatsAppClient(adapter, allowRepeatedSends: true);

        Assert.That(client.PhoneNumbers, Is.Not.Null);
    }

    [Test]
    public async Task Request_of_an_operation_is_changed_and_sent()
    {
        WhatsAppClient client = Client;
        HttpClientRequestAdapter adapter = Adapter;
        string phoneNumberId = Server.PhoneNumberId;
        TextMessage message = Hello;

        RequestInformation request = client.PhoneNumbers[phoneNumberId].Messages.ToPostRequestInformation(message);
        request.Headers.Add("X-Campaign", "spring");
        MessageResponse? sent = await adapter.SendAsync(request, MessageResponse.CreateFromDiscriminatorValue);

        Assert.That(Sent.Headers["X-Campaign"], Is.EqualTo("spring"));
        Assert.That(sent!.Messages, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Request_of_the_program_is_sent()
    {
        HttpClientRequestAdapter adapter = Adapter;
        string phoneNumberId = Server.PhoneNumberId;

        var request = new RequestInformation
        {
            HttpMethod = Method.GET,
            UrlTemplate = "{+baseurl}/v27.0/{id}{?fields}",
            PathParameters = { ["id"] = phoneNumberId },
            QueryParameters = { ["fields"] = "id,verified_name" },
        };
        PhoneNumberInfo? phone = await adapter.SendAsync(request, PhoneNumberInfo.CreateFromDiscriminatorValue);

        Assert.That(phone!.Id, Is.EqualTo(phoneNumberId));
        Assert.That(phone.VerifiedName, Is.Not.Null);
    }
}
