using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Time.Testing;
using WhatsApp.Generated.Bulk;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Bulk;

/// <summary>The limits of a client, over real HTTP.</summary>
[TestFixture]
public sealed class MessageLimitTests : GraphTest
{
    private readonly FakeTimeProvider _clock = new();

    private static MessageLimits Refusing => new() { MaxWait = TimeSpan.Zero, PairBurst = 1 };

    [Test]
    public void Client_without_limits_has_no_handler_for_them()
    {
        var options = new WhatsAppClientOptions();

        Assert.That(WhatsAppClientOptions.DefaultHandlers(options), Has.None.InstanceOf<MessageLimitHandler>());
    }

    [Test]
    public void Limits_apply_to_each_attempt()
    {
        Type[] handlers = [.. WhatsAppClientOptions
            .DefaultHandlers(new WhatsAppClientOptions().UseMessageLimits())
            .Select(handler => handler.GetType())];

        Assert.That(
            handlers,
            Is.EqualTo([
                typeof(GraphRetryHandler),
                typeof(MessageLimitHandler),
                typeof(AttemptHandler),
                typeof(GraphAuthorizationHandler),
            ]));
    }

    [Test]
    public async Task A_refused_message_is_not_sent_and_has_a_retry_time()
    {
        using WhatsAppClient client = LimitedClient(Refusing);
        await client.PhoneNumbers[Server.PhoneNumberId].Messages.PostAsync(Hello("+16505551234"));

        MessageLimitException refused = await Catch.Async<MessageLimitException>(
            () => client.PhoneNumbers[Server.PhoneNumberId].Messages.PostAsync(Hello("+16505551234")));

        Assert.That(refused.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(6)));
        Assert.That(refused.SuggestedAction, Is.EqualTo(SuggestedAction.RetryLater));
        Assert.That(refused.OperationId, Is.EqualTo("sendMessage"));
        Assert.That(refused.PhoneNumberId, Is.EqualTo(Server.PhoneNumberId));
        Assert.That(refused.Message, Does.StartWith("sendMessage sent nothing: the recipient has reached its limit"));
        Assert.That(refused.Message, Does.Contain("in 6 s").And.Not.Contain("1650"));
        Assert.That(Server.SentMessages, Has.Count.EqualTo(1));
    }

    [TestCase("+16505551234", "16505551234")]
    [TestCase("16505551234", "+1 (650) 555-1234")]
    public async Task Notations_of_a_phone_number_are_one_recipient(string first, string second)
    {
        using WhatsAppClient client = LimitedClient(Refusing);
        PhoneNumberMessagesRequestBuilder messages = client.PhoneNumbers[Server.PhoneNumberId].Messages;
        await messages.PostAsync(Hello(first));
        _clock.Advance(TimeSpan.FromSeconds(1));

        MessageLimitException refused =
            await Catch.Async<MessageLimitException>(() => messages.PostAsync(Hello(second)));

        Assert.That(refused.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(5)));
    }

    [Test]
    public async Task All_kinds_of_messages_count_and_other_requests_do_not()
    {
        using var stub = StubHandler.Returning("{}");
        using WhatsAppClient client = StubClient(
            stub, new MessageLimits { MaxWait = TimeSpan.Zero, MessagesPerSecond = 1 });
        PhoneNumberItemRequestBuilder phone = client.PhoneNumbers["1"];
        await phone.Messages.PostAsync(Hello("1"));

        await phone.GetAsync();
        await phone.Messages.PostAsync(new ReadReceipt { MessageId = "wamid.1" });
        var template = new TemplateContent { Name = "t", Language = new() { Code = "en_US" } };
        await Catch.Async<MessageLimitException>(() => phone.Messages.PostAsync(Hello("2")));
        await Catch.Async<MessageLimitException>(
            () => phone.MarketingMessages.PostAsync(new MarketingMessageRequest { To = "3", Template = template }));
        await Catch.Async<MessageLimitException>(
            () => phone.MessagesEncrypted.PostAsync(new EncryptedMessageRequest { EncryptedContents = "a.b.c.d.e" }));

        await client.PhoneNumbers["2"].Messages.PostAsync(Hello("4"));
        Assert.That(stub.Requests, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task Groups_and_user_ids_are_recipients_too()
    {
        using var stub = StubHandler.Returning("{}");
        using WhatsAppClient client = StubClient(
            stub, new MessageLimits { MaxWait = TimeSpan.Zero, PairBurst = 1, MessagesPerSecond = 1_000_000_000 });
        PhoneNumberMessagesRequestBuilder messages = client.PhoneNumbers["1"].Messages;
        foreach (TextMessage message in new[]
        {
            new TextMessage { Recipient = "US.1349", Text = new() { Body = "Hi" } },
            new TextMessage { Recipient = "US.1350", Text = new() { Body = "Hi" } },
            new TextMessage { RecipientType = RecipientType.Group, To = "Y2FwaV9n", Text = new() { Body = "Hi" } },
        })
        {
            await messages.PostAsync(message);
            await Catch.Async<MessageLimitException>(() => messages.PostAsync(message));
        }
    }

    [Test]
    public async Task A_waiting_message_is_sent_when_a_permit_is_available()
    {
        using WhatsAppClient client = LimitedClient(new MessageLimits { PairBurst = 1 });
        PhoneNumberMessagesRequestBuilder messages = client.PhoneNumbers[Server.PhoneNumberId].Messages;
        await messages.PostAsync(Hello("16505551234"));

        Task<MessageResponse> second = messages.PostAsync(Hello("16505551234"));
        Assert.That(Server.Requests, Has.Count.EqualTo(1));
        _clock.Advance(TimeSpan.FromSeconds(6));
        await second;

        Assert.That(Server.SentMessages, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_canceled_wait_sends_nothing()
    {
        using WhatsAppClient client = LimitedClient(new MessageLimits { PairBurst = 1 });
        PhoneNumberMessagesRequestBuilder messages = client.PhoneNumbers[Server.PhoneNumberId].Messages;
        using var cancellation = new CancellationTokenSource();
        await messages.PostAsync(Hello("16505551234"));

        Task<MessageResponse> second = messages.PostAsync(Hello("16505551234"), cancellationToken: cancellation.Token);
        await cancellation.CancelAsync();

        await Catch.Async<OperationCanceledException>(() => second);
        Assert.That(Server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_wait_beyond_the_timeout_of_the_call_is_refused_immediately()
    {
        using WhatsAppClient client = LimitedClient(new MessageLimits { PairBurst = 1 });
        PhoneNumberMessagesRequestBuilder messages = client.PhoneNumbers[Server.PhoneNumberId].Messages;
        await messages.PostAsync(Hello("16505551234"));

        MessageLimitException refused = await Catch.Async<MessageLimitException>(() => messages.PostAsync(
            Hello("16505551234"), new RequestOptions { Timeout = TimeSpan.FromSeconds(5) }, CancellationToken.None));

        Assert.That(refused.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(6)));
    }

    [Test]
    public async Task A_waiting_message_is_refused_when_a_pause_exceeds_its_deadline()
    {
        using var stub = new HeldHandler();
        using WhatsAppClient client = StubClient(stub, new MessageLimits { PairBurst = 1 });
        PhoneNumberMessagesRequestBuilder messages = client.PhoneNumbers["1"].Messages;
        Task<MessageResponse> first = messages.PostAsync(Hello("1"));
        Task<MessageResponse> second = messages.PostAsync(Hello("1"));

        stub.Respond(0, Refusal(131056, retryAfter: 200));

        await Catch.Async<GraphApiException>(() => first);
        MessageLimitException refused = await Catch.Async<MessageLimitException>(() => second);
        Assert.That(refused.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(200)));
        Assert.That(refused.Message, Does.Contain("code 131056"));
    }

    [Test]
    public async Task Every_attempt_counts()
    {
        using var counting = new CountingLimiter();
        var clock = new SkippingTimeProvider();
        using WhatsAppClient client = Server.CreateClient(options =>
        {
            options.TimeProvider = clock;
            options.Timeout = options.AttemptTimeout = Timeout.InfiniteTimeSpan;
            options.UseMessageLimits(new MessageLimits { Limiter = counting });
        });
        Server.FailNext(FakeError.RateLimited, times: 2);

        await client.PhoneNumbers[Server.PhoneNumberId].Messages.PostAsync(Hello("+1 650 555 1234"));

        Assert.That(
            counting.Messages,
            Is.EqualTo(Enumerable.Repeat(new OutgoingMessage(Server.PhoneNumberId, "16505551234"), 3)));
    }

    [Test]
    public async Task Clients_can_share_a_limiter()
    {
        using var shared = new MessageLimiter(Refusing, _clock);
        using WhatsAppClient first = LimitedClient(new MessageLimits { Limiter = shared, MaxWait = TimeSpan.Zero });
        using (WhatsAppClient second = LimitedClient(new MessageLimits { Limiter = shared, MaxWait = TimeSpan.Zero }))
        {
            await first.PhoneNumbers[Server.PhoneNumberId].Messages.PostAsync(Hello("16505551234"));
            await Catch.Async<MessageLimitException>(
                () => second.PhoneNumbers[Server.PhoneNumberId].Messages.PostAsync(Hello("16505551234")));
        }

        _clock.Advance(TimeSpan.FromSeconds(6));
        await first.PhoneNumbers[Server.PhoneNumberId].Messages.PostAsync(Hello("16505551234"));
    }

    [Test]
    public void Invalid_limits_throw_when_they_are_set() => Assert.Multiple(() =>
    {
        foreach (MessageLimits limits in new MessageLimits[]
        {
            new() { MessagesPerSecond = 0 },
            new() { PairBurst = 0 },
            new() { PairInterval = TimeSpan.FromSeconds(-1) },
            new() { MaxWait = TimeSpan.FromSeconds(-1) },
        })
        {
            Assert.That(
                () => new WhatsAppClient(new WhatsAppClientOptions { AccessToken = "t" }.UseMessageLimits(limits)),
                Throws.InstanceOf<ArgumentException>());
        }
    });

    [Test]
    public async Task Functions_of_the_limits_are_not_called_after_the_message_was_sent()
    {
        var sentBeforeCall = new List<int>();
        using WhatsAppClient client = LimitedClient(new()
        {
            AccountOf = _ =>
            {
                sentBeforeCall.Add(Server.SentMessages.Count);
                return "account";
            },
        });

        await client.PhoneNumbers[Server.PhoneNumberId].Messages.PostAsync(Hello("+16505551234"));

        Assert.That(Server.SentMessages, Has.Count.EqualTo(1));
        Assert.That(sentBeforeCall, Is.Not.Empty.And.All.Zero);
    }

    private static TextMessage Hello(string to) => new() { To = to, Text = new() { Body = "Hello" } };

    private static HttpResponseMessage Refusal(int code, int retryAfter)
    {
        HttpResponseMessage response =
            StubHandler.Json($$$"""{"error":{"code":{{{code}}}}}""", HttpStatusCode.BadRequest);
        response.Headers.TryAddWithoutValidation("Retry-After", $"{retryAfter}");
        return response;
    }

    private WhatsAppClient LimitedClient(MessageLimits limits) => Server.CreateClient(options =>
    {
        options.TimeProvider = _clock;
        options.AttemptTimeout = TimeSpan.FromSeconds(1); // A wait is no part of an attempt.
        options.UseMessageLimits(limits);
    });

    private WhatsAppClient StubClient(HttpMessageHandler stub, MessageLimits limits) => new(new WhatsAppClientOptions
    {
        AccessToken = "t",
        HttpMessageHandler = stub,
        TimeProvider = _clock,
        Retry = RetryOptions.Off,
    }.UseMessageLimits(limits));

    /// <summary>Permits everything and records the messages.</summary>
    private sealed class CountingLimiter : PartitionedRateLimiter<OutgoingMessage>
    {
        private readonly PartitionedRateLimiter<OutgoingMessage> _open =
            PartitionedRateLimiter.Create<OutgoingMessage, int>(_ => RateLimitPartition.GetNoLimiter(0));

        public List<OutgoingMessage> Messages { get; } = [];

        public override RateLimiterStatistics? GetStatistics(OutgoingMessage resource) => null;

        protected override RateLimitLease AttemptAcquireCore(OutgoingMessage resource, int permitCount) =>
            throw new NotSupportedException();

        protected override ValueTask<RateLimitLease> AcquireAsyncCore(
            OutgoingMessage resource, int permitCount, CancellationToken cancellationToken)
        {
            Messages.Add(resource with { MaxWait = null });
            return _open.AcquireAsync(resource, permitCount, cancellationToken);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _open.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
