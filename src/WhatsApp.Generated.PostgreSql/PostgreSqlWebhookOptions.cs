using System.Text;

namespace WhatsApp.Generated.PostgreSql;

/// <summary>
/// Names of the tables, and how the inbox works. Validated when a store or an inbox is created; later changes have no
/// effect. Names are quoted, so any name is valid, and case matters.
/// </summary>
public sealed class PostgreSqlWebhookOptions
{
    // PostgreSQL silently cuts longer names, so that two of them may become equal.
    private const int LongestName = 63;

    // The longest time of a timer.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(49);

    /// <summary>
    /// Schema of all tables. The migration creates it if it is missing. The default is <c>whatsapp</c>.
    /// </summary>
    public string Schema { get; set; } = "whatsapp";

    /// <summary>Table of the store, with a row for each key. The default is <c>webhook_keys</c>.</summary>
    public string KeyTable { get; set; } = "webhook_keys";

    /// <summary>
    /// Table of the inbox, with a row for each body that is not handled yet. The default is <c>webhook_inbox</c>.
    /// </summary>
    public string InboxTable { get; set; } = "webhook_inbox";

    /// <summary>Table with the versions of the other tables. The default is <c>webhook_versions</c>.</summary>
    public string VersionTable { get; set; } = "webhook_versions";

    /// <summary>
    /// How long the store keeps a handled key, and the inbox a parked body, before <c>DeleteOldAsync</c> deletes it.
    /// The default is 7 days, for which Meta repeats a delivery.
    /// </summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(7);

    /// <summary>
    /// Whether the host creates or migrates the tables before it starts its services. If it is <c>false</c>, call
    /// <c>MigrateAsync</c> of the store and the inbox. Only for what <c>AddWhatsAppPostgreSql</c> added. The default is
    /// <c>true</c>.
    /// </summary>
    public bool MigrateAtStart { get; set; } = true;

    /// <summary>
    /// How often the host calls <c>DeleteOldAsync</c> of the store and the inbox, the first time when it starts; null
    /// means never. Only for what <c>AddWhatsAppPostgreSql</c> added. The default is 1 hour, the maximum 49 days.
    /// </summary>
    public TimeSpan? PruneInterval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// The most rows that one statement of <c>DeleteOldAsync</c> deletes, at least 1. The default is 1000.
    /// </summary>
    public int DeleteBatchSize { get; set; } = 1000;

    /// <summary>
    /// Whether statements are prepared, which saves the server nearly half of its work. Null prepares them unless there
    /// is a pooler between the application and the server, such as PgBouncer. Set it to <c>true</c> for a pooler that
    /// supports prepared statements: PgBouncer 1.21 or later with <c>max_prepared_statements</c> above 0. The default is
    /// null.
    /// </summary>
    public bool? PrepareStatements { get; set; }

    /// <summary>
    /// How long a worker of the inbox leases a body. A handler is canceled after nine tenths of it; if a process
    /// crashes, its bodies are leased again after the whole of it. The default is 5 minutes, the maximum 1 day.
    /// </summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The most bodies that one worker handles at a time, at least 1; 1 keeps the order of arrival. A body needs five round
    /// trips to the database or more. If one takes 6 ms and no handler waits, 32 bodies at a time were measured to be some
    /// 500 per second. The default is 32.
    /// </summary>
    public int MaxConcurrency { get; set; } = 32;

    /// <summary>
    /// How often an idle worker looks for bodies that other processes stored and for attempts that are due. A body that
    /// the same inbox stored is handled at once. The default is 1 second, the maximum 1 day.
    /// </summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How many attempts there are for a body before it is parked, at least 1. The default is 12, for which the delays
    /// are a little more than an hour.
    /// </summary>
    public int MaxAttempts { get; set; } = 12;

    /// <summary>
    /// Delay after the first failed attempt; it doubles with each attempt. The default is 5 seconds, the maximum 30
    /// days.
    /// </summary>
    public TimeSpan FirstRetryDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest delay between two attempts. The default is 15 minutes, the maximum 30 days.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// How long running handlers may continue when a worker is stopped, before they are canceled and their bodies
    /// released. The default is 20 seconds, less than the 30 that a .NET host allows; the maximum is 1 day.
    /// </summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(20);

    internal string Keys => $"{Sql.Quote(Schema)}.{Sql.Quote(KeyTable)}";

    internal string Inbox => $"{Sql.Quote(Schema)}.{Sql.Quote(InboxTable)}";

    internal string Versions => $"{Sql.Quote(Schema)}.{Sql.Quote(VersionTable)}";

    /// <summary>Returns a validated copy.</summary>
    internal PostgreSqlWebhookOptions Validated()
    {
        CheckName(Schema, nameof(Schema));
        CheckName(KeyTable, nameof(KeyTable));
        CheckName(InboxTable, nameof(InboxTable));
        CheckName(VersionTable, nameof(VersionTable));
        if (KeyTable == InboxTable || KeyTable == VersionTable || InboxTable == VersionTable)
        {
            throw new ArgumentException(
                $"{nameof(KeyTable)}, {nameof(InboxTable)} and {nameof(VersionTable)} must be three tables.");
        }

        CheckTime(Retention, nameof(Retention), TimeSpan.FromDays(36500));
        if (PruneInterval is { } interval)
        {
            CheckTime(interval, nameof(PruneInterval), LongestWait);
        }

        CheckTime(Lease, nameof(Lease), TimeSpan.FromDays(1));
        CheckTime(PollInterval, nameof(PollInterval), TimeSpan.FromDays(1));
        CheckTime(FirstRetryDelay, nameof(FirstRetryDelay), TimeSpan.FromDays(30), isZeroValid: true);
        CheckTime(MaxRetryDelay, nameof(MaxRetryDelay), TimeSpan.FromDays(30), isZeroValid: true);
        CheckTime(DrainTimeout, nameof(DrainTimeout), TimeSpan.FromDays(1), isZeroValid: true);
        ArgumentOutOfRangeException.ThrowIfLessThan(DeleteBatchSize, 1, nameof(DeleteBatchSize));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxConcurrency, 1, nameof(MaxConcurrency));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxAttempts, 1, nameof(MaxAttempts));
        return (PostgreSqlWebhookOptions)MemberwiseClone();
    }

    internal static void CheckTime(TimeSpan value, string name, TimeSpan longest, bool isZeroValid = false)
    {
        if (value < TimeSpan.Zero || (value == TimeSpan.Zero && !isZeroValid) || value > longest)
        {
            throw new ArgumentOutOfRangeException(
                name, value, $"Must be {(isZeroValid ? "0" : "more than 0")} to {longest}.");
        }
    }

    private static void CheckName(string value, string name)
    {
        if (string.IsNullOrEmpty(value)
            || value.Contains('\0', StringComparison.Ordinal)
            || Encoding.UTF8.GetByteCount(value) > LongestName)
        {
            throw new ArgumentException($"Must have 1 to {LongestName} bytes, none of them 0.", name);
        }
    }
}
