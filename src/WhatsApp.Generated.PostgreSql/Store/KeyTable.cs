using NpgsqlTypes;
using Npgsql;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.PostgreSql;

/// <summary>The keys that a caller claims, and the outcome.</summary>
/// <param name="keys">The keys as they are stored.</param>
/// <param name="lease">How long the claims last.</param>
internal sealed class ClaimCall(string[] keys, TimeSpan lease)
{
    public string[] Keys => keys;

    public TimeSpan Lease => lease;

    /// <summary>The claims, in the order of the keys.</summary>
    public WebhookClaim[] Claims { get; set; } = [];
}

/// <summary>
/// The statements of the store, for the keys of any number of callers. Both process the keys in their order, so that two
/// of them do not wait for each other.
/// </summary>
internal sealed class KeyTable
{
    private readonly SqlRunner _runner;
    private readonly string _claim;
    private readonly string _settle;

    public KeyTable(SqlRunner runner, PostgreSqlWebhookOptions options)
    {
        _runner = runner;

        // Returns the keys that were not claimed. One that another caller claims at the same moment is not handled yet.
        // A key that has the token already was claimed by the attempt before, whose response was lost.
        _claim =
            $"""
            WITH wanted AS MATERIALIZED (
                SELECT * FROM unnest($1, $2) AS w (key, lease) ORDER BY key COLLATE "C"),
            claimed AS (
                INSERT INTO {options.Keys} AS k (key, token, leased_until)
                SELECT key, $3, now() + lease FROM wanted
                ON CONFLICT (key) DO UPDATE SET token = excluded.token, leased_until = excluded.leased_until
                WHERE k.handled_at IS NULL AND (k.leased_until <= now() OR k.token = excluded.token)
                RETURNING key)
            SELECT w.key,
                EXISTS (SELECT FROM {options.Keys} AS k WHERE k.key = w.key COLLATE "C" AND k.handled_at IS NOT NULL)
            FROM wanted AS w WHERE NOT EXISTS (SELECT FROM claimed WHERE claimed.key = w.key COLLATE "C")
            """;

        // No index has handled_at, so the new version of a row needs no new entry in one.
        _settle =
            $"""
            WITH settled AS MATERIALIZED (
                SELECT * FROM unnest($1, $2, $3) AS s (key, token, is_handled) ORDER BY key COLLATE "C"),
            committed AS (
                UPDATE {options.Keys} AS k SET handled_at = now() FROM settled AS s
                WHERE s.is_handled AND k.key = s.key COLLATE "C" AND k.token = s.token AND k.handled_at IS NULL)
            DELETE FROM {options.Keys} AS k USING settled AS s
            WHERE NOT s.is_handled AND k.key = s.key COLLATE "C" AND k.token = s.token AND k.handled_at IS NULL
            """;
    }

    /// <summary>The steps that earlier builds do not need.</summary>
    public static IReadOnlyList<string> CompatibleSteps(PostgreSqlWebhookOptions options) =>
    [
        // Old keys are found by the end of their lease, which a commit does not change. The earlier index had
        // handled_at, so every commit wrote to it. Room in each page keeps the new version of a row there.
        $"""
        CREATE INDEX ON {options.Keys} (leased_until);
        ALTER TABLE {options.Keys} SET (fillfactor = 70);
        DO $do$
        DECLARE earlier regclass;
        BEGIN
            FOR earlier IN SELECT indexrelid FROM pg_index
                WHERE indrelid = {Sql.Literal(options.Keys)}::regclass AND indexprs IS NOT NULL
            LOOP
                EXECUTE format('DROP INDEX %s', earlier);
            END LOOP;
        END $do$
        """,
    ];

    /// <summary>Claims the keys of some callers. A key that several of them want is claimed for the first.</summary>
    public async Task ClaimAsync(IReadOnlyList<ClaimCall> calls)
    {
        int count = calls.Sum(static call => call.Keys.Length);
        var token = Guid.NewGuid();
        Dictionary<string, TimeSpan> wanted = new(count, StringComparer.Ordinal);
        foreach (ClaimCall call in calls)
        {
            call.Claims = new WebhookClaim[call.Keys.Length];
            for (int index = 0; index < call.Keys.Length; index++)
            {
                call.Claims[index] = wanted.TryAdd(call.Keys[index], call.Lease)
                    ? new(WebhookClaimOutcome.Claimed, token)
                    : new(WebhookClaimOutcome.HeldByAnother, Guid.Empty);
            }
        }

        List<(string Key, bool IsHandled)> others = await _runner.QueryRepeatableAsync(
            _claim,
            row => (row.GetString(0), row.GetBoolean(1)),
            CancellationToken.None,
            Sql.Value(wanted.Keys.ToArray()),
            Sql.Value(wanted.Values.ToArray()),
            Sql.Value(token)).ConfigureAwait(false);
        if (others.Count > 0)
        {
            SetOthers(calls, others.ToDictionary(one => one.Key, one => one.IsHandled, StringComparer.Ordinal));
        }
    }

    /// <summary>Commits and releases the keys of some callers.</summary>
    public Task SettleAsync(IReadOnlyList<IReadOnlyList<WebhookSettlement>> calls)
    {
        WebhookSettlement[] all = [.. calls.SelectMany(static call => call)];
        return _runner.ExecuteAsync(
            _settle,
            CancellationToken.None,
            Sql.Value(Array.ConvertAll(all, static one => one.Key)),
            Sql.Value(Array.ConvertAll(all, static one => one.Token)),
            Sql.Value(Array.ConvertAll(all, static one => one.IsHandled)));
    }

    private static void SetOthers(IReadOnlyList<ClaimCall> calls, Dictionary<string, bool> others)
    {
        foreach (ClaimCall call in calls)
        {
            for (int index = 0; index < call.Keys.Length; index++)
            {
                if (others.TryGetValue(call.Keys[index], out bool isHandled))
                {
                    WebhookClaimOutcome outcome = isHandled
                        ? WebhookClaimOutcome.AlreadyHandled
                        : WebhookClaimOutcome.HeldByAnother;
                    call.Claims[index] = new(outcome, Guid.Empty);
                }
            }
        }
    }
}
