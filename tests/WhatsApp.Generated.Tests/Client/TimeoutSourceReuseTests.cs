using System.Net;

namespace WhatsApp.Generated.Tests.Client;

/// <summary>
/// Later calls reuse the timeout sources of earlier ones. The tests compare the tokens that a handler gets, to know
/// whether a source was reused.
/// </summary>
[TestFixture]
public sealed class TimeoutSourceReuseTests
{
    private readonly List<CancellationToken> _tokens = [];
    private Func<CancellationToken, Task> _respond = null!;
    private Transport _transport = null!;
    private WhatsAppClient _client = null!;

    [SetUp]
    public void MakeClient()
    {
        _tokens.Clear();
        _respond = _ => Task.CompletedTask;
        _transport = new Transport(async token =>
        {
            _tokens.Add(token);
            await _respond(token);
        });
        _client = new WhatsAppClient(
            new WhatsAppClientOptions
            {
                AccessToken = "EAAtoken",
                HttpMessageHandler = _transport,
                Retry = RetryOptions.Off,
                AttemptTimeout = Timeout.InfiniteTimeSpan,
            });
    }

    [TearDown]
    public void Close()
    {
        _client.Dispose();
        _transport.Dispose();
    }

    [Test]
    public async Task Token_of_an_earlier_call_cannot_cancel_a_later_call()
    {
        using var first = new CancellationTokenSource();
        await _client.PhoneNumbers["1"].GetAsync(null, cancellationToken: first.Token);
        var response = new TaskCompletionSource();
        _respond = token => response.Task.WaitAsync(token);
        Task second = _client.PhoneNumbers["1"].GetAsync();

        await first.CancelAsync();

        Assert.That(_tokens[1], Is.EqualTo(_tokens[0]), "The timeout source was not reused.");
        Assert.That(_tokens[1].IsCancellationRequested, Is.False);
        response.SetResult();
        await second;
    }

    [Test]
    public async Task Registration_of_an_earlier_call_is_not_called_by_the_timeout_of_a_later_call()
    {
        bool called = false;
        _respond = token =>
        {
            token.Register(() => called = true);
            return Task.CompletedTask;
        };
        await _client.PhoneNumbers["1"].GetAsync();
        _respond = token => Task.Delay(Timeout.Infinite, token);

        Assert.That(
            async () => await _client.PhoneNumbers["1"].GetAsync(null, Short),
            Throws.InstanceOf<GraphTimeoutException>());

        Assert.That(_tokens[1], Is.EqualTo(_tokens[0]), "The timeout source was not reused.");
        Assert.That(called, Is.False);
    }

    [Test]
    public async Task Timeout_source_that_timed_out_is_not_reused()
    {
        _respond = token => Task.Delay(Timeout.Infinite, token);
        Assert.That(
            async () => await _client.PhoneNumbers["1"].GetAsync(null, Short),
            Throws.InstanceOf<GraphTimeoutException>());
        _respond = _ => Task.CompletedTask;

        await _client.PhoneNumbers["1"].GetAsync();

        Assert.That(_tokens[0].IsCancellationRequested, Is.True);
        Assert.That(_tokens[1].IsCancellationRequested, Is.False);
    }

    [Test]
    public async Task Cancelled_call_does_not_reuse_its_timeout_source()
    {
        using var caller = new CancellationTokenSource();
        _respond = token => Task.Delay(Timeout.Infinite, token);
        Task call = _client.PhoneNumbers["1"].GetAsync(null, cancellationToken: caller.Token);
        await caller.CancelAsync();
        Assert.That(async () => await call, Throws.InstanceOf<OperationCanceledException>());
        _respond = _ => Task.CompletedTask;

        await _client.PhoneNumbers["1"].GetAsync();

        Assert.That(_tokens[1].IsCancellationRequested, Is.False);
    }

    [Test]
    public async Task Concurrent_calls_have_their_own_timeout_sources()
    {
        var response = new TaskCompletionSource();
        _respond = token => response.Task.WaitAsync(token);
        Task first = _client.PhoneNumbers["1"].GetAsync();
        Task second = _client.PhoneNumbers["2"].GetAsync(null, Short);

        Assert.That(async () => await second, Throws.InstanceOf<GraphTimeoutException>());

        Assert.That(_tokens[0].IsCancellationRequested, Is.False);
        response.SetResult();
        await first;
    }

    private static RequestOptions Short => new() { Timeout = TimeSpan.FromMilliseconds(20) };

    private sealed class Transport(Func<CancellationToken, Task> before) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await before(cancellationToken);
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("{}") };
        }
    }
}
