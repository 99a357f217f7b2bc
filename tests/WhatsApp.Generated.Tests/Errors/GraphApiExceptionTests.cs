using System.Net;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Errors;

[TestFixture]
public sealed class GraphApiExceptionTests : GraphTest
{
    [Test]
    public async Task Exception_has_every_member_of_the_response()
    {
        Server.RespondNext(
            400,
            "application/json",
            """
            {"error":{"message":"(#132000) Number of parameters does not match","type":"OAuthException","code":132000,
              "error_subcode":2494073,"error_data":{"messaging_product":"whatsapp","details":"body: 1, expected 2"},
              "is_transient":true,"error_user_title":"Wrong number","error_user_msg":"Give two values.",
              "fbtrace_id":"Az8or2yhqkZfEZ-_4Qn_Bam","new_member":[1]}}
            """,
            new Dictionary<string, string> { ["x-fb-request-id"] = "req-1", ["x-fb-trace-id"] = "trace-1" });

        GraphApiException error = await SendAsync();

        Assert.Multiple(() =>
        {
            Assert.That(error.Status, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(error.Code, Is.EqualTo(132000));
            Assert.That(error.Subcode, Is.EqualTo(2494073));
            Assert.That(error.Type, Is.EqualTo("OAuthException"));
            Assert.That(error.TraceId, Is.EqualTo("Az8or2yhqkZfEZ-_4Qn_Bam"));
            Assert.That(error.IsTransient, Is.True);
            Assert.That(error.UserTitle, Is.EqualTo("Wrong number"));
            Assert.That(error.UserMessage, Is.EqualTo("Give two values."));
            Assert.That(error.Details, Is.EqualTo("body: 1, expected 2"));
            Assert.That(error.OperationId, Is.EqualTo("sendMessage"));
            Assert.That(error.RequestId, Is.EqualTo("req-1"));
            Assert.That(error.ResponseBody, Does.StartWith("{\"error\":"));
            Assert.That(error.Error?.AdditionalData["new_member"], Is.EqualTo(RawJson.Parse("[1]")));
            Assert.That(
                error.Message,
                Is.EqualTo(
                    "sendMessage failed with HTTP 400, code 132000, subcode 2494073: (#132000) Number of parameters "
                    + "does not match | body: 1, expected 2 | Give two values. (fbtrace_id Az8or2yhqkZfEZ-_4Qn_Bam)"));
        });
    }

    [TestCase(429, GraphErrorGroup.Throttling)]
    [TestCase(502, GraphErrorGroup.Server)]
    [TestCase(403, GraphErrorGroup.Unknown)]
    [TestCase(404, GraphErrorGroup.Unknown)]
    public async Task Gateway_status_determines_group_and_action(int status, GraphErrorGroup group)
    {
        Server.RespondNext(status, "text/plain", "not Graph's");

        GraphApiException error = await SendAsync();

        Assert.That((error.Error, error.Group), Is.EqualTo(((GraphError?)null, group)));
    }

    [Test]
    public async Task Members_that_the_response_lacks_are_null()
    {
        Respond("""{"error":{"code":1}}""", 500);

        GraphApiException error = await SendAsync();

        Assert.Multiple(() =>
        {
            Assert.That(error.Code, Is.EqualTo(1));
            Assert.That(error.Subcode, Is.Null);
            Assert.That(error.Type, Is.Null);
            Assert.That(error.TraceId, Is.Null);
            Assert.That(error.IsTransient, Is.False);
            Assert.That(error.UserTitle, Is.Null);
            Assert.That(error.UserMessage, Is.Null);
            Assert.That(error.Details, Is.Null);
            Assert.That(error.RequestId, Is.Null);
            Assert.That(error.Message, Is.EqualTo("sendMessage failed with HTTP 500, code 1: "));
        });
    }

    [Test]
    public async Task Request_id_can_be_only_in_the_trace_header()
    {
        Server.RespondNext(
            400, "application/json", "{}", new Dictionary<string, string> { ["x-fb-trace-id"] = "trace-1" });

        Assert.That((await SendAsync()).RequestId, Is.EqualTo("trace-1"));
    }

    [Test]
    public async Task Unknown_code_survives()
    {
        Respond("""{"error":{"message":"New","code":987654321,"error_subcode":4294967297}}""", 418);

        GraphApiException error = await SendAsync();

        Assert.That(error.Code, Is.EqualTo(987654321));
        Assert.That(error.Subcode, Is.EqualTo(4294967297));
        Assert.That((int)error.Status, Is.EqualTo(418));
    }

    [Test]
    public async Task Code_can_be_a_string()
    {
        Respond("""{"error":{"message":"x","code":"131047"}}""", 400);

        Assert.That((await SendAsync()).Code, Is.EqualTo(131047));
    }

    [Test]
    public async Task HTML_of_a_gateway_is_in_the_message()
    {
        Server.FailNext(FakeError.Html(502));

        GraphApiException error = await SendAsync();

        Assert.Multiple(() =>
        {
            Assert.That(error.Status, Is.EqualTo(HttpStatusCode.BadGateway));
            Assert.That(error.Code, Is.Null);
            Assert.That(error.Error, Is.Null);
            Assert.That(error.ResponseBody, Does.StartWith("<!DOCTYPE html>\n"));
            Assert.That(
                error.Message,
                Does.StartWith(
                    "sendMessage failed with HTTP 502, and the response is not a Graph error: <!DOCTYPE html> <html>"));
        });
    }

    [Test]
    public async Task Empty_body_is_reported_as_empty()
    {
        Server.RespondNext(503, null, "");

        GraphApiException error = await SendAsync();

        Assert.That(error.ResponseBody, Is.Empty);
        Assert.That(
            error.Message,
            Is.EqualTo("sendMessage failed with HTTP 503, and the response is not a Graph error: the body is empty."));
    }

    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("\"no\"")]
    [TestCase("{\"error\":\"no\"}")]
    [TestCase("{\"error\":null}")]
    [TestCase("{}")]
    [TestCase("{\"error\":{")]
    public async Task Error_in_an_unknown_format_is_shown_unchanged(string body)
    {
        Respond(body, 400);

        GraphApiException error = await SendAsync();

        Assert.That(error.Error, Is.Null);
        Assert.That(error.ResponseBody, Is.EqualTo(body));
        Assert.That(error.Message, Does.Contain(body));
    }

    [TestCase(200, "<html>Login to the hotel's Wi-Fi</html>")]
    [TestCase(200, "{\"messages\":[")]
    [TestCase(200, "")]
    [TestCase(200, "[1]")]
    [TestCase(204, "")]
    public async Task Success_with_an_unexpected_body_is_an_error(int status, string body)
    {
        Server.RespondNext(status, "text/html", body);

        GraphApiException error = await SendAsync();

        Assert.Multiple(() =>
        {
            Assert.That((int)error.Status, Is.EqualTo(status));
            Assert.That(error.ResponseBody, Is.EqualTo(body));
            Assert.That(error.InnerException, Is.InstanceOf<GraphJsonException>());
            Assert.That(error.Message, Does.Contain("because the response cannot be read"));
        });
    }

    [Test]
    public async Task Body_of_a_megabyte_is_truncated()
    {
        Server.RespondNext(500, "text/plain", new string('x', 1024 * 1024));

        GraphApiException error = await SendAsync();

        Assert.That(error.ResponseBody, Has.Length.EqualTo(64 * 1024));
        Assert.That(error.Message, Has.Length.LessThan(400).And.EndsWith("…"));
    }

    [Test]
    public async Task Truncation_never_splits_a_character()
    {
        // Each of the four bytes of an emoji is at the limit once.
        foreach (int shift in Enumerable.Range(0, 4))
        {
            string body = new string('x', shift) + string.Concat(Enumerable.Repeat("😀", 32 * 1024));
            Server.RespondNext(500, "text/plain", body);

            GraphApiException error = await SendAsync();

            Assert.That(body, Does.StartWith(error.ResponseBody), $"shift {shift}");
            Assert.That(error.ResponseBody, Has.Length.GreaterThan(16 * 1024));
            Assert.That(error.Message, Does.Not.Match("[\uD800-\uDBFF]…"));
        }
    }

    [Test]
    public async Task Large_error_is_read_although_its_text_is_truncated()
    {
        Respond("{\"error\":{\"filler\":\"" + new string('x', 100_000) + "\",\"code\":131047}}", 400);

        Assert.That((await SendAsync()).Code, Is.EqualTo(131047));
    }

    [Test]
    public async Task Exception_contains_no_token_even_if_the_server_returns_it()
    {
        foreach (string body in new[]
        {
            """{"error":{"message":"Malformed access token fake-token","code":190,"error_user_msg":"fake-token"}}""",
            "<html>Authorization: Bearer fake-token</html>",
        })
        {
            Respond(body, 401);

            GraphApiException error = await SendAsync();

            Assert.That(error.ToString(), Does.Not.Contain("fake-token"));
            Assert.That(error.ResponseBody, Does.Not.Contain("fake-token"));
            Assert.That(error.Error?.Message ?? "", Does.Not.Contain("fake-token"));
        }
    }

    [Test]
    public async Task Token_in_escaped_text_is_hidden()
    {
        using WhatsAppClient client = Server.CreateClient(options => options.AccessToken = "EAA/b+c=");
        Respond("""{"error":{"message":"Malformed access token EAA\/b+c=","code":190}}""", 401);

        GraphApiException error = await Catch.Async<GraphApiException>(() => client.PhoneNumbers["1"].GetAsync());

        Assert.That(error.Message, Does.Not.Contain("b+c"));
        Assert.That(error.Error?.Message, Does.Not.Contain("b+c"));
    }

    [Test]
    public async Task Redirect_is_an_error_and_is_not_followed()
    {
        Server.RespondNext(302, null, "", new Dictionary<string, string> { ["Location"] = "/elsewhere" });

        Assert.That((await SendAsync()).Status, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(Server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Broken_connection_is_an_HttpRequestException()
    {
        Server.FailNext(FakeError.Dropped);

        await Catch.Async<HttpRequestException>(() => Phone.Deregister.PostAsync());
    }

    [Test]
    public async Task Incomplete_body_is_an_HttpRequestException()
    {
        await using RawServer server = RawServer.Start("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"id\":");
        using var client = new WhatsAppClient(new WhatsAppClientOptions
        {
            AccessToken = "t",
            BaseAddress = server.Address,
            Retry = RetryOptions.Off,
        });

        await Catch.Async<HttpRequestException>(() => client.PhoneNumbers["1"].GetAsync());
    }

    [Test]
    public async Task Graph_error_links_to_its_explanation()
    {
        Server.FailNext(new FakeError());
        Assert.That((await SendAsync()).HelpLink, Is.EqualTo(GraphErrorCode.Link));

        Server.FailNext(FakeError.Html(404));
        Assert.That((await SendAsync()).HelpLink, Is.Null);
    }

    [Test]
    public void Exception_can_be_created_for_tests()
    {
        var error = new GraphApiException(HttpStatusCode.BadRequest, new GraphError { Code = 190, Message = "m" }, "{}");

        Assert.That(error.Code, Is.EqualTo(190));
        Assert.That(error.Message, Is.EqualTo("The request failed with HTTP 400, code 190: m"));
    }

    [Test]
    public async Task Message_of_an_invalid_parameter_contains_subcode_user_message_and_details()
    {
        Server.FailNext(new FakeError
        {
            Code = 100,
            Subcode = 2388273,
            Message = "Invalid parameter",
            UserTitle = "Missing sample",
            UserMessage = "Give an example of the header.",
            Details = "components[0].example is missing",
        });

        GraphApiException error = await Catch.Async<GraphApiException>(() => Account.MessageTemplates.PostAsync(
            new() { Name = "x", Language = "en", Category = TemplateCategory.Utility }, Unchecked));

        Assert.That(
            error.Message,
            Does.Contain("Invalid parameter").And.Contain("2388273").And.Contain("Give an example of the header.")
                .And.Contain("components[0].example is missing"));
        Assert.That(error.UserTitle, Is.EqualTo("Missing sample"));
    }

    [Test]
    public async Task Exception_has_status_codes_trace_id_and_body()
    {
        Server.FailNext(new FakeError { Status = 403, Code = 131031, Subcode = 7, Details = "Locked." });

        GraphApiException error = await SendAsync();

        Assert.Multiple(() =>
        {
            Assert.That(error.Status, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That((error.Code, error.Subcode, error.Details), Is.EqualTo((131031L, 7L, "Locked.")));
            Assert.That(error.TraceId, Is.Not.Empty);
            Assert.That(error.RequestId, Is.Not.Empty);
            Assert.That(error.ResponseBody, Does.Contain("\"code\":131031"));
        });
    }

    [TestCase(400)]
    [TestCase(401)]
    [TestCase(404)]
    [TestCase(418)]
    [TestCase(429)]
    [TestCase(500)]
    [TestCase(503)]
    public async Task Exception_has_the_body_of_every_error_status(int status)
    {
        Server.RespondNext(status, "text/html", "<html>why</html>");
        GraphApiException html = await SendAsync();
        Respond("""{"error":{"message":"why","code":131009}}""", status);
        GraphApiException json = await SendAsync();

        Assert.That((int)html.Status, Is.EqualTo(status));
        Assert.That(html.ResponseBody, Is.EqualTo("<html>why</html>"));
        Assert.That(html.Message, Does.Contain("<html>why</html>"));
        Assert.That((int)json.Status, Is.EqualTo(status));
        Assert.That(json.Error?.Message, Is.EqualTo("why"));
    }

    private Task<GraphApiException> SendAsync() => Catch.Async<GraphApiException>(
        () => Phone.Messages.PostAsync(new TextMessage { To = "+16505551234", Text = new() { Body = "x" } }));
}
