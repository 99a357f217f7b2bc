using Microsoft.Extensions.Time.Testing;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Client;

/// <summary>The server never responds here: its clock does not move, and every response has a delay.</summary>
[TestFixture]
public sealed class TimeoutTests
{
    private readonly FakeTimeProvider _clock = new();
    private FakeGraphServer _server = null!;
    private WhatsAppClient _client = null!;

    [SetUp]
    public async Task StartServer()
    {
        _server = await FakeGraphServer.StartAsync(new FakeGraphOptions { TimeProvider = new FakeTimeProvider() });
        _server.Delay = TimeSpan.FromHours(1);
        _client = _server.CreateClient(options =>
        {
            options.TimeProvider = _clock;
            options.AttemptTimeout = Timeout.InfiniteTimeSpan;
        });
    }

    [TearDown]
    public async Task StopServer()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Test]
    public async Task Timeout_message_names_the_option_and_the_operation()
    {
        Task call = _client.PhoneNumbers["1"].GetAsync();
        _clock.Advance(TimeSpan.FromSeconds(99.9));
        Assert.That(call.IsCompleted, Is.False);
        _clock.Advance(TimeSpan.FromSeconds(0.1));

        TimeoutException error = await Catch.Async<TimeoutException>(() => call);

        Assert.That(error.Message, Does.StartWith("getPhoneNumber took longer than its timeout of 100 s."));
        Assert.That(error.Message, Does.Contain("WhatsAppClientOptions.Timeout").And.Contain("RequestOptions.Timeout"));
        Assert.That(error.InnerException, Is.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Timeout_of_a_call_replaces_that_of_the_client()
    {
        Task call = _client.PhoneNumbers["1"].GetAsync(
            null, new RequestOptions { Timeout = TimeSpan.FromMilliseconds(2500) });
        _clock.Advance(TimeSpan.FromMilliseconds(2500));

        TimeoutException error = await Catch.Async<TimeoutException>(() => call);

        Assert.That(error.Message, Does.Contain("2.5 s"));
    }

    [Test]
    [SetCulture("tr-TR")]
    public async Task Timeout_message_is_the_same_in_every_culture()
    {
        Task call = _client.PhoneNumbers["1"].GetAsync(
            null, new RequestOptions { Timeout = TimeSpan.FromMilliseconds(2500) });
        _clock.Advance(TimeSpan.FromSeconds(3));

        Assert.That((await Catch.Async<TimeoutException>(() => call)).Message, Does.Contain("2.5 s"));
    }

    [Test]
    public async Task Infinite_timeout_never_times_out()
    {
        using var source = new CancellationTokenSource();
        Task call = _client.PhoneNumbers["1"].GetAsync(
            null, new RequestOptions { Timeout = Timeout.InfiniteTimeSpan }, source.Token);
        _clock.Advance(TimeSpan.FromDays(365));
        Assert.That(call.IsCompleted, Is.False);

        await source.CancelAsync();
        await Catch.Async<OperationCanceledException>(() => call);
    }

    [Test]
    public async Task Cancellation_is_not_a_timeout()
    {
        using var source = new CancellationTokenSource();
        Task call = _client.PhoneNumbers["1"].GetAsync(null, cancellationToken: source.Token);

        await source.CancelAsync();
        _clock.Advance(TimeSpan.FromSeconds(100));

        OperationCanceledException error = await Catch.Async<OperationCanceledException>(() => call);
        Assert.That(error.InnerException, Is.Not.InstanceOf<TimeoutException>());
    }

    [Test]
    public async Task Canceled_token_sends_nothing()
    {
        await Catch.Async<OperationCanceledException>(
            () => _client.PhoneNumbers["1"].GetAsync(null, cancellationToken: new CancellationToken(canceled: true)));

        Assert.That(_server.Requests, Is.Empty);
    }

    [Test]
    public async Task Timeout_includes_the_body()
    {
        var arrived = new TaskCompletionSource();
        await using RawServer slow = RawServer.Start(async (_, stream, stop) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"u8.ToArray(), stop);
            arrived.SetResult();
            await Task.Delay(Timeout.Infinite, stop);
        });
        using var client = new WhatsAppClient(new WhatsAppClientOptions
        {
            AccessToken = "t",
            BaseAddress = slow.Address,
            TimeProvider = _clock,
            AttemptTimeout = Timeout.InfiniteTimeSpan,
        });

        Task call = client.PhoneNumbers["1"].GetAsync();
        await arrived.Task;
        _clock.Advance(TimeSpan.FromSeconds(100));

        await Catch.Async<TimeoutException>(() => call);
    }

    [Test]
    public async Task Download_that_does_not_start_in_time_times_out()
    {
        Task call = _client.MediaUrls[new Uri(_server.BaseAddress, "media-bytes/1").AbsoluteUri].GetAsync();
        _clock.Advance(TimeSpan.FromSeconds(100));

        Assert.That((await Catch.Async<TimeoutException>(() => call)).Message, Does.StartWith("downloadMedia took"));
    }
}
