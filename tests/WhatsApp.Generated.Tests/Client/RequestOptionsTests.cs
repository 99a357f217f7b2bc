using System.Net;
using System.Text;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Client;

[TestFixture]
public sealed class RequestOptionsTests : GraphTest
{
    [Test]
    public async Task Token_of_a_call_applies_only_to_that_call()
    {
        await Phone.GetAsync(null, new RequestOptions { AccessToken = "tenant" });
        await Phone.GetAsync();

        Assert.That(
            Server.Requests.Select(request => request.BearerToken), Is.EqualTo(["tenant", "fake-token"]));
    }

    [TestCase("")]
    [TestCase("EAA secret")]
    [TestCase("EAAsecret\r\nX-Other: 1")]
    [TestCase("EAAsecret\u00e4")]
    public async Task Invalid_token_of_a_call_is_refused_without_revealing_it(string token)
    {
        InvalidOperationException error = await Catch.Async<InvalidOperationException>(
            () => Phone.GetAsync(null, new RequestOptions { AccessToken = token }));

        Assert.That(error.ToString(), Does.Contain("RequestOptions.AccessToken").And.Not.Contain("EAA"));
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public async Task Version_of_a_call_applies_only_to_that_call()
    {
        await Phone.GetAsync(null, new RequestOptions { GraphVersion = "v25.0" });
        await Phone.GetAsync();

        Assert.That(Server.Requests[0].Path, Is.EqualTo($"/v25.0/{Server.PhoneNumberId}"));
        Assert.That(Server.Requests[1].Path, Is.EqualTo($"/v27.0/{Server.PhoneNumberId}"));
    }

    [TestCase("25.0")]
    [TestCase("v25.0/../v1.0")]
    [TestCase("")]
    public async Task Invalid_version_is_refused(string version)
    {
        ArgumentException error = await Catch.Async<ArgumentException>(
            () => Phone.GetAsync(null, new RequestOptions { GraphVersion = version }));

        Assert.That(error.Message, Does.Contain("is not a Graph version such as v27.0"));
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public async Task Headers_are_added()
    {
        var options = new RequestOptions
        {
            Headers = new Dictionary<string, string> { ["X-Correlation"] = "7", ["Accept-Language"] = "de, en;q=0.5" },
        };

        await Phone.GetAsync(null, options);
        await Phone.GetAsync();

        Assert.That(Server.Requests[0].Headers["X-Correlation"], Is.EqualTo("7"));
        Assert.That(Server.Requests[0].Headers["Accept-Language"], Is.EqualTo("de, en;q=0.5"));
        Assert.That(Server.Requests[1].Headers.Keys, Does.Not.Contain("X-Correlation"));
    }

    [Test]
    public async Task Header_can_replace_the_user_agent_but_not_the_token()
    {
        var headers = new Dictionary<string, string> { ["user-agent"] = "Mine/1.0", ["authorization"] = "Bearer stolen" };

        await Phone.GetAsync(null, new RequestOptions { Headers = headers });

        Assert.That(Sent.Headers["User-Agent"], Is.EqualTo("Mine/1.0"));
        Assert.That(Sent.Headers["Authorization"], Is.EqualTo("Bearer fake-token"));
    }

    [TestCase("Content-Type")]
    [TestCase("Content-Length")]
    [TestCase("not a name")]
    public async Task Content_header_is_refused(string name)
    {
        ArgumentException error = await Catch.Async<ArgumentException>(() => Phone.GetAsync(
            null, new RequestOptions { Headers = new Dictionary<string, string> { [name] = "x" } }));

        Assert.That(error.Message, Does.Contain($"'{name}' is not a header of a request."));
        Assert.That(Server.Requests, Is.Empty);
    }

    [TestCase("secret\r\nX-Other: 1")]
    [TestCase("secret\n")]
    [TestCase(null)]
    public async Task Header_that_cannot_be_sent_is_refused_without_its_value(string? value)
    {
        ArgumentException error = await Catch.Async<ArgumentException>(() => Phone.GetAsync(
            null, new RequestOptions { Headers = new Dictionary<string, string> { ["X-Shop"] = value! } }));

        Assert.That(error.Message, Does.Contain("'X-Shop' is null or contains a line break").And.Not.Contain("secret"));
        Assert.That(Server.Requests, Is.Empty);
    }

    [TestCase(0)]
    [TestCase(-1)]
    public async Task Invalid_attempt_timeout_is_refused_before_anything_is_sent(int seconds)
    {
        ArgumentException error = await Catch.Async<ArgumentException>(
            () => Phone.GetAsync(null, new RequestOptions { AttemptTimeout = TimeSpan.FromSeconds(seconds) }));

        Assert.That(error.Message, Does.StartWith("AttemptTimeout is "));
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public async Task OnResponse_gets_status_headers_and_body_of_a_success()
    {
        var seen = new List<RawResponse>();

        await Phone.GetAsync(null, new RequestOptions { OnResponse = seen.Add });

        RawResponse raw = seen.Single();
        Assert.Multiple(() =>
        {
            Assert.That(raw.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(raw.Headers.GetValues("facebook-api-version"), Is.EqualTo(["v27.0"]));
            Assert.That(raw.ContentHeaders.ContentType?.MediaType, Is.EqualTo("application/json"));
            Assert.That(Encoding.UTF8.GetString(raw.Body.Span), Does.Contain("\"verified_name\""));
        });
    }

    [Test]
    public async Task OnResponse_gets_an_error_before_it_is_thrown()
    {
        var seen = new List<RawResponse>();
        Server.FailNext(new FakeError { Code = 131009, RetryAfter = TimeSpan.FromSeconds(4) });

        await Catch.Async<GraphApiException>(
            () => Phone.GetAsync(null, new RequestOptions { OnResponse = seen.Add }));

        Assert.That(seen.Single().Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(seen[0].Headers.RetryAfter?.Delta, Is.EqualTo(TimeSpan.FromSeconds(4)));
        Assert.That(Encoding.UTF8.GetString(seen[0].Body.Span), Does.Contain("131009"));
    }

    [Test]
    public async Task OnResponse_gets_a_response_that_cannot_be_read()
    {
        var seen = new List<RawResponse>();
        Server.RespondNext(200, "text/html", "<html>");

        await Catch.Async<GraphApiException>(
            () => Phone.GetAsync(null, new RequestOptions { OnResponse = seen.Add }));

        Assert.That(Encoding.UTF8.GetString(seen.Single().Body.Span), Is.EqualTo("<html>"));
    }

    [Test]
    public async Task OnResponse_gets_a_download_without_its_bytes_and_an_error_with_them()
    {
        FakeMedia media = Server.AddMedia(new byte[] { 1, 2, 3 }, "image/png");
        string url = (await Client.Media[media.Id].GetAsync()).Url!;
        var seen = new List<RawResponse>();
        var options = new RequestOptions { OnResponse = seen.Add };

        await (await Client.MediaUrls[url].GetAsync(options)).DisposeAsync();
        Server.FailNext(FakeError.Html(404));
        await Catch.Async<GraphApiException>(() => Client.MediaUrls[url].GetAsync(options));

        Assert.That(seen, Has.Count.EqualTo(2));
        Assert.That(seen[0].Body.Length, Is.Zero);
        Assert.That(seen[0].ContentHeaders.ContentLength, Is.EqualTo(3));
        Assert.That(Encoding.UTF8.GetString(seen[1].Body.Span), Does.StartWith("<!DOCTYPE html>"));
    }

    [Test]
    public async Task Exception_of_OnResponse_is_not_hidden()
    {
        await Catch.Async<InvalidTimeZoneException>(
            () => Phone.GetAsync(null, new RequestOptions { OnResponse = _ => throw new InvalidTimeZoneException() }));
    }

    [Test]
    public async Task One_instance_serves_any_number_of_calls()
    {
        int calls = 0;
        var options = new RequestOptions { AccessToken = "shared", OnResponse = _ => Interlocked.Increment(ref calls) };

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Phone.GetAsync(null, options)));

        Assert.That(calls, Is.EqualTo(20));
    }

    [TestCase(0)]
    [TestCase(-5)]
    [TestCase(int.MaxValue)]
    public async Task Invalid_timeout_is_refused(int seconds)
    {
        ArgumentException error = await Catch.Async<ArgumentException>(
            () => Phone.GetAsync(null, new RequestOptions { Timeout = TimeSpan.FromSeconds(seconds) }));

        Assert.That(error.Message, Does.Contain("Timeout.InfiniteTimeSpan"));
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public async Task Every_call_can_have_its_own_token()
    {
        FakeTemplate template = Server.AddTemplate("edited");

        await Client.Templates[template.Id].PostAsync(
            new() { Category = TemplateCategory.Marketing }, new RequestOptions { AccessToken = "tenant-a" });
        await Client.Templates[template.Id].GetAsync(null, new RequestOptions { AccessToken = "tenant-b" });

        Assert.That(Server.Requests.Select(request => request.BearerToken), Is.EqualTo(["tenant-a", "tenant-b"]));
    }

    [Test]
    public async Task Graph_version_is_a_constant_that_options_override()
    {
        RawResponse? raw = null;
        using WhatsAppClient client = Server.CreateClient(options => options.GraphVersion = "v26.0");

        await client.PhoneNumbers[Server.PhoneNumberId].GetAsync(
            null, new RequestOptions { OnResponse = response => raw = response });

        Assert.That(Sent.Path, Does.StartWith("/v26.0/"));
        Assert.That(Sent.Headers["User-Agent"], Does.Contain(GraphVersion.Default));
        Assert.That(new WhatsAppClientOptions().GraphVersion, Is.EqualTo(GraphVersion.Default));
        Assert.That(raw!.Headers.GetValues("facebook-api-version"), Is.EqualTo(["v26.0"]));
    }
}
