using Microsoft.Extensions.Time.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Tenants;

[TestFixture]
public sealed class AccessTokenProviderTests
{
    private readonly FakeTimeProvider _clock = new();

    [Test]
    public async Task Map_finds_a_token_by_tenant_or_else_by_the_id_of_the_node()
    {
        var map = new AccessTokenMap();
        map.Set("shop-a", "token-a");
        map.Set("77", "token-of-77");

        Assert.That(await TokenAsync(map, Of("77", tenant: "shop-a")), Is.EqualTo("token-a"));
        Assert.That(await TokenAsync(map, Of("77")), Is.EqualTo("token-of-77"));
    }

    [Test]
    public async Task Map_never_uses_the_token_of_a_node_for_a_tenant()
    {
        var map = new AccessTokenMap();
        map.Set("77", "token-of-77");

        InvalidOperationException error =
            await Catch.Async<InvalidOperationException>(() => TokenAsync(map, Of("77", tenant: "shop-b")));

        Assert.That(error.Message, Does.StartWith("There is no access token for sendMessage of the tenant shop-b. "));
    }

    [Test]
    public async Task Map_uses_its_current_tokens()
    {
        var map = new AccessTokenMap();
        map.Set("77", "old");
        map.Set("77", "new");

        Assert.That(await TokenAsync(map, Of("77")), Is.EqualTo("new"));
        Assert.That(map.Remove("77"), Is.True);
        InvalidOperationException error =
            await Catch.Async<InvalidOperationException>(() => TokenAsync(map, Of("77")));
        Assert.That(error.Message, Does.Contain("PhoneNumber 77").And.Contain("ForTenant"));
        Assert.That(() => map.Set("1", "a b"), Throws.ArgumentException);
        Assert.That(() => map.Set("", "a"), Throws.ArgumentException);
    }

    [Test]
    public async Task Concurrent_calls_share_one_call_of_the_token_function()
    {
        int asked = 0;
        var pending = new TaskCompletionSource();
        AccessTokenCache cache = Cache(async tenant =>
        {
            Interlocked.Increment(ref asked);
            await pending.Task;
            return new AccessToken("token-of-" + tenant);
        });

        Task<string>[] calls = [.. Enumerable.Range(0, 100).Select(_ => TokenAsync(cache, Of("77")))];
        pending.SetResult();

        Assert.That(await Task.WhenAll(calls), Is.All.EqualTo("token-of-77"));
        Assert.That(asked, Is.EqualTo(1));
    }

    [Test]
    public async Task Tenants_do_not_wait_for_each_other()
    {
        var never = new TaskCompletionSource<AccessToken>();
        AccessTokenCache cache =
            Cache(tenant => tenant == "slow" ? never.Task : Task.FromResult(new AccessToken("quick-token")));

        Task<string> slow = TokenAsync(cache, Of("1", tenant: "slow"));

        Assert.That(await TokenAsync(cache, Of("1", tenant: "quick")), Is.EqualTo("quick-token"));
        Assert.That(slow.IsCompleted, Is.False);
        never.SetResult(new AccessToken("slow-token"));
        Assert.That(await slow, Is.EqualTo("slow-token"));
    }

    [Test]
    public async Task Token_is_replaced_before_it_expires()
    {
        int asked = 0;
        AccessTokenCache cache = Cache(_ => Task.FromResult(
            new AccessToken($"token-{++asked}", _clock.GetUtcNow() + TimeSpan.FromHours(1))));

        string first = await TokenAsync(cache, Of("77"));
        _clock.Advance(TimeSpan.FromMinutes(54));
        string same = await TokenAsync(cache, Of("77"));
        _clock.Advance(TimeSpan.FromMinutes(1));
        string second = await TokenAsync(cache, Of("77"));

        Assert.That((first, same, second), Is.EqualTo(("token-1", "token-1", "token-2")));
    }

    [Test]
    public async Task Token_with_a_short_lifetime_is_used()
    {
        int asked = 0;
        AccessTokenCache cache = Cache(_ => Task.FromResult(
            new AccessToken($"token-{++asked}", _clock.GetUtcNow() + TimeSpan.FromSeconds(10))));

        Assert.That(await TokenAsync(cache, Of("77")), Does.StartWith("token-"));
        Assert.That(asked, Is.LessThanOrEqualTo(2));
    }

    [Test]
    public async Task Token_without_expiry_is_kept()
    {
        int asked = 0;
        AccessTokenCache cache = Cache(_ => Task.FromResult(new AccessToken($"token-{++asked}")));

        await TokenAsync(cache, Of("77"));
        _clock.Advance(TimeSpan.FromDays(3650));

        Assert.That(await TokenAsync(cache, Of("77")), Is.EqualTo("token-1"));
    }

    [Test]
    public async Task Refused_token_is_not_used_again()
    {
        int asked = 0;
        AccessTokenCache cache = Cache(_ => Task.FromResult(new AccessToken($"token-{++asked}")));

        await TokenAsync(cache, Of("77"));
        await cache.RejectAsync(Of("77"), "token-1", CancellationToken.None);

        Assert.That(await TokenAsync(cache, Of("77")), Is.EqualTo("token-2"));
    }

    [Test]
    public async Task Refusal_of_an_older_token_keeps_the_newer_one()
    {
        int asked = 0;
        AccessTokenCache cache = Cache(_ => Task.FromResult(new AccessToken($"token-{++asked}")));

        await TokenAsync(cache, Of("77"));
        await cache.RejectAsync(Of("77"), "token-0", CancellationToken.None);
        await cache.RejectAsync(Of("78"), "token-1", CancellationToken.None);

        Assert.That(await TokenAsync(cache, Of("77")), Is.EqualTo("token-1"));
    }

    [Test]
    public async Task Failure_reaches_all_waiting_calls_and_is_not_cached()
    {
        int asked = 0;
        AccessTokenCache cache = Cache(_ => ++asked == 1
            ? Task.FromException<AccessToken>(new InvalidTimeZoneException())
            : Task.FromResult(new AccessToken("token")));

        await Catch.Async<InvalidTimeZoneException>(() => TokenAsync(cache, Of("77")));

        Assert.That(await TokenAsync(cache, Of("77")), Is.EqualTo("token"));
    }

    [Test]
    public async Task Canceled_caller_does_not_end_the_wait_of_the_others()
    {
        var pending = new TaskCompletionSource<AccessToken>();
        AccessTokenCache cache = Cache(_ => pending.Task);
        using var impatient = new CancellationTokenSource();

        Task<string> first = cache.GetAccessTokenAsync(Of("77"), impatient.Token).AsTask();
        Task<string> second = TokenAsync(cache, Of("77"));
        await impatient.CancelAsync();
        await Catch.Async<OperationCanceledException>(() => first);
        pending.SetResult(new AccessToken("token"));

        Assert.That(await second, Is.EqualTo("token"));
    }

    [Test]
    public async Task Function_that_never_completes_times_out_and_is_called_again()
    {
        var started = new TaskCompletionSource();
        int asked = 0;
        AccessTokenCache cache = Cache(_ =>
        {
            if (++asked > 1)
            {
                return Task.FromResult(new AccessToken("token"));
            }

            started.SetResult();
            return new TaskCompletionSource<AccessToken>().Task;
        });

        Task<string> call = TokenAsync(cache, Of("77"));
        await started.Task;
        while (!call.IsCompleted)
        {
            // The wait starts shortly after the function.
            _clock.Advance(TimeSpan.FromSeconds(30));
            await Task.Yield();
        }

        await Catch.Async<TimeoutException>(() => call);
        Assert.That(await TokenAsync(cache, Of("77")), Is.EqualTo("token"));
    }

    [Test]
    public async Task Removed_token_is_requested_again()
    {
        int asked = 0;
        AccessTokenCache cache = Cache(_ => Task.FromResult(new AccessToken($"token-{++asked}")));

        await TokenAsync(cache, Of("77"));

        Assert.That(cache.Remove("77"), Is.True);
        Assert.That(await TokenAsync(cache, Of("77")), Is.EqualTo("token-2"));
    }

    [TestCase(NodeKind.Media)]
    [TestCase(NodeKind.MediaUrl)]
    [TestCase(NodeKind.Template)]
    [TestCase(NodeKind.None)]
    public async Task Cache_keeps_no_token_without_a_tenant(NodeKind kind)
    {
        AccessTokenCache cache = Cache(_ => throw new InvalidTimeZoneException());
        var context = new AccessTokenContext("op", "https://lookaside.fbsbx.com/x?hash=secret", kind);

        InvalidOperationException error =
            await Catch.Async<InvalidOperationException>(() => TokenAsync(cache, context));

        Assert.That(error.Message, Does.Contain("ForTenant").And.Contain("TenantOf"));
        Assert.That(error.Message, Does.Not.Contain("secret"));
    }

    [Test]
    public async Task Function_that_returns_no_token_is_an_error_that_names_the_tenant()
    {
        InvalidOperationException error = await Catch.Async<InvalidOperationException>(
            () => TokenAsync(Cache(_ => Task.FromResult<AccessToken>(null!)), Of("7")));

        Assert.That(error.Message, Does.Contain("the tenant 7: the function of the AccessTokenCache returned null"));
    }

    [Test]
    public async Task Program_can_name_the_tenant_of_a_token()
    {
        var cache = new AccessTokenCache((tenant, _) => Task.FromResult(new AccessToken("token-of-" + tenant)))
        {
            TenantOf = context => context.NodeKind == NodeKind.Template ? "owner-of-" + context.NodeId : null,
        };

        string token = await TokenAsync(cache, new AccessTokenContext("getTemplate", "5", NodeKind.Template));

        Assert.That(token, Is.EqualTo("token-of-owner-of-5"));
    }

    private static AccessTokenContext Of(string nodeId, string? tenant = null) =>
        new("sendMessage", nodeId, NodeKind.PhoneNumber, tenant);

    private static Task<string> TokenAsync(IGraphTokenProvider provider, AccessTokenContext context) =>
        provider.GetAccessTokenAsync(context, CancellationToken.None).AsTask();

    private AccessTokenCache Cache(Func<string, Task<AccessToken>> acquire) =>
        new((tenant, _) => acquire(tenant)) { TimeProvider = _clock };
}
