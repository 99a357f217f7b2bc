using System.Text;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.Flows.Tests;

/// <summary>The requests and their signatures are Node's, see <see cref="EncryptionFixtures"/>.</summary>
[TestFixture]
public sealed class FlowEndpointTests
{
    private readonly List<FlowDataRequest> _handled = [];
    private FlowEncryption _encryption = null!;
    private FlowEndpoint _endpoint = null!;

    [SetUp]
    public void CreateEndpoint()
    {
        _handled.Clear();
        _encryption = FlowEncryption.FromPem(EncryptionFixtures.PrivateKey);
        _endpoint = new FlowEndpoint(_encryption, EncryptionFixtures.AppSecret);
    }

    [TearDown]
    public void ForgetKey() => _encryption.Dispose();

    [Test]
    public async Task Signed_request_has_a_response_with_200_and_Base64()
    {
        FlowEndpointResult result = await HandleAsync(
            EncryptionFixtures.DataExchange,
            FlowDataResponse.Show("CONFIRM", RawJson.Parse("""{"text":"Grüße 🎉 ä"}""")));

        Assert.Multiple(() =>
        {
            Assert.That(result.StatusCode, Is.EqualTo(200));
            Assert.That(result.Body, Is.EqualTo(EncryptionFixtures.DataExchange.Response));
            Assert.That(FlowEndpointResult.ContentType, Is.EqualTo("text/plain"));
            Assert.That(result.Failure, Is.Null);
            Assert.That(_handled.Single().Screen, Is.EqualTo("DETAILS"));
        });
    }

    [Test]
    public async Task Ping_does_not_need_the_handler()
    {
        FlowEndpointResult result = await HandleAsync(EncryptionFixtures.Ping);

        Assert.That(result.StatusCode, Is.EqualTo(200));
        Assert.That(result.Body, Is.EqualTo(EncryptionFixtures.Ping.Response));
        Assert.That(_handled, Is.Empty);
    }

    [Test]
    public async Task Error_notification_is_acknowledged_without_the_handler()
    {
        FlowEndpointResult result = await HandleAsync(EncryptionFixtures.ErrorNotification);

        Assert.That(result.StatusCode, Is.EqualTo(200));
        Assert.That(result.Body, Is.EqualTo(EncryptionFixtures.ErrorNotification.Response));
        Assert.That(_handled, Is.Empty);
    }

    [Test]
    public async Task Error_notification_is_passed_to_its_callback()
    {
        var notifications = new List<FlowDataRequest>();
        using var source = new CancellationTokenSource();
        var endpoint = new FlowEndpoint(_encryption, EncryptionFixtures.AppSecret)
        {
            OnErrorNotification = (request, cancellationToken) =>
            {
                Assert.That(cancellationToken, Is.EqualTo(source.Token));
                notifications.Add(request);
                return Task.CompletedTask;
            },
        };

        FlowEndpointResult result = await endpoint.HandleAsync(
            EncryptionFixtures.ErrorNotification.Body,
            EncryptionFixtures.ErrorNotification.Signature,
            (_, _) => throw new InvalidOperationException("Not for the handler."),
            source.Token);

        Assert.That(result.Body, Is.EqualTo(EncryptionFixtures.ErrorNotification.Response));
        Assert.That(notifications.Single().ErrorCode, Is.EqualTo("invalid-screen-transition"));
        Assert.That(notifications.Single().ErrorMessage, Is.EqualTo("No way from DETAILS to DETAILS."));
    }

    [Test]
    public async Task Flow_token_that_is_no_longer_valid_is_427_with_the_message()
    {
        FlowEndpointResult result = await HandleAsync(
            EncryptionFixtures.TokenNotValid, FlowDataResponse.TokenNotValid("The order has already been placed 🙈"));

        Assert.That(result.StatusCode, Is.EqualTo(427));
        Assert.That(result.Body, Is.EqualTo(EncryptionFixtures.TokenNotValid.Response));
        Assert.That(result.Failure, Is.Null);
    }

    [Test]
    public async Task Request_that_cannot_be_decrypted_is_421()
    {
        FlowFixture fixture = EncryptionFixtures.OtherKey;

        FlowEndpointResult result = await HandleAsync(fixture);

        Assert.That(result.StatusCode, Is.EqualTo(421));
        Assert.That(result.Body, Is.Empty);
        Assert.That(result.Failure?.Message, Does.StartWith("The request cannot be decrypted"));
        Assert.That(_handled, Is.Empty);
    }

    [TestCase("")]
    [TestCase("{}")]
    [TestCase("not JSON")]
    public async Task Body_that_is_no_request_is_421(string body)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);

        FlowEndpointResult result = await HandleAsync(bytes, FlowClient.Sign(bytes));

        Assert.That(result.StatusCode, Is.EqualTo(421));
        Assert.That(result.Failure, Is.Not.Null);
    }

    [Test]
    public async Task Wrong_signature_is_432_before_anything_is_decrypted()
    {
        byte[] body = EncryptionFixtures.Init.Body;
        string right = EncryptionFixtures.Init.Signature;
        string?[] wrong =
        [
            null,
            string.Empty,
            "sha256=",
            right[7..],
            right.Replace("sha256", "sha1", StringComparison.Ordinal),
            right[..^1],
            right + "0",
            right[..^1] + (right[^1] == '0' ? '1' : '0'),
            FlowClient.Sign(body, "verify-token"),
            FlowClient.Sign([.. body, (byte)' ']),
        ];

        // Disposed of, the keys would throw if they were used.
        _encryption.Dispose();
        foreach (string? signature in wrong)
        {
            FlowEndpointResult result = await HandleAsync(body, signature);

            Assert.That(result.StatusCode, Is.EqualTo(432), signature);
            Assert.That(result.Body, Is.Empty);
            Assert.That(result.Failure?.Message, Does.Contain(WebhookSignature.HeaderName));
            Assert.That(result.Failure?.ToString(), Does.Not.Contain(EncryptionFixtures.AppSecret));
        }

        Assert.That(_handled, Is.Empty);
    }

    [Test]
    public async Task Changed_body_is_432()
    {
        byte[] body = [.. EncryptionFixtures.Init.Body];
        body[30] ^= 1;

        Assert.That((await HandleAsync(body, EncryptionFixtures.Init.Signature)).StatusCode, Is.EqualTo(432));
    }

    [Test]
    public async Task Old_and_new_app_secret_both_count_while_it_is_replaced()
    {
        var endpoint = new FlowEndpoint(_encryption, "new-secret", EncryptionFixtures.AppSecret);
        byte[] body = EncryptionFixtures.Ping.Body;

        foreach ((string? signature, int status) in new[]
        {
            (EncryptionFixtures.Ping.Signature, 200),
            (FlowClient.Sign(body, "new-secret"), 200),
            (FlowClient.Sign(body, "older-secret"), 432),
        })
        {
            FlowEndpointResult result = await endpoint.HandleAsync(body, signature, (_, _) => Respond("X"));
            Assert.That(result.StatusCode, Is.EqualTo(status));
        }
    }

    [Test]
    public void Endpoint_requires_an_app_secret()
    {
        Assert.Throws<ArgumentException>(() => new FlowEndpoint(_encryption));
        Assert.Throws<ArgumentException>(() => new FlowEndpoint(_encryption, string.Empty));
        Assert.Throws<ArgumentException>(
            () => new FlowEndpoint(_encryption, EncryptionFixtures.AppSecret, string.Empty));
    }

    [Test]
    public async Task Exception_of_the_handler_is_not_caught_and_is_not_a_421()
    {
        FlowFixture fixture = EncryptionFixtures.Init;
        var thrown = new GraphEncryptionException("From the handler.");

        var caught = (await Assert.ThrowsAsync<GraphEncryptionException>(
            () => _endpoint.HandleAsync(fixture.Body, fixture.Signature, (_, _) => throw thrown)))!;

        Assert.That(caught, Is.SameAs(thrown));
    }

    [Test]
    public async Task Handler_that_returns_null_is_an_error()
    {
        FlowFixture fixture = EncryptionFixtures.Init;

        await Assert.ThrowsAsync<InvalidOperationException>(() => _endpoint.HandleAsync(
            fixture.Body, fixture.Signature, (_, _) => Task.FromResult<FlowDataResponse>(null!)));
    }

    [Test]
    public async Task Cancellation_reaches_the_handler()
    {
        FlowFixture fixture = EncryptionFixtures.Init;
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        await Assert.CatchAsync<OperationCanceledException>(() => _endpoint.HandleAsync(
            fixture.Body,
            fixture.Signature,
            async (_, cancellationToken) =>
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return FlowDataResponse.Show("X");
            },
            source.Token));
    }

    private static Task<FlowDataResponse> Respond(string screen) => Task.FromResult(FlowDataResponse.Show(screen));

    private Task<FlowEndpointResult> HandleAsync(FlowFixture fixture, FlowDataResponse? response = null) =>
        HandleAsync(fixture.Body, fixture.Signature, response);

    private Task<FlowEndpointResult> HandleAsync(byte[] body, string? signature, FlowDataResponse? response = null) =>
        _endpoint.HandleAsync(body, signature, (request, _) =>
        {
            _handled.Add(request);
            return Task.FromResult(response ?? FlowDataResponse.Show("X"));
        });
}
