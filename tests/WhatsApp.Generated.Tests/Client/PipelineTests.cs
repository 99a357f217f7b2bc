using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using WhatsApp.Generated.Http;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Client;

[TestFixture]
public sealed class PipelineTests : GraphTest
{
    [Test]
    public async Task Application_is_at_the_start_of_the_user_agent()
    {
        using WhatsAppClient client = Server.CreateClient(options => options.ApplicationName = "MyShop/2.1");

        await client.PhoneNumbers[Server.PhoneNumberId].GetAsync();

        Assert.That(Sent.Headers["User-Agent"], Does.Match(@"^MyShop/2\.1 WhatsApp\.Generated/\d+\.\d+\.\d+ \(Graph v27\.0\)$"));
    }

    [Test]
    public async Task Handlers_can_be_added_around_the_SDKs_own()
    {
        var log = new List<string>();
        using WhatsAppClient client = Server.CreateClient(options => options.Handlers = own =>
        [
            new Logging(log, "outer"), .. WhatsAppClientOptions.DefaultHandlers(own), new Logging(log, "inner"),
        ]);

        await client.PhoneNumbers[Server.PhoneNumberId].GetAsync();

        Assert.That(log, Is.EqualTo(["outer without token", "inner with token"]));
    }

    [Test]
    public async Task Handlers_can_be_reordered()
    {
        using WhatsAppClient client = Server.CreateClient(
            options => options.Handlers = own => [.. WhatsAppClientOptions.DefaultHandlers(own).Reverse()]);

        await client.PhoneNumbers[Server.PhoneNumberId].GetAsync();

        AssertRequest("GET", $"/v27.0/{Server.PhoneNumberId}");
    }

    [Test]
    public async Task Handlers_can_be_removed()
    {
        using WhatsAppClient client = Server.CreateClient(options => options.Handlers = _ => []);

        await Catch.Async<GraphApiException>(() => client.PhoneNumbers[Server.PhoneNumberId].GetAsync());

        Assert.That(Sent.Headers.Keys, Does.Not.Contain("Authorization").And.Contain("User-Agent"));
    }

    [Test]
    public async Task Handler_gets_the_call()
    {
        CallContext? seen = null;
        var options = new RequestOptions { AccessToken = "own" };
        using WhatsAppClient client = Server.CreateClient(made => made.Handlers = own =>
            [new Watching(message => seen = CallContext.Of(message)), .. WhatsAppClientOptions.DefaultHandlers(own)]);

        await client.PhoneNumbers[Server.PhoneNumberId].GetAsync(null, options);

        Assert.That(seen?.Request.OperationId, Is.EqualTo("getPhoneNumber"));
        Assert.That(seen?.Request.Path, Is.EqualTo($"/{Server.PhoneNumberId}"));
        Assert.That(seen?.Options, Is.SameAs(options));
    }

    [Test]
    public void Message_that_the_SDK_did_not_create_has_no_call()
    {
        using var message = new HttpRequestMessage();

        Assert.That(
            () => CallContext.Of(message),
            Throws.InvalidOperationException.With.Message.Contains("Options.Set(CallContext.Key"));
    }

    [Test]
    public async Task Handler_can_create_a_message_that_keeps_the_context()
    {
        using WhatsAppClient client = Server.CreateClient(
            options => options.Handlers = own => [new Copying(), .. WhatsAppClientOptions.DefaultHandlers(own)]);

        await client.PhoneNumbers[Server.PhoneNumberId].GetAsync();

        Assert.That(Sent.Headers["X-Copied"], Is.EqualTo("yes"));
    }

    [Test]
    public async Task Handler_can_read_the_response_before_the_call_does()
    {
        string? seen = null;
        using WhatsAppClient client = Server.CreateClient(options => options.Handlers = own =>
            [new Reading(text => seen = text), .. WhatsAppClientOptions.DefaultHandlers(own)]);

        PhoneNumberInfo number = await client.PhoneNumbers[Server.PhoneNumberId].GetAsync();

        Assert.That(number.Id, Is.EqualTo(Server.PhoneNumberId));
        Assert.That(seen, Does.Contain(Server.PhoneNumberId));
    }

    [Test]
    public async Task Handler_of_an_attempt_can_read_an_error_before_the_call_does()
    {
        string? seen = null;
        using WhatsAppClient client = Server.CreateClient(options => options.Handlers = own =>
            [.. WhatsAppClientOptions.DefaultHandlers(own), new Reading(text => seen = text)]);
        Server.FailNext(new FakeError { Code = 100, Message = "Invalid parameter" });

        GraphApiException error = await Catch.Async<GraphApiException>(
            () => client.PhoneNumbers[Server.PhoneNumberId].GetAsync());

        Assert.That(error.Code, Is.EqualTo(100));
        Assert.That(seen, Does.Contain("100"));
    }

    [Test]
    public void Handlers_that_leave_out_those_before_an_attempt_are_refused()
    {
        var options = new WhatsAppClientOptions
        {
            AccessToken = "t",
            Handlers = own => [new GraphRetryHandler(own), new GraphAuthorizationHandler(own)],
        };
        options.BeforeAttempt.Add(_ => new Copying());

        Assert.That(
            () => new WhatsAppClient(options),
            Throws.ArgumentException.With.Message.Contains("leaves out the handlers of BeforeAttempt"));
    }

    [Test]
    public async Task Handler_can_send_a_request_again()
    {
        using WhatsAppClient client = Server.CreateClient(options =>
        {
            options.AppSecret = "app-secret";
            options.Handlers = own => [new Repeating(), .. WhatsAppClientOptions.DefaultHandlers(own)];
        });
        Server.FailNext(new FakeError());

        await client.PhoneNumbers[Server.PhoneNumberId].Messages.PostAsync(
            new TextMessage { To = "+16505551234", Text = new() { Body = "x" } });

        Assert.That(Server.Requests, Has.Count.EqualTo(2));
        Assert.That(Server.Requests[1].Text, Is.EqualTo(Server.Requests[0].Text));
        Assert.That(Server.Requests[1].Target, Is.EqualTo(Server.Requests[0].Target), "One proof, not two.");
        Assert.That(Server.SentMessages, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task HttpClient_of_the_program_sends_and_stays_open()
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("X-Shop", "1");
        using (WhatsAppClient client = Server.CreateClient(options => options.HttpClient = http))
        {
            await client.PhoneNumbers[Server.PhoneNumberId].GetAsync();
            AssertRequest("GET", $"/v27.0/{Server.PhoneNumberId}");
            Assert.That(Sent.Headers["X-Shop"], Is.EqualTo("1"));
        }

        using HttpResponseMessage response = await http.GetAsync(Server.BaseAddress);
        Assert.That((int)response.StatusCode, Is.EqualTo(400));
    }

    [Test]
    public async Task HttpClient_of_the_program_is_retried()
    {
        using var http = new HttpClient();
        using WhatsAppClient client = Server.CreateClient(options =>
        {
            options.HttpClient = http;
            options.Retry = new RetryOptions { BaseDelay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero };
        });
        Server.FailNext(FakeError.RateLimited);

        await client.PhoneNumbers[Server.PhoneNumberId].Messages.PostAsync(
            new TextMessage { To = "+16505551234", Text = new() { Body = "x" } });

        Assert.That(Server.Requests.Select(request => request.Text).Distinct().Count(), Is.EqualTo(1));
        Assert.That(Server.Requests, Has.Count.EqualTo(2));
        Assert.That(Server.Requests[1].BearerToken, Is.EqualTo("fake-token"));
    }

    [Test]
    public async Task Handler_of_the_program_sends_and_is_not_disposed_of()
    {
        using var handler = StubHandler.Returning("""{"id":"1"}""");
        using (var client = new WhatsAppClient(
            new WhatsAppClientOptions { AccessToken = "t", HttpMessageHandler = handler }))
        {
            Assert.That((await client.PhoneNumbers["1"].GetAsync()).Id, Is.EqualTo("1"));
        }

        Assert.That(handler.IsDisposed, Is.False);
    }

    [Test]
    public void Handlers_of_the_pipeline_are_disposed_of_with_the_client()
    {
        var handler = new Watching(_ => { });
        var client = new WhatsAppClient(new WhatsAppClientOptions { AccessToken = "t", Handlers = _ => [handler] });

        client.Dispose();
        client.Dispose();

        Assert.That(handler.IsDisposed, Is.True);
    }

    [Test]
    public async Task Disposed_client_sends_nothing()
    {
        var client = Server.CreateClient();
        client.Dispose();

        ObjectDisposedException error =
            await Catch.Async<ObjectDisposedException>(() => client.PhoneNumbers["1"].GetAsync());

        Assert.That(error.ObjectName, Is.EqualTo(nameof(WhatsAppClient)));
        Assert.That(error.Message, Does.Contain("Create one client, share it"));
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public async Task Adapter_can_be_replaced_to_test_without_a_network()
    {
        using var adapter = new FakeAdapter("""{"messages":[{"id":"wamid.1"}]}""");
        using (var client = new WhatsAppClient(adapter))
        {
            var message = new TextMessage { To = "+1", Text = new() { Body = "x" } };
            var options = new RequestOptions();

            MessageResponse sent = await client.PhoneNumbers["7"].Messages.PostAsync(message, options);

            GraphRequest request = adapter.Requests.Single();
            Assert.Multiple(() =>
            {
                Assert.That(sent.Messages?[0].Id, Is.EqualTo("wamid.1"));
                Assert.That(request.Method, Is.EqualTo(HttpMethod.Post));
                Assert.That(request.OperationId, Is.EqualTo("sendMessage"));
                Assert.That(request.Path, Is.EqualTo("/7/messages"));
                Assert.That(adapter.Bodies.Single(), Is.EqualTo(GraphJson.Write(message)));
                Assert.That(adapter.Options.Single(), Is.SameAs(options));
            });
        }

        Assert.That(adapter.IsDisposed, Is.False, "What the client did not make is not its to dispose of.");
    }

    [Test]
    public async Task Adapter_serves_lists_and_downloads()
    {
        using var adapter = new FakeAdapter("""{"data":[{"name":"a"}]}""");
        using var client = new WhatsAppClient(adapter);

        Assert.That(await client.Accounts["1"].MessageTemplates.ListAsync().CountAsync(), Is.EqualTo(1));
        await using BinaryResponse bytes = await client.MediaUrls["https://lookaside.fbsbx.com/x"].GetAsync();

        Assert.That(bytes.Content.ReadByte(), Is.EqualTo(1));
        Assert.That(adapter.Requests[^1].Path, Is.EqualTo("https://lookaside.fbsbx.com/x"));
    }

    private sealed class FakeAdapter(string response) : AdapterDouble, IDisposable
    {
        public List<GraphRequest> Requests { get; } = [];

        public List<string> Bodies { get; } = [];

        public List<RequestOptions?> Options { get; } = [];

        public bool IsDisposed { get; private set; }

        public override Task<TModel?> SendPrimitiveAsync<TModel>(
            RequestInformation requestInfo,
            Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default,
            CancellationToken cancellationToken = default)
            where TModel : default
        {
            Requests.Add(Described(requestInfo));
            return Task.FromResult<TModel?>((TModel)(object)new MemoryStream([1]));
        }

        public void Dispose() => IsDisposed = true;

        protected override Task<string> RespondAsync(RequestInformation request, CancellationToken cancellationToken)
        {
            Requests.Add(Described(request));
            Bodies.Add(request.Content is null ? string.Empty : BodyOf(request));
            Options.Add(request.RequestOptions.OfType<RequestOptions>().SingleOrDefault());
            return Task.FromResult(response);
        }
    }

    private sealed class Logging(List<string> log, string name) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            log.Add(name + (request.Headers.Authorization is null ? " without token" : " with token"));
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class Watching(Action<HttpRequestMessage> watch) : DelegatingHandler
    {
        public bool IsDisposed { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            watch(request);
            return base.SendAsync(request, cancellationToken);
        }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }

    private sealed class Copying : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var copy = new HttpRequestMessage(request.Method, request.RequestUri);
            copy.Headers.Add("X-Copied", "yes");
            copy.Options.Set(CallContext.Key, CallContext.Of(request));
            return await base.SendAsync(copy, cancellationToken);
        }
    }

    private sealed class Reading(Action<string> read) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            _ = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            using var text = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
            read(await text.ReadToEndAsync(cancellationToken));
            return response;
        }
    }

    private sealed class Repeating : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            if (response.IsSuccessStatusCode)
            {
                return response;
            }

            response.Dispose();
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
