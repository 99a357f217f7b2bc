using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Testing;

/// <summary>An object that does not exist is another error than an operation that the fake server does not have.</summary>
[TestFixture]
public sealed class UnknownObjectTests : GraphTest
{
    [TestCase("GET", "999")]
    [TestCase("GET", "999/message_templates")]
    [TestCase("POST", "999/messages")]
    [TestCase("POST", "{account}/messages")]
    [TestCase("GET", "{phone}/message_templates")]
    public async Task Unknown_object_does_not_exist_or_does_not_support_the_operation(string method, string target)
    {
        (int status, JsonNode error) = await SendAsync(method, target);

        Assert.That((status, (int)error["code"]!, (int?)error["error_subcode"]), Is.EqualTo((400, 100, 33)));
        Assert.That((string?)error["message"], Does.StartWith($"Unsupported {method.ToLowerInvariant()} request."));
    }

    [TestCase("GET", "{phone}/invented", "GET {phone}/invented")]
    [TestCase("GET", "999/invented", "GET {id}/invented")]
    [TestCase("DELETE", "{phone}/messages", "DELETE {phone}/messages")]
    [TestCase("POST", "{account}/message_templates/invented", "POST {account}/message_templates/invented")]
    [TestCase("DELETE", "{account}", "DELETE {account}")]
    public async Task Unknown_edge_is_named(string method, string target, string edge)
    {
        (int status, JsonNode error) = await SendAsync(method, target);

        Assert.That(status, Is.EqualTo(501));
        Assert.That((string?)error["message"], Is.EqualTo($"(#3) The fake Graph server does not have {edge}."));
    }

    private async Task<(int Status, JsonNode Error)> SendAsync(string method, string target)
    {
        target = target.Replace("{phone}", Server.PhoneNumberId, StringComparison.Ordinal)
            .Replace("{account}", Server.AccountId, StringComparison.Ordinal);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(
            new HttpMethod(method), new Uri(Server.BaseAddress, "v27.0/" + target));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "any");
        using HttpResponseMessage response = await http.SendAsync(request);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]!);
    }
}
