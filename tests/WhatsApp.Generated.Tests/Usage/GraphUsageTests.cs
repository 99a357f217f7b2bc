using System.Net.Http.Headers;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Usage;

[TestFixture]
public sealed class GraphUsageTests : GraphTest
{
    [Test]
    public async Task Every_answer_tells_what_is_used_up()
    {
        Server.Usage = new FakeUsage
        {
            CallCount = 28,
            TotalTime = 25,
            TotalCpuTime = 24,
            TimeToRegainAccess = TimeSpan.FromMinutes(3),
        };
        GraphUsage? usage = null;

        var options = new RequestOptions { OnResponse = raw => usage = raw.Usage };
        await Phone.GetAsync(null, options, CancellationToken.None);

        BusinessUseCaseUsage account = usage!.BusinessUseCases[Server.AccountId].Single();
        Assert.Multiple(() =>
        {
            Assert.That(usage.App!.CallCount, Is.EqualTo(28));
            Assert.That(usage.App.TotalTime, Is.EqualTo(25));
            Assert.That(usage.App.TotalCpuTime, Is.EqualTo(24));
            Assert.That(account.CallCount, Is.EqualTo(28));
            Assert.That(account.TotalTime, Is.EqualTo(25));
            Assert.That(account.TotalCpuTime, Is.EqualTo(24));
            Assert.That(account.Type, Is.EqualTo("whatsapp_business_management"));
            Assert.That(account.TimeToRegainAccess, Is.EqualTo(TimeSpan.FromMinutes(3)));
            Assert.That(usage.TimeToRegainAccess, Is.EqualTo(TimeSpan.FromMinutes(3)));
            Assert.That(usage.AdAccount, Is.Null);
        });
    }

    [Test]
    public async Task Error_tells_what_is_used_up()
    {
        const string header = """{"66":[{"type":"whatsapp","call_count":100,"estimated_time_to_regain_access":7}]}""";
        Server.RespondNext(
            400,
            "application/json",
            """{"error":{"message":"Too many","code":80007}}""",
            new Dictionary<string, string> { ["X-Business-Use-Case-Usage"] = header });
        using WhatsAppClient client = Server.CreateClient(options => options.Retry = RetryOptions.Off);

        GraphApiException error = await Catch.Async<GraphApiException>(
            () => client.PhoneNumbers[Server.PhoneNumberId].GetAsync());

        Assert.That(error.Usage!.TimeToRegainAccess, Is.EqualTo(TimeSpan.FromMinutes(7)));
        Assert.That(error.Usage.BusinessUseCasesText, Is.EqualTo(header));
    }

    [Test]
    public async Task Answer_without_the_headers_has_no_usage()
    {
        bool wasAsked = false;
        var options = new RequestOptions
        {
            OnResponse = raw =>
            {
                wasAsked = true;
                Assert.That(raw.Usage, Is.Null);
            },
        };

        await Phone.GetAsync(null, options, CancellationToken.None);

        Assert.That(wasAsked, Is.True);
    }

    [Test]
    public void Ad_account_is_read()
    {
        GraphUsage usage = Of(
            "X-Ad-Account-Usage",
            """{"acc_id_util_pct":9.67,"reset_time_duration":100,"ads_api_access_tier":"standard_access"}""")!;

        Assert.That(usage.AdAccount!.Utilization, Is.EqualTo(9.67));
        Assert.That(usage.AdAccount.TimeToReset, Is.EqualTo(TimeSpan.FromSeconds(100)));
        Assert.That(usage.AdAccount.AdsApiAccessTier, Is.EqualTo("standard_access"));
    }

    [Test]
    public void Several_businesses_with_several_limits_are_kept_apart()
    {
        GraphUsage usage = Of(
            "x-business-use-case-usage",
            """
            {"1":[{"type":"whatsapp"},{"type":"ads_insights","ads_api_access_tier":"development_access"}],
             "2":[{"type":"whatsapp","estimated_time_to_regain_access":19}]}
            """)!;

        Assert.That(usage.BusinessUseCases["1"].Select(one => one.Type), Is.EqualTo(["whatsapp", "ads_insights"]));
        Assert.That(usage.BusinessUseCases["1"][1].AdsApiAccessTier, Is.EqualTo("development_access"));
        Assert.That(usage.TimeToRegainAccess, Is.EqualTo(TimeSpan.FromMinutes(19)));
    }

    [Test]
    public void Members_that_the_SDK_does_not_know_survive()
    {
        const string app = """{"call_count":28,"total_cputime":25,"new_member":{"a":[1]}}""";

        Assert.That(Of("X-App-Usage", app)!.App!.AdditionalData["new_member"].ToString(), Is.EqualTo("""{"a":[1]}"""));
        Wire.AssertSame(app, GraphJson.Write(Of("X-App-Usage", app)!.App!));
        const string account =
            """{"type":"whatsapp","call_count":"28","new":true,"estimated_time_to_regain_access":1.5}""";
        GraphUsage usage = Of("X-Business-Use-Case-Usage", $$"""{"1":[{{account}}]}""")!;
        Wire.AssertSame(account, GraphJson.Write(usage.BusinessUseCases["1"].Single()));
    }

    [TestCase("")]
    [TestCase("28")]
    [TestCase("{")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("not JSON at all")]
    [TestCase("""{"1":{"call_count":1}}""")]
    [TestCase("""{"1":null,"2":[null,7,"x"],"3":"text"}""")]
    [TestCase("""{"call_count":{},"acc_id_util_pct":[],"reset_time_duration":"soon"}""")]
    [TestCase("""{"1":[{"estimated_time_to_regain_access":1e300},{"estimated_time_to_regain_access":-1e300}]}""")]
    [TestCase("""{"reset_time_duration":1e308,"call_count":1e400}""")]
    public void Malformed_header_throws_nothing_and_keeps_its_text(string text)
    {
        foreach (string name in new[] { "X-App-Usage", "X-Business-Use-Case-Usage", "X-Ad-Account-Usage" })
        {
            GraphUsage usage = Of(name, text)!;

            Assert.That(() => usage.App?.CallCount, Throws.Nothing);
            Assert.That(() => usage.BusinessUseCases.Count, Throws.Nothing);
            Assert.That(() => usage.TimeToRegainAccess, Throws.Nothing);
            Assert.That(() => usage.AdAccount?.TimeToReset, Throws.Nothing);
            Assert.That(usage.AppText ?? usage.BusinessUseCasesText ?? usage.AdAccountText, Is.EqualTo(text));
        }
    }

    [Test]
    public void One_malformed_entry_does_not_hide_the_others()
    {
        GraphUsage usage = Of("X-Business-Use-Case-Usage", """{"1":7,"2":[{"call_count":1},8]}""")!;

        Assert.That(usage.BusinessUseCases.Keys, Is.EqualTo(["2"]));
        Assert.That(usage.BusinessUseCases["2"].Single().CallCount, Is.EqualTo(1));
    }

    private static GraphUsage? Of(string name, string text)
    {
        using var response = new HttpResponseMessage();
        HttpResponseHeaders headers = response.Headers;
        headers.TryAddWithoutValidation(name, text.ReplaceLineEndings(" "));
        return GraphUsage.Of(headers);
    }
}
