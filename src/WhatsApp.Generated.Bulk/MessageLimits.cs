using System.Threading.RateLimiting;

namespace WhatsApp.Generated.Bulk;

/// <summary>
/// How fast a client sends messages: a pace for each phone number and one for each pair of phone number and recipient.
/// Messages over it wait for their turn, in order, or are refused. Every try counts; what is no message passes freely.
/// </summary>
/// <remarks>
/// See https://developers.facebook.com/docs/whatsapp/throughput and docs/limits.md. Each client has
/// a count of its own, unless several are given one <see cref="Limiter"/>.
/// </remarks>
public sealed class MessageLimits
{
    /// <summary>Messages per second that Meta lets a phone number send and receive at first: 80.</summary>
    public const int StandardThroughput = 80;

    /// <summary>Messages per second of a phone number that Meta has upgraded: 1,000.</summary>
    public const int HigherThroughput = 1000;

    /// <summary>Messages per second of a phone number that the WhatsApp Business app uses too: 20.</summary>
    public const int CoexistenceThroughput = 20;

    /// <summary>
    /// Messages that each phone number may send in a second, spread evenly over it. 80. Incoming messages count at
    /// Meta as well: choose less where many come in.
    /// </summary>
    public int MessagesPerSecond { get; init; } = StandardThroughput;

    /// <summary>
    /// Tells the messages per second of a phone number by its id, instead of <see cref="MessagesPerSecond"/>. Asked for
    /// every message, so a number that Meta upgrades is faster at once.
    /// </summary>
    public Func<string, int>? MessagesPerSecondOf { get; init; }

    /// <summary>
    /// Time in which a recipient may get one message from the same phone number in the long run. 6 seconds; zero
    /// switches the limit of pairs off.
    /// </summary>
    public TimeSpan PairInterval { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>
    /// Messages that a recipient may get at once after a time of rest. They are borrowed: each one has to be waited for
    /// afterwards. 45.
    /// </summary>
    public int PairBurst { get; init; } = 45;

    /// <summary>
    /// Longest time that a message waits for its turn. <see cref="TimeSpan.Zero"/> refuses at once with a
    /// <see cref="MessageLimitException"/>; <see cref="Timeout.InfiniteTimeSpan"/>, as it is at first, waits as long as
    /// the timeout of the call allows. A message that would have to wait longer is refused without waiting.
    /// </summary>
    public TimeSpan MaxWait { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>
    /// Tells the account (WABA) of a phone number by its id, so that a limit of the account that Meta reports stops
    /// all of its numbers. Without it, only the number that was refused.
    /// </summary>
    public Func<string, string?>? AccountOf { get; init; }

    /// <summary>
    /// Decides instead of a limiter of the client's own, if set: a <see cref="MessageLimiter"/> that several clients
    /// share, or any other, such as one that several machines share. Then only <see cref="MaxWait"/> of this object
    /// counts, which it is told with each message. It is not disposed of.
    /// </summary>
    public PartitionedRateLimiter<OutgoingMessage>? Limiter { get; init; }

    internal void Validate()
    {
        RequireThroughput(MessagesPerSecond);
        ArgumentOutOfRangeException.ThrowIfLessThan(PairInterval, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(PairBurst, 1);
        if (MaxWait != Timeout.InfiniteTimeSpan)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(MaxWait, TimeSpan.Zero);
        }
    }

    internal int ThroughputOf(string phoneNumberId) => MessagesPerSecondOf is { } throughputOf
        ? RequireThroughput(throughputOf(phoneNumberId))
        : MessagesPerSecond;

    private static int RequireThroughput(int messagesPerSecond) => messagesPerSecond >= 1
        ? messagesPerSecond
        : throw new ArgumentException($"No number can send {messagesPerSecond} messages per second. Set 1 or more.");
}
