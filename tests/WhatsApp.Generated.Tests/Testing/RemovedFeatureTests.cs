using System.Net.Http.Json;
using System.Text.Json.Nodes;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Testing;

/// <summary>The fake server refuses the features that new apps cannot use since Graph v27.0, on every version.</summary>
[TestFixture]
public sealed class RemovedFeatureTests : GraphTest
{
    public static IEnumerable<TestCaseData> Requests()
    {
        yield return Case("several ids", "GET", "v27.0/?ids=1,2");
        yield return Case("several ids of an edge", "GET", "v23.0/message_templates?ids=1,2");
        yield return Case("the format of times", "GET", "v27.0/{phone}?date_format=U");
        yield return Case("another method in the query", "POST", "v27.0/{phone}?method=get");
        yield return Case("another method in a form", "POST", "v27.0/{phone}", Form(("method", "delete")));
        yield return Case("another method in JSON", "POST", "v27.0/{phone}", JsonContent.Create(new { method = "get" }));
        yield return Case("an alias of a field", "GET", "v27.0/{phone}?fields=id,verified_name.as(name)");
        yield return Case("JSONP", "GET", "v27.0/{phone}?callback=show");
        yield return Case("an asynchronous batch", "POST", "v27.0/", Form(("asyncbatch", "[]")));

        static TestCaseData Case(string name, string method, string target, HttpContent? body = null) =>
            new TestCaseData(method, target, body).SetArgDisplayNames(name);

        static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
            new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
    }

    [TestCaseSource(nameof(Requests))]
    public async Task Removed_feature_is_error_12(string method, string target, HttpContent? body)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(
            new HttpMethod(method),
            new Uri(Server.BaseAddress, target.Replace("{phone}", Server.PhoneNumberId, StringComparison.Ordinal)))
        {
            Content = body,
        };
        request.Headers.Authorization = new("Bearer", "fake-token");

        using HttpResponseMessage response = await http.SendAsync(request);

        JsonNode error = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]!;
        Assert.That(((int)response.StatusCode, (int)error["code"]!), Is.EqualTo((400, 12)));
        Assert.That((string?)error["type"], Is.EqualTo("OAuthException"));
        Assert.That((string?)error["message"], Does.StartWith("(#12) ").And.EndWith(" deprecated"));
    }
}
