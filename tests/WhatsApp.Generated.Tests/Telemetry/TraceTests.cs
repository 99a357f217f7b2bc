using System.Diagnostics;
using WhatsApp.Generated.Bulk;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Telemetry;

[TestFixture]
public sealed class TraceTests : GraphTest
{
    private readonly List<Activity> _activities = [];
    private ActivityListener _listener = null!;

    private static TextMessage Hello => new() { To = "+16505551234", Text = new() { Body = "Hello" } };

    private Activity Call => _activities.Single(activity => activity.Source.Name == WhatsAppTelemetry.Name);

    [SetUp]
    public void Listen()
    {
        // Include those of .NET, which have the address of every request.
        _listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                lock (_activities)
                {
                    _activities.Add(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    [TearDown]
    public void StopListening() => _listener.Dispose();

    [Test]
    public async Task Call_is_an_activity_with_operation_version_status_and_node()
    {
        await Phone.GetAsync();

        Assert.Multiple(() =>
        {
            Assert.That(Call.DisplayName, Is.EqualTo("getPhoneNumber"));
            Assert.That(Call.Kind, Is.EqualTo(ActivityKind.Client));
            Assert.That(Call.GetTagItem("http.request.method"), Is.EqualTo("GET"));
            Assert.That(Call.GetTagItem("http.response.status_code"), Is.EqualTo(200));
            Assert.That(Call.GetTagItem("server.address"), Is.EqualTo("127.0.0.1"));
            Assert.That(Call.GetTagItem("whatsapp.graph_version"), Is.EqualTo(GraphVersion.Default));
            Assert.That(Call.GetTagItem("whatsapp.node_id"), Is.EqualTo(Server.PhoneNumberId));
            Assert.That(Call.GetTagItem("messaging.system"), Is.Null);
            Assert.That(Call.Status, Is.EqualTo(ActivityStatusCode.Unset));
        });
    }

    [Test]
    public async Task Delay_of_a_limit_is_traced()
    {
        var clock = new SkippingTimeProvider();
        using WhatsAppClient client = Server.CreateClient(options =>
        {
            options.TimeProvider = clock;
            options.Timeout = options.AttemptTimeout = Timeout.InfiniteTimeSpan;
            options.UseMessageLimits(new MessageLimits { PairBurst = 1 });
        });
        await client.PhoneNumbers[Server.PhoneNumberId].Messages.PostAsync(Hello);
        _activities.Clear();

        await client.PhoneNumbers[Server.PhoneNumberId].Messages.PostAsync(Hello);

        Assert.That(Call.GetTagItem("whatsapp.wait"), Is.EqualTo(6));
        Assert.That(Call.GetTagItem("http.request.resend_count"), Is.Null);
    }

    [Test]
    public async Task Message_follows_the_conventions_of_messaging()
    {
        await Phone.Messages.PostAsync(Hello);

        Assert.That(Call.GetTagItem("messaging.system"), Is.EqualTo("whatsapp"));
        Assert.That(Call.GetTagItem("messaging.operation.type"), Is.EqualTo("send"));
        Assert.That(Call.GetTagItem("messaging.operation.name"), Is.EqualTo("sendMessage"));
    }

    [Test]
    public async Task Failure_has_code_subcode_and_trace_id()
    {
        Server.FailNext(new FakeError { Status = 400, Code = 131009, Subcode = 2494010 });
        GraphApiException error = await Catch.Async<GraphApiException>(() => Phone.Messages.PostAsync(Hello));

        Assert.Multiple(() =>
        {
            Assert.That(Call.Status, Is.EqualTo(ActivityStatusCode.Error));
            Assert.That(Call.GetTagItem("error.type"), Is.EqualTo("code 131009"));
            Assert.That(Call.GetTagItem("http.response.status_code"), Is.EqualTo(400));
            Assert.That(Call.GetTagItem("whatsapp.error.code"), Is.EqualTo(131009));
            Assert.That(Call.GetTagItem("whatsapp.error.subcode"), Is.EqualTo(2494010));
            Assert.That(Call.GetTagItem("whatsapp.trace_id"), Is.EqualTo(error.TraceId).And.Not.Null);
        });
    }

    [Test]
    public async Task Retries_and_their_delay_are_traced()
    {
        using WhatsAppClient client = Server.CreateClient(options =>
        {
            options.TimeProvider = new SkippingTimeProvider();
            options.Timeout = options.AttemptTimeout = Timeout.InfiniteTimeSpan;
        });
        Server.FailNext(FakeError.RateLimited with { RetryAfter = TimeSpan.FromSeconds(7) });

        await client.PhoneNumbers["1"].Messages.PostAsync(Hello);

        Assert.That(Call.GetTagItem("http.request.resend_count"), Is.EqualTo(1));
        Assert.That(Call.GetTagItem("whatsapp.wait"), Is.EqualTo(7));
    }

    [Test]
    public async Task Call_is_a_child_of_the_current_activity()
    {
        using var source = new ActivitySource("user");
        using Activity? order = source.StartActivity("order");

        await Phone.GetAsync();

        // Kiota's adapter has its own activities in between.
        Activity? root = Call;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        Assert.That(root, Is.SameAs(order));
    }

    [Test]
    public async Task Traces_contain_no_token_proof_text_or_number()
    {
        using WhatsAppClient client = Server.CreateClient(options => options.AppSecret = "app-secret");
        await client.PhoneNumbers[Server.PhoneNumberId].Messages.PostAsync(Hello);
        Server.FailNext(FakeError.ExpiredToken);
        await Catch.Async<GraphApiException>(() => client.PhoneNumbers["1"].GetAsync());

        string proof = Server.Requests[0].Target.Split("appsecret_proof=")[1];
        Activity[] client_ = [.. _activities.Where(activity => activity.Kind == ActivityKind.Client)];
        string all = string.Join('\n', client_.SelectMany(activity => activity.TagObjects).Select(tag => $"{tag}"));
        Assert.That(client_.Select(activity => activity.Source.Name), Does.Contain("System.Net.Http"));
        Assert.That(all, Does.Not.Contain("fake-token").And.Not.Contain(proof).And.Not.Contain("Hello")
            .And.Not.Contain("6505551234"));
    }
}
