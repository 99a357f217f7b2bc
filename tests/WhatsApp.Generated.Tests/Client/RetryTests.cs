using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Client;

[TestFixture]
public sealed class RetryTests : GraphTest
{
    private readonly SkippingTimeProvider _clock = new();

    private static TextMessage Hello => new() { To = "+16505551234", Text = new() { Body = "Hello" } };

    private static FakeError Busy => new() { Status = 503, Code = 2, Message = "Service temporarily unavailable" };

    [TestCase(4)]
    [TestCase(80007)]
    [TestCase(130429)]
    [TestCase(131056)]
    public async Task POST_is_retried_when_the_code_proves_that_nothing_was_carried_out(int code)
    {
        using WhatsAppClient client = SkippingClient();
        Server.FailNext(new FakeError { Status = 400, Code = code }, times: 2);

        await client.PhoneNumbers[Server.PhoneNumberId].Messages.PostAsync(Hello);

        Assert.That(Server.Requests, Has.Count.EqualTo(3));
        Assert.That(Server.SentMessages, Has.Count.EqualTo(1));
        Assert.That(Server.Requests.Select(request => request.Text).Distinct().Count(), Is.EqualTo(1));
    }

    [TestCase(100)]
    [TestCase(190)]
    [TestCase(131048)]
    [TestCase(131049)]
    [TestCase(131026)]
    [TestCase(132001)]
    [TestCase(133005)]
    [TestCase(133008)]
    [TestCase(133016)]
    [TestCase(136024)]
    [TestCase(987654)]
    public async Task POST_is_not_retried_after_any_other_code(int code)
    {
        using WhatsAppClient client = SkippingClient();
        Server.FailNext(new FakeError { Status = 400, Code = code });

        GraphApiException error = await Catch.Async<GraphApiException>(
            () => client.PhoneNumbers[Server.PhoneNumberId].Messages.PostAsync(Hello));

        Assert.That(error.Code, Is.EqualTo(code));
        Assert.That(Server.Requests, Has.Count.EqualTo(1));
        Assert.That(_clock.Waits, Is.Empty);
    }

    [TestCase(429)]
    [TestCase(500)]
    [TestCase(503)]
    public async Task POST_is_not_retried_by_status_alone(int status)
    {
        using WhatsAppClient client = SkippingClient();
        Server.FailNext(FakeError.Html(status));

        GraphApiException error = await Catch.Async<GraphApiException>(
            () => client.PhoneNumbers[Server.PhoneNumberId].Messages.PostAsync(Hello));

        Assert.That(error.SuggestedAction, Is.EqualTo(SuggestedAction.MayHaveBeenSent));
        Assert.That(Server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task POST_is_retried_when_the_connection_failed()
    {
        int attempts = 0;
        using var handler = new StubHandler(_ => ++attempts < 3
            ? throw new HttpRequestException(HttpRequestError.ConnectionError)
            : StubHandler.Json("{}"));
        using WhatsAppClient client = new(new WhatsAppClientOptions
        {
            AccessToken = "t",
            HttpMessageHandler = handler,
            TimeProvider = _clock,
            Timeout = Timeout.InfiniteTimeSpan,
            AttemptTimeout = Timeout.InfiniteTimeSpan,
        });

        await client.PhoneNumbers["1"].Messages.PostAsync(Hello);

        Assert.That(attempts, Is.EqualTo(3));
    }

    [TestCase(408)]
    [TestCase(429)]
    [TestCase(500)]
    [TestCase(502)]
    [TestCase(503)]
    [TestCase(504)]
    public async Task GET_is_retried_after_status(int status)
    {
        using WhatsAppClient client = SkippingClient();
        Server.FailNext(FakeError.Html(status), times: 3);

        PhoneNumberInfo number = await client.PhoneNumbers[Server.PhoneNumberId].GetAsync();

        Assert.That(number.Id, Is.EqualTo(Server.PhoneNumberId));
        Assert.That(Server.Requests, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task GET_and_DELETE_are_retried_after_a_broken_connection()
    {
        using WhatsAppClient client = SkippingClient();
        FakeMedia media = Server.AddMedia(new byte[] { 1 }, "image/png");

        Server.FailNext(FakeError.Dropped);
        await client.Media[media.Id].GetAsync();
        Server.FailNext(FakeError.Dropped);
        await client.Media[media.Id].DeleteAsync();

        Assert.That(Server.Requests, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task Last_failure_is_the_one_that_is_thrown()
    {
        using WhatsAppClient client = SkippingClient();
        Server.FailNext(FakeError.Html(500), times: 3);
        Server.FailNext(Busy);

        GraphApiException error = await Catch.Async<GraphApiException>(
            () => client.PhoneNumbers[Server.PhoneNumberId].GetAsync());

        Assert.That(error.Code, Is.EqualTo(2));
        Assert.That(Server.Requests, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task Delays_grow_and_stay_below_the_longest()
    {
        using WhatsAppClient client = SkippingClient();
        Server.FailNext(Busy, times: 3);

        await client.PhoneNumbers[Server.PhoneNumberId].GetAsync();

        Assert.That(_clock.Waits, Has.Count.EqualTo(3));
        Assert.That(_clock.Waits, Has.All.LessThanOrEqualTo(TimeSpan.FromSeconds(30)));
    }

    [Test]
    public async Task Retry_After_is_respected()
    {
        using WhatsAppClient client = SkippingClient();
        Server.FailNext(FakeError.RateLimited with { RetryAfter = TimeSpan.FromSeconds(42) });

        await client.PhoneNumbers[Server.PhoneNumberId].Messages.PostAsync(Hello);

        Assert.That(_clock.Waits, Is.EqualTo([TimeSpan.FromSeconds(42)]));
    }

    [Test]
    public async Task Retry_After_of_zero_leaves_the_delay_to_the_SDK()
    {
        using WhatsAppClient client = SkippingClient();
        Server.FailNext(FakeError.RateLimited with { RetryAfter = TimeSpan.Zero });

        await client.PhoneNumbers[Server.PhoneNumberId].Messages.PostAsync(Hello);

        Assert.That(_clock.Waits.Single(), Is.GreaterThan(TimeSpan.Zero));
    }

    [Test]
    public async Task Retry_After_beyond_the_budget_fails_the_call_at_once()
    {
        using WhatsAppClient client = SkippingClient();
        Server.FailNext(FakeError.RateLimited with { RetryAfter = TimeSpan.FromHours(1) });

        GraphApiException error = await Catch.Async<GraphApiException>(
            () => client.PhoneNumbers[Server.PhoneNumberId].Messages.PostAsync(Hello));

        Assert.That(error.SuggestedAction, Is.EqualTo(SuggestedAction.RetryLater));
        Assert.That(_clock.Waits, Is.Empty);
    }

    [Test]
    public async Task Retries_can_be_switched_off_for_a_client_or_a_call()
    {
        using WhatsAppClient client = SkippingClient(options => options.Retry = RetryOptions.Off);
        Server.FailNext(Busy);
        await Catch.Async<GraphApiException>(() => client.PhoneNumbers["1"].GetAsync());

        using WhatsAppClient retrying = SkippingClient();
        Server.FailNext(Busy);
        await Catch.Async<GraphApiException>(
            () => retrying.PhoneNumbers["1"].GetAsync(null, new RequestOptions { Retry = RetryOptions.Off }));

        Assert.That(Server.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Upload_is_retried_from_the_first_position_of_its_stream()
    {
        using WhatsAppClient client = SkippingClient();
        Server.FailNext(FakeError.RateLimited);
        using var content = new MemoryStream([1, 2, 3]) { Position = 1 };

        await client.PhoneNumbers[Server.PhoneNumberId].Media.PostAsync(
            new() { File = new FileUpload(content, "a.png", "image/png") });

        Assert.That(
            Server.Requests.Select(request => request.Parts.Single(part => part.Name == "file").Body.ToArray()),
            Is.EqualTo(new byte[][] { [2, 3], [2, 3] }));
    }

    [Test]
    public async Task Upload_of_a_stream_that_cannot_rewind_is_sent_once()
    {
        using WhatsAppClient client = SkippingClient();
        Server.FailNext(FakeError.RateLimited);
        Stream content = System.IO.Pipelines.PipeReader.Create(new MemoryStream([1])).AsStream();

        await Catch.Async<GraphApiException>(() => client.PhoneNumbers[Server.PhoneNumberId].Media.PostAsync(
            new() { File = new FileUpload(content, "a.png", "image/png") }));

        Assert.That(Server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Cancellation_ends_the_delay_before_a_retry()
    {
        var clock = new ObservedTimeProvider();
        using WhatsAppClient client = Server.CreateClient(options =>
        {
            options.TimeProvider = clock;
            options.Handlers = own => [.. WhatsAppClientOptions.DefaultHandlers(own)];
        });
        using var source = new CancellationTokenSource();
        Server.FailNext(Busy, times: 10);
        Task call = client.PhoneNumbers["1"].GetAsync(null, cancellationToken: source.Token);
        while (Server.Requests.Count == 0)
        {
            await Task.Yield();
        }

        await source.CancelAsync();

        await Catch.Async<OperationCanceledException>(() => call);
        Assert.That(Server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Timeout_covers_all_attempts()
    {
        var clock = new ObservedTimeProvider();
        using WhatsAppClient client = Server.CreateClient(options =>
        {
            options.TimeProvider = clock;
            options.AttemptTimeout = Timeout.InfiniteTimeSpan;
        });
        Server.FailNext(Busy, times: 10);
        Task call = client.PhoneNumbers["1"].GetAsync();
        // Wait for the timer of the call and that of the delay: before, the response could still arrive.
        while (clock.TimerCount < 2)
        {
            await Task.Yield();
        }

        clock.Advance(TimeSpan.FromSeconds(100));

        await Catch.Async<TimeoutException>(() => call);
    }

    [Test]
    public async Task Exception_has_a_suggested_action()
    {
        await Assert.MultipleAsync(async () =>
        {
            Assert.That(await AdviceAsync(new FakeError { Code = 131009 }), Is.EqualTo(SuggestedAction.FixRequest));
            Assert.That(await AdviceAsync(FakeError.ExpiredToken), Is.EqualTo(SuggestedAction.RefreshToken));
            Assert.That(await AdviceAsync(new FakeError { Code = 131048 }), Is.EqualTo(SuggestedAction.Never));
            Assert.That(await AdviceAsync(FakeError.RateLimited), Is.EqualTo(SuggestedAction.RetryLater));
            Assert.That(await AdviceAsync(FakeError.Html(500)), Is.EqualTo(SuggestedAction.MayHaveBeenSent));
            Assert.That(await AdviceAsync(FakeError.Html(404)), Is.EqualTo(SuggestedAction.FixRequest));
        });

        async Task<SuggestedAction> AdviceAsync(FakeError error)
        {
            Server.FailNext(error);
            return (await Catch.Async<GraphApiException>(
                () => Phone.Messages.PostAsync(Hello, new RequestOptions { Retry = RetryOptions.Off }))).SuggestedAction;
        }
    }

    [TestCase(-1, 1, 30, 60)]
    [TestCase(3, -1, 30, 60)]
    [TestCase(3, 5, 1, 60)]
    [TestCase(3, 1, 30, -1)]
    [TestCase(3, 1, (24 * 60 * 60) + 1, 60)]
    public void Invalid_options_are_refused(int retries, int first, int longest, int budget) => Assert.That(
        () => SkippingClient(options => options.Retry = new RetryOptions
        {
            MaxRetries = retries,
            BaseDelay = TimeSpan.FromSeconds(first),
            MaxDelay = TimeSpan.FromSeconds(longest),
            Budget = TimeSpan.FromSeconds(budget),
        }),
        Throws.InstanceOf<ArgumentException>());

    [Test]
    public void Retry_of_null_says_what_to_assign() => Assert.That(
        () => SkippingClient(options => options.Retry = null!),
        Throws.ArgumentException.With.Message.Contains("RetryOptions.Off"));

    [TestCase(429)]
    [TestCase(500)]
    [TestCase(503)]
    [TestCase(504)]
    public async Task POST_that_may_have_been_carried_out_is_sent_once(int status)
    {
        Server.FailNext(FakeError.Html(status));

        GraphApiException error = await Catch.Async<GraphApiException>(() => Phone.Messages.PostAsync(Hello));

        Assert.That((int)error.Status, Is.EqualTo(status));
        Assert.That(Server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task POST_with_a_lost_response_is_sent_once()
    {
        Server.FailNext(FakeError.Dropped);

        await Catch.Async<HttpRequestException>(() => Phone.Messages.PostAsync(Hello));

        Assert.That(Server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Spam_rate_limit_is_not_retried()
    {
        Server.FailNext(new FakeError { Status = 429, Code = 131048, Message = "(#131048) Spam rate limit hit" });

        GraphApiException error = await Catch.Async<GraphApiException>(() => Phone.Messages.PostAsync(Hello));

        Assert.That(error.Code, Is.EqualTo(131048));
        Assert.That(Server.Requests, Has.Count.EqualTo(1));
    }

    private WhatsAppClient SkippingClient(Action<WhatsAppClientOptions>? configure = null) => Server.CreateClient(options =>
    {
        options.TimeProvider = _clock;
        options.Timeout = Timeout.InfiniteTimeSpan;
        options.AttemptTimeout = Timeout.InfiniteTimeSpan;
        configure?.Invoke(options);
    });
}
