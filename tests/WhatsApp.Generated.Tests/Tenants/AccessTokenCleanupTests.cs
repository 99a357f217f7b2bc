using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Tenants;

/// <summary>The cache forgets expired tokens by time, and no other.</summary>
[TestFixture]
public sealed class AccessTokenCleanupTests
{
    private readonly ObservedTimeProvider _clock = new();

    [Test]
    public async Task Expired_tokens_are_removed_without_new_calls()
    {
        AccessTokenCache cache = Cache(_ => TimeSpan.FromHours(1));
        await AcquireAsync(cache, 100);

        Pass(minutes: 54);
        Assert.That(cache.TenantCount, Is.EqualTo(100));

        // They are due five minutes before they expire.
        Pass(minutes: 1);
        Assert.That(cache.TenantCount, Is.Zero);
    }

    [Test]
    public async Task Valid_tokens_and_tokens_without_expiry_stay()
    {
        AccessTokenCache cache = Cache(tenant => tenant switch
        {
            "0" => TimeSpan.FromHours(1),
            "1" => TimeSpan.FromHours(3),
            _ => null,
        });
        await AcquireAsync(cache, 3);

        Pass(minutes: 120);
        Assert.That(cache.TenantCount, Is.EqualTo(2));
        Pass(minutes: 120);
        Assert.That(cache.TenantCount, Is.EqualTo(1));
        Assert.That(cache.Remove("2"), Is.True);
    }

    [Test]
    public async Task Token_that_is_being_acquired_stays()
    {
        var pending = new TaskCompletionSource<AccessToken>();
        var cache = new AccessTokenCache((tenant, _) => tenant == "slow" ? pending.Task : Expiring(TimeSpan.FromHours(1)))
        {
            TimeProvider = _clock,
            AcquireTimeout = Timeout.InfiniteTimeSpan,
        };
        await AcquireAsync(cache, 1);
        Task<string> slow = TokenAsync(cache, "slow");

        Pass(minutes: 55);

        Assert.That(cache.TenantCount, Is.EqualTo(1));
        pending.SetResult(new AccessToken("token-of-slow"));
        Assert.That(await slow, Is.EqualTo("token-of-slow"));
    }

    [Test]
    public async Task Many_tokens_are_removed_in_steps_a_second_apart()
    {
        AccessTokenCache cache = Cache(_ => TimeSpan.FromMinutes(6));
        await AcquireAsync(cache, 25_000);

        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That(cache.TenantCount, Is.EqualTo(15_000));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That(cache.TenantCount, Is.EqualTo(5_000));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That(cache.TenantCount, Is.Zero);
    }

    [Test]
    public async Task Memory_returns_after_a_peak()
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        AccessTokenCache cache = Cache(_ => TimeSpan.FromHours(1));
        await AcquireAsync(cache, 20_000);
        long peak = GC.GetTotalMemory(forceFullCollection: true) - before;

        Pass(minutes: 60);

        // The table of the dictionary stays, about a tenth.
        long left = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.That(left, Is.LessThan(peak / 5));
        GC.KeepAlive(cache);
    }

    [Test]
    public async Task Timer_rests_while_there_are_no_tokens_and_starts_with_the_next()
    {
        AccessTokenCache cache = Cache(_ => TimeSpan.FromHours(1));
        for (int round = 0; round < 2; round++)
        {
            AssertTimers(0);
            await AcquireAsync(cache, 1);
            AssertTimers(1);
            Pass(minutes: 55);
            Assert.That(cache.TenantCount, Is.Zero);
        }
    }

    [Test]
    public async Task Tokens_without_expiry_need_no_timer()
    {
        AccessTokenCache cache = Cache(_ => null);

        await AcquireAsync(cache, 10);

        AssertTimers(0);
    }

    [Test]
    public async Task Timer_does_not_keep_the_cache_in_memory()
    {
        WeakReference cache = await AbandonedAsync();

        // The code that has completed the last call is no longer on the stack.
        await Task.Yield();
        AssertTimers(1);

        Assert.That(
            () =>
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                return cache.IsAlive;
            },
            Is.False.After(5).Seconds.PollEvery(20).MilliSeconds);
        Pass(minutes: 1);
        AssertTimers(0);
    }

    private async Task<WeakReference> AbandonedAsync()
    {
        AccessTokenCache cache = Cache(_ => TimeSpan.FromHours(1));
        await AcquireAsync(cache, 1);
        return new WeakReference(cache);
    }

    private AccessTokenCache Cache(Func<string, TimeSpan?> lifetimeOf) =>
        new((tenant, _) => Expiring(lifetimeOf(tenant))) { TimeProvider = _clock };

    private Task<AccessToken> Expiring(TimeSpan? lifetime) =>
        Task.FromResult(new AccessToken("token", _clock.GetUtcNow() + lifetime));

    private static async Task AcquireAsync(AccessTokenCache cache, int tenants)
    {
        for (int i = 0; i < tenants; i++)
        {
            await TokenAsync(cache, $"{i}");
        }
    }

    private static Task<string> TokenAsync(AccessTokenCache cache, string tenant) => cache.GetAccessTokenAsync(
        new AccessTokenContext("sendMessage", "1", NodeKind.PhoneNumber, tenant), CancellationToken.None).AsTask();

    // The timeout of the function is stopped shortly after its token is there.
    private void AssertTimers(int count) =>
        Assert.That(() => _clock.TimerCount, Is.EqualTo(count).After(5).Seconds.PollEvery(20).MilliSeconds);

    private void Pass(int minutes)
    {
        for (int minute = 0; minute < minutes; minute++)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
        }
    }
}
