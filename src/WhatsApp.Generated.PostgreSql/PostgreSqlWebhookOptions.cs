using System.Text;

namespace WhatsApp.Generated.PostgreSql;

/// <summary>
/// Where the tables are and how the inbox works. Checked when a store or an inbox is made; changes after that have no
/// effect. Names are quoted, so that any name will do, and upper and lower case differ.
/// </summary>
public sealed class PostgreSqlWebhookOptions
{
    // PostgreSQL cuts longer names without a word, so that two of them may become one.
    private const int LongestName = 63;

    // A timer takes no longer time than this.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(49);

    /// <summary>Schema of all tables; made by the migration where it is missing. <c>whatsapp</c>.</summary>
    public string Schema { get; set; } = "whatsapp";

    /// <summary>Table of the store: a row for each event key. <c>webhook_keys</c>.</summary>
    public string KeyTable { get; set; } = "webhook_keys";

    /// <summary>Table of the inbox: a row for each body that is not handled yet. <c>webhook_inbox</c>.</summary>
    public string InboxTable { get; set; } = "webhook_inbox";

    /// <summary>Table that says which version each of the other tables has. <c>webhook_versions</c>.</summary>
    public string VersionTable { get; set; } = "webhook_versions";

    /// <summary>
    /// How long the store remembers a handled key, and the inbox a parked body, before <c>DeleteOldAsync</c> deletes
    /// it. 7 days, for which Meta repeats a delivery.
    /// </summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(7);

    /// <summary>
    /// Whether the host makes the tables, or brings them up to date, before it starts its services. True; where it is
    /// false, call <c>MigrateAsync</c> of the store and the inbox. Only for what <c>AddWhatsAppPostgreSql</c> added.
    /// </summary>
    public bool MigrateAtStart { get; set; } = true;

    /// <summary>
    /// How often the host calls <c>DeleteOldAsync</c> of the store and the inbox, the first time when it starts. 1
    /// hour; null: never. Only for what <c>AddWhatsAppPostgreSql</c> added.
    /// </summary>
    public TimeSpan? PruneInterval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Most rows that one statement of <c>DeleteOldAsync</c> deletes. 1000.</summary>
    public int DeleteBatchSize { get; set; } = 1000;

    /// <summary>
    /// How long a worker of the inbox holds a body. A handler is canceled after nine tenths of it; when a process
    /// dies, its bodies are taken again after the whole of it. 5 minutes.
    /// </summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Most bodies that one worker handles at a time; 1 keeps the order of arrival. 8.</summary>
    public int MaxConcurrency { get; set; } = 8;

    /// <summary>
    /// How often a worker with nothing to do looks for what other processes stored and for what is due again. What the
    /// same inbox stored is taken at once. 1 second.
    /// </summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often a body is tried before it is parked. 12, which takes a little more than an hour.</summary>
    public int MaxAttempts { get; set; } = 12;

    /// <summary>Wait after the first failed try; it doubles with every other one. 5 seconds.</summary>
    public TimeSpan FirstRetryDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest wait between two tries. 15 minutes.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// How long handlers that are running go on when a worker is told to stop, before they are canceled and their
    /// bodies put back. 20 seconds: less than the 30 that a .NET host allows.
    /// </summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(20);

    internal string Keys => $"{Quote(Schema)}.{Quote(KeyTable)}";

    internal string Inbox => $"{Quote(Schema)}.{Quote(InboxTable)}";

    internal string Versions => $"{Quote(Schema)}.{Quote(VersionTable)}";

    internal static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    internal PostgreSqlWebhookOptions Checked()
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
        CheckTime(FirstRetryDelay, nameof(FirstRetryDelay), TimeSpan.FromDays(30), zero: true);
        CheckTime(MaxRetryDelay, nameof(MaxRetryDelay), TimeSpan.FromDays(30), zero: true);
        CheckTime(DrainTimeout, nameof(DrainTimeout), TimeSpan.FromDays(1), zero: true);
        ArgumentOutOfRangeException.ThrowIfLessThan(DeleteBatchSize, 1, nameof(DeleteBatchSize));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxConcurrency, 1, nameof(MaxConcurrency));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxAttempts, 1, nameof(MaxAttempts));
        return (PostgreSqlWebhookOptions)MemberwiseClone();
    }

    internal static void CheckTime(TimeSpan value, string name, TimeSpan most, bool zero = false)
    {
        if (value < TimeSpan.Zero || (value == TimeSpan.Zero && !zero) || value > most)
        {
            throw new ArgumentOutOfRangeException(name, value, $"Must be {(zero ? "0" : "more than 0")} to {most}.");
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
