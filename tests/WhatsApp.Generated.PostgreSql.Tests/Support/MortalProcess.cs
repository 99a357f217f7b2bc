using System.Collections.Concurrent;
using WhatsApp.Generated.AspNetCore;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.PostgreSql.Tests.Support;

/// <summary>When a process is killed.</summary>
internal enum Death
{
    /// <summary>It has claimed a key, and the handler does not run.</summary>
    AfterClaim,

    /// <summary>The handler runs, and has had no effect yet.</summary>
    InHandler,

    /// <summary>The handler has completed, and its commit does not reach the store.</summary>
    BeforeCommit,
}

/// <summary>
/// What outlives all processes: how often each event was handled, and which failures are still to be injected.
/// </summary>
/// <param name="failures">How often the handler of each event fails, by the text of the event.</param>
/// <param name="runsPerLife">After how many claims a process is killed.</param>
internal sealed class Ledger(IReadOnlyDictionary<string, int> failures, int runsPerLife)
{
    private readonly ConcurrentDictionary<string, int> _failed = new();
    private int _claims;

    public ConcurrentDictionary<string, int> Handled { get; } = new();

    /// <summary>How often a handler completed and the commit did not reach the store.</summary>
    public ConcurrentDictionary<string, int> LostCommits { get; } = new();

    public ConcurrentQueue<Death> Deaths { get; } = new();

    /// <summary>Whether, and when, the process is killed after the claim that was just made.</summary>
    public Death? NextDeath()
    {
        int claim = Interlocked.Increment(ref _claims);
        return claim % runsPerLife == 0 ? (Death)(claim / runsPerLife % 3) : null;
    }

    public bool FailsNow(string text) =>
        failures.TryGetValue(text, out int times) && _failed.AddOrUpdate(text, 1, (_, count) => count + 1) <= times;
}

/// <summary>The life of one process. When it is over, nothing in it has an effect any more.</summary>
internal sealed class Life(Ledger ledger)
{
    private readonly ConcurrentDictionary<string, Death> _planned = new();
    private int _isOver;

    public bool IsOver => Volatile.Read(ref _isOver) == 1;

    /// <summary>Plans when the process dies, after a key was claimed.</summary>
    public void Claimed(string key)
    {
        if (ledger.NextDeath() is { } death)
        {
            _planned[key] = death;
        }
    }

    /// <summary>The exception of a dead process. Its calls are not repeated, as after a real death.</summary>
    public static ObjectDisposedException Dead() => new("process", "The process is dead.");

    /// <summary>Throws if the process is dead, or dies here.</summary>
    public void Pass(string key, Death point)
    {
        bool diesHere = _planned.Any(plan => plan.Key.StartsWith(key, StringComparison.Ordinal) && plan.Value == point);
        if (diesHere && Interlocked.Exchange(ref _isOver, 1) == 0)
        {
            ledger.Deaths.Enqueue(point);
        }

        if (IsOver)
        {
            throw Dead();
        }
    }
}

/// <summary>The store of a process that may be killed. A process dies at a handler's key only.</summary>
internal sealed class MortalStore(IWebhookStore store, Life life, Ledger ledger) : IWebhookStore
{
    public async ValueTask<WebhookClaim> ClaimAsync(string key, TimeSpan lease, CancellationToken cancellationToken)
    {
        life.Pass(key, Death.AfterClaim);
        WebhookClaim claim = await store.ClaimAsync(key, lease, cancellationToken);
        if (claim.Outcome == WebhookClaimOutcome.Claimed && key.Contains('|', StringComparison.Ordinal))
        {
            life.Claimed(key);
        }

        life.Pass(key, Death.AfterClaim);
        return claim;
    }

    public async ValueTask CommitAsync(string key, Guid token, CancellationToken cancellationToken)
    {
        try
        {
            life.Pass(key, Death.BeforeCommit);
        }
        catch
        {
            ledger.LostCommits.AddOrUpdate(key.Split(':', '|')[1], 1, (_, count) => count + 1);
            throw;
        }

        await store.CommitAsync(key, token, cancellationToken);
    }

    public async ValueTask SettleManyAsync(
        IReadOnlyList<WebhookSettlement> settlements, CancellationToken cancellationToken)
    {
        // One after another, so that a process can die between two of them; then the commits of all others are lost.
        List<Exception> errors = [];
        foreach ((string key, Guid token, bool isHandled) in settlements)
        {
            try
            {
                await (isHandled
                    ? CommitAsync(key, token, cancellationToken)
                    : ReleaseAsync(key, token, cancellationToken));
            }
            catch (ObjectDisposedException e)
            {
                errors.Add(e);
            }
        }

        if (errors.Count > 0)
        {
            throw errors[0];
        }
    }

    public ValueTask ReleaseAsync(string key, Guid token, CancellationToken cancellationToken) => life.IsOver
        ? throw Life.Dead()
        : store.ReleaseAsync(key, token, cancellationToken);
}

/// <summary>Fails as often as the ledger plans, and then counts. The id of a message is its text.</summary>
internal sealed class LedgerHandler(Life life, Ledger ledger) : IWebhookHandler<TextMessageReceived>
{
    public async Task HandleAsync(TextMessageReceived webhookEvent, CancellationToken cancellationToken)
    {
        string text = webhookEvent.Message.Text!.Body!;
        await Task.Yield();
        life.Pass($"{webhookEvent.Key}|", Death.InHandler);
        if (ledger.FailsNow(text))
        {
            throw new InvalidOperationException("Injected.");
        }

        ledger.Handled.AddOrUpdate(text, 1, (_, count) => count + 1);
    }
}
