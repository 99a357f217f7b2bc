using System.Net;
using Microsoft.Extensions.Time.Testing;
using WhatsApp.Generated.Bulk;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Bulk;

/// <summary>Reaction of the limits to the error codes of Meta.</summary>
[TestFixture]
public sealed class ThrottlingTests
{
    private readonly FakeTimeProvider _clock = new();

    private static MessageLimits Refusing => new() { MaxWait = TimeSpan.Zero };

    [Test]
    public async Task Throughput_is_halved_and_recovers_within_ten_seconds()
    {
        using var meta = new Meta();
        using WhatsAppClient client = Client(meta, Refusing);
        Assert.That(await SentWithin(client, seconds: 1), Is.EqualTo(80));

        meta.Code = 130429;
        await Fails(client, "1", "x");
        meta.Code = null;

        // Half of the rate, and 5 % more with each second.
        Assert.That(await SentWithin(client, seconds: 1), Is.InRange(40, 44));
        Assert.That(await SentWithin(client, seconds: 8), Is.InRange(450, 500));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That(await SentWithin(client, seconds: 1), Is.EqualTo(80));
        Assert.That(await SentWithin(client, seconds: 1, phoneNumberId: "2"), Is.EqualTo(80));
    }

    [Test]
    public async Task Throughput_is_halved_repeatedly_but_never_to_zero()
    {
        using var meta = new Meta { Code = 130429 };
        using WhatsAppClient client = Client(
            meta, new MessageLimits { MaxWait = TimeSpan.Zero, MessagesPerSecond = 64 });

        for (int i = 0; i < 20; i++)
        {
            await Fails(client, "1", $"{i}");
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        meta.Code = null;
        Assert.That(await SentWithin(client, seconds: 1), Is.InRange(1, 10));
    }

    [Test]
    public async Task Refusals_of_messages_in_flight_together_count_once()
    {
        using var held = new HeldHandler();
        using WhatsAppClient client = Client(held, new MessageLimits { MaxWait = TimeSpan.Zero });
        List<Task> sent = [];
        for (int i = 0; i < 20; i++)
        {
            sent.Add(Sends(client, "1", $"{i}"));
            _clock.Advance(TimeSpan.FromMilliseconds(12.5));
        }

        for (int i = 0; i < 20; i++)
        {
            held.Respond(i, Meta.Refusal(130429));
            await Catch.Async<GraphApiException>(() => sent[i]);
        }

        // 40 a second: at half the speed, 25 ms lie between two.
        sent.Add(Sends(client, "1", "a"));
        Assert.That(await RetryAfter(client, "1", "b"), Is.EqualTo(TimeSpan.FromMilliseconds(25)));
        held.Respond(20);
        await sent[^1];
    }

    [Test]
    public async Task Pair_pauses_longer_with_each_refusal_in_a_row_and_others_continue()
    {
        using var meta = new Meta();
        using WhatsAppClient client = Client(meta, Unhurried(pairInterval: TimeSpan.FromMilliseconds(1)));
        foreach (int seconds in new[] { 1, 4, 16, 64, 256, 256 })
        {
            meta.Code = 131056;
            await Fails(client, "1", "refused");
            meta.Code = null;
            await Sends(client, "1", $"other {seconds}");
            Assert.That(await RetryAfter(client, "1", "refused"), Is.EqualTo(TimeSpan.FromSeconds(seconds)));
            _clock.Advance(TimeSpan.FromSeconds(seconds));
        }

        await Sends(client, "1", "refused");
        _clock.Advance(TimeSpan.FromSeconds(1));
        meta.Code = 131056;
        await Fails(client, "1", "refused");
        Assert.That(await RetryAfter(client, "1", "refused"), Is.EqualTo(TimeSpan.FromSeconds(1)));
    }

    [Test]
    public async Task Refused_pair_is_remembered_for_an_hour_after_its_pause()
    {
        using var meta = new Meta { Code = 131056 };
        using var limiter = new MessageLimiter(Unhurried(pairInterval: TimeSpan.FromMilliseconds(1)), _clock);
        using WhatsAppClient client = Client(meta, new MessageLimits { Limiter = limiter, MaxWait = TimeSpan.Zero });
        await Fails(client, "1", "refused");

        _clock.Advance(TimeSpan.FromHours(1));
        Assert.That(limiter.RecipientCount, Is.EqualTo(1));
        _clock.Advance(TimeSpan.FromSeconds(1 + 16));
        Assert.That(limiter.RecipientCount, Is.Zero);
    }

    [Test]
    public async Task Refused_pair_has_no_burst_left()
    {
        using var meta = new Meta { Code = 131056 };
        using WhatsAppClient client = Client(meta, Unhurried(pairInterval: TimeSpan.FromSeconds(6)));
        await Fails(client, "1", "a");
        meta.Code = null;
        _clock.Advance(TimeSpan.FromSeconds(1));

        await Sends(client, "1", "a");

        Assert.That(await RetryAfter(client, "1", "a"), Is.EqualTo(TimeSpan.FromSeconds(5)));
    }

    [Test]
    public async Task Account_pauses_with_all_its_numbers_and_no_others()
    {
        using var meta = new Meta { Code = 80007 };
        using WhatsAppClient client = Client(
            meta, new MessageLimits { MaxWait = TimeSpan.Zero, AccountOf = number => number[..1] });

        await Fails(client, "1a", "x");
        meta.Code = null;

        Assert.That(await RetryAfter(client, "1b", "y"), Is.EqualTo(TimeSpan.FromSeconds(1)));
        await Sends(client, "2a", "x");
        _clock.Advance(TimeSpan.FromSeconds(1));
        await Sends(client, "1b", "x");
    }

    [Test]
    public async Task Only_the_number_pauses_if_the_account_is_unknown()
    {
        using var meta = new Meta { Code = 80007 };
        using WhatsAppClient client = Client(meta, Refusing);

        await Fails(client, "1", "x");
        meta.Code = null;

        Assert.That(await RetryAfter(client, "1", "y"), Is.EqualTo(TimeSpan.FromSeconds(1)));
        await Sends(client, "2", "x");
    }

    [Test]
    public async Task Refusal_for_the_app_pauses_all_numbers()
    {
        using var meta = new Meta { Code = 4 };
        using WhatsAppClient client = Client(meta, Refusing);

        await Fails(client, "1", "x");
        meta.Code = null;

        Assert.That(await RetryAfter(client, "2", "y"), Is.EqualTo(TimeSpan.FromSeconds(1)));
    }

    [TestCase(4)]
    [TestCase(80007)]
    public async Task Pause_has_the_length_that_Meta_estimates(int code)
    {
        using var meta = new Meta { Code = code };
        meta.Headers["X-Business-Use-Case-Usage"] = """{"7":[{"estimated_time_to_regain_access":5}]}""";
        using WhatsAppClient client = Client(meta, Refusing);

        await Fails(client, "1", "x");
        meta.Code = null;

        Assert.That(await RetryAfter(client, "1", "y"), Is.EqualTo(TimeSpan.FromMinutes(5)));
    }

    [TestCase(4)]
    [TestCase(80007)]
    [TestCase(130429)]
    [TestCase(131056)]
    public async Task Pause_has_the_length_of_Retry_After(int code)
    {
        using var meta = new Meta { Code = code };
        meta.Headers["Retry-After"] = "33";
        using WhatsAppClient client = Client(meta, Refusing);

        await Fails(client, "1", "x");
        meta.Code = null;

        Assert.That(await RetryAfter(client, "1", "x"), Is.EqualTo(TimeSpan.FromSeconds(33)));
    }

    [TestCase(100)]
    [TestCase(131026)]
    [TestCase(131048)]
    public async Task Other_errors_do_not_change_the_limits(int code)
    {
        using var meta = new Meta { Code = code };
        using WhatsAppClient client = Client(meta, Refusing);
        await Fails(client, "1", "x");
        _clock.Advance(TimeSpan.FromMilliseconds(12.5));

        meta.Code = null;
        await Sends(client, "1", "x");
    }

    // Only the pair counts.
    private static MessageLimits Unhurried(TimeSpan pairInterval) =>
        new() { MaxWait = TimeSpan.Zero, MessagesPerSecond = 1_000_000_000, PairInterval = pairInterval };

    private static TextMessage Hello(string to) => new() { To = to, Text = new() { Body = "Hello" } };

    private static Task<MessageResponse> Sends(WhatsAppClient client, string phoneNumberId, string to) =>
        client.PhoneNumbers[phoneNumberId].Messages.PostAsync(Hello(to));

    private static Task<GraphApiException> Fails(WhatsAppClient client, string phoneNumberId, string to) =>
        Catch.Async<GraphApiException>(() => Sends(client, phoneNumberId, to));

    private static async Task<TimeSpan?> RetryAfter(WhatsAppClient client, string phoneNumberId, string to) =>
        (await Catch.Async<MessageLimitException>(() => Sends(client, phoneNumberId, to))).RetryAfter;

    private async Task<int> SentWithin(WhatsAppClient client, int seconds, string phoneNumberId = "1")
    {
        int sent = 0;
        for (int i = 0; i < seconds * 2000; i++)
        {
            try
            {
                await Sends(client, phoneNumberId, $"{_clock.GetTimestamp()}");
                sent++;
            }
            catch (MessageLimitException)
            {
                // Not yet.
            }

            _clock.Advance(TimeSpan.FromMilliseconds(0.5));
        }

        return sent;
    }

    private WhatsAppClient Client(HttpMessageHandler handler, MessageLimits limits) => new(new WhatsAppClientOptions
    {
        AccessToken = "t",
        HttpMessageHandler = handler,
        TimeProvider = _clock,
        Retry = RetryOptions.Off,
    }.UseMessageLimits(limits));

    /// <summary>Accepts messages, or refuses them with a code.</summary>
    private sealed class Meta : HttpMessageHandler
    {
        public int? Code { get; set; }

        public Dictionary<string, string> Headers { get; } = [];

        public static HttpResponseMessage Refusal(int code) =>
            StubHandler.Json($$$"""{"error":{"code":{{{code}}}}}""", HttpStatusCode.BadRequest);

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage answer = Code is { } code ? Refusal(code) : StubHandler.Json("{}");
            foreach ((string name, string value) in Headers)
            {
                answer.Headers.TryAddWithoutValidation(name, value);
            }

            return Task.FromResult(answer);
        }
    }
}
