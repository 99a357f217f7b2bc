using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Faults;

/// <summary>Errors in functions of the application.</summary>
[TestFixture]
public sealed class CallbackTests : GraphTest
{
    [Test]
    public async Task Exception_of_OnResponse_is_thrown_unchanged()
    {
        using WhatsAppClient client = Server.CreateClient();
        var thrown = new HttpRequestException("of the application");

        HttpRequestException caught = await Catch.Async<HttpRequestException>(
            () => client.PhoneNumbers[Server.PhoneNumberId].GetAsync(
                options: new RequestOptions { OnResponse = _ => throw thrown }));

        Assert.That(caught, Is.SameAs(thrown));
    }
}
