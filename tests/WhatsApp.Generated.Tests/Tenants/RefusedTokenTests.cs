using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Tenants;

/// <summary>Calls whose token the API refuses.</summary>
[TestFixture]
public sealed class RefusedTokenTests : GraphTest
{
    private static TextMessage Hello => new() { To = "+16505551234", Text = new() { Body = "Hello" } };

    [Test]
    public async Task Message_is_sent_once_with_the_next_token()
    {
        var tokens = new Queue("old", "new");
        using WhatsAppClient client = ClientOf(tokens);
        Server.RevokeToken("old");

        await client.PhoneNumbers[Server.PhoneNumberId].Messages.PostAsync(Hello);

        Assert.Multiple(() =>
        {
            Assert.That(tokens.Rejected, Is.EqualTo(["old"]));
            Assert.That(Server.Requests.Select(request => request.BearerToken), Is.EqualTo(["old", "new"]));
            Assert.That(Server.Requests[1].Text, Is.EqualTo(Server.Requests[0].Text));
            Assert.That(Server.SentMessages, Has.Count.EqualTo(1));
        });
    }

    [Test]
    public async Task Proof_is_that_of_the_next_token()
    {
        var tokens = new Queue("old", "new");
        using WhatsAppClient client = ClientOf(tokens, options => options.AppSecret = "app-secret");
        Server.RevokeToken("old");

        await client.PhoneNumbers[Server.PhoneNumberId].GetAsync();

        Assert.That(Server.Requests.Select(request => request.Query["appsecret_proof"]), Is.Unique);
        Assert.That(Server.Requests[1].Target.Split("appsecret_proof"), Has.Length.EqualTo(2), "One proof, not two.");
    }

    [Test]
    public async Task Provider_without_another_token_fails_with_the_error_of_the_API()
    {
        var tokens = new Queue("old", "old");
        using WhatsAppClient client = ClientOf(tokens);
        Server.RevokeToken("old");

        GraphApiException error =
            await Catch.Async<GraphApiException>(() => client.PhoneNumbers[Server.PhoneNumberId].GetAsync());

        Assert.That(error.Code, Is.EqualTo(GraphErrorCode.AccessTokenInvalid));
        Assert.That(error.SuggestedAction, Is.EqualTo(SuggestedAction.RefreshToken));
        Assert.That(Server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Two_refusals_fail_the_call_and_both_are_reported()
    {
        var tokens = new Queue("old", "older", "oldest");
        using WhatsAppClient client = ClientOf(tokens);
        Server.RevokeToken("old");
        Server.RevokeToken("older");

        await Catch.Async<GraphApiException>(() => client.PhoneNumbers[Server.PhoneNumberId].GetAsync());

        Assert.That(tokens.Rejected, Is.EqualTo(["old", "older"]));
        Assert.That(Server.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Upload_that_cannot_be_rewound_is_not_resent_and_the_refusal_is_reported()
    {
        var tokens = new Queue("old", "new");
        using WhatsAppClient client = ClientOf(tokens);
        Server.RevokeToken("old");
        using var stream = new OneWayStream(new byte[100]);

        await Catch.Async<GraphApiException>(() => client.PhoneNumbers[Server.PhoneNumberId].Media.PostAsync(
            new MediaUploadRequest { File = new FileUpload(stream, "a.png", "image/png") }));

        Assert.That(tokens.Rejected, Is.EqualTo(["old"]));
        Assert.That(Server.Requests, Has.Count.EqualTo(1));
    }

    [TestCase(400, 100)]
    [TestCase(403, 10)]
    [TestCase(403, 200)]
    [TestCase(400, 131009)]
    [TestCase(400, 131056)]
    public async Task Other_errors_do_not_replace_the_token(int status, int code)
    {
        var tokens = new Queue("old", "new");
        using WhatsAppClient client = ClientOf(tokens, options => options.Retry = RetryOptions.Off);
        Server.FailNext(new FakeError { Status = status, Code = code });

        await Catch.Async<GraphApiException>(() => client.PhoneNumbers[Server.PhoneNumberId].GetAsync());

        Assert.That(tokens.Rejected, Is.Empty);
        Assert.That(Server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Token_of_a_call_is_not_replaced()
    {
        var tokens = new Queue("provided");
        using WhatsAppClient client = ClientOf(tokens);
        Server.RevokeToken("own");

        await Catch.Async<GraphApiException>(() => client.PhoneNumbers[Server.PhoneNumberId].GetAsync(
            null, new RequestOptions { AccessToken = "own" }));

        Assert.That(tokens.Rejected, Is.Empty);
        Assert.That(Server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Download_is_retried_with_the_next_token()
    {
        var tokens = new Queue("first", "second");
        using WhatsAppClient client = ClientOf(tokens);
        FakeMedia media = Server.AddMedia(new byte[] { 7 }, "image/png");
        string url = (await Client.Media[media.Id].GetAsync()).Url!;
        Server.RevokeToken("first");

        await using BinaryResponse bytes = await client.MediaUrls[url].GetAsync();

        Assert.That(bytes.Content.ReadByte(), Is.EqualTo(7));
        Assert.That(Sent.BearerToken, Is.EqualTo("second"));
    }

    private WhatsAppClient ClientOf(IGraphTokenProvider provider, Action<WhatsAppClientOptions>? configure = null) =>
        Server.CreateClient(options =>
        {
            options.AccessToken = null;
            options.AccessTokenProvider = provider;
            configure?.Invoke(options);
        });

    /// <summary>Returns one token after the other, the next one after each refusal.</summary>
    private sealed class Queue(params string[] tokens) : IGraphTokenProvider
    {
        private readonly Queue<string> _tokens = new(tokens);

        public List<string> Rejected { get; } = [];

        public ValueTask<string> GetAccessTokenAsync(AccessTokenContext context, CancellationToken cancellationToken) =>
            ValueTask.FromResult(_tokens.Peek());

        public ValueTask RejectAsync(
            AccessTokenContext context, string accessToken, CancellationToken cancellationToken)
        {
            Rejected.Add(accessToken);
            _tokens.Dequeue();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class OneWayStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
