using System.Threading.RateLimiting;

namespace WhatsApp.Generated.Bulk;

/// <summary>
/// Rate limits for the messages of a client: one for each phone number and one for each pair of phone number and
/// recipient. Messages above a limit wait in a queue or are refused. Each attempt counts; other requests are unlimited.
/// </summary>
/// <remarks>
/// See https://developers.facebook.com/docs/whatsapp/throughput and docs/limits.md. Each client counts its own
/// messages, unless clients share a <see cref="Limiter"/>.
/// </remarks>
public sealed class MessageLimits
{
    /// <summary>Messages per second that a phone number can initially send and receive: 80.</summary>
    public const int StandardThroughput = 80;

    /// <summary>Messages per second of a phone number that Meta has upgraded: 1,000.</summary>
    public const int HigherThroughput = 1000;

    /// <summary>Messages per second of a phone number that the WhatsApp Business app uses too: 20.</summary>
    public const int CoexistenceThroughput = 20;

    /// <summary>
    /// Messages per second for each phone number, evenly spaced. Meta counts incoming messages as well, so set it lower
    /// if there are many. The default is 80.
    /// </summary>
    public int MessagesPerSecond { get; init; } = StandardThroughput;

    /// <summary>
    /// Returns the messages per second of a phone number by its id, instead of <see cref="MessagesPerSecond"/>. Called
    /// for each message, so an upgrade by Meta has an immediate effect. The default is null.
    /// </summary>
    public Func<string, int>? MessagesPerSecondOf { get; init; }

    /// <summary>
    /// Average time between two messages from one phone number to one recipient; zero disables the limit for pairs. The
    /// default is 6 seconds.
    /// </summary>
    public TimeSpan PairInterval { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>
    /// Maximum number of messages to one recipient without a wait. Each message of a burst has to be waited for
    /// afterwards. The default is 45.
    /// </summary>
    public int PairBurst { get; init; } = 45;

    /// <summary>
    /// Maximum time that a message waits. A message that would wait longer is refused immediately with a
    /// <see cref="MessageLimitException"/>; <see cref="TimeSpan.Zero"/> refuses every message that would wait. The
    /// default is <see cref="Timeout.InfiniteTimeSpan"/>, which waits as long as the timeout of the call allows.
    /// </summary>
    public TimeSpan MaxWait { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>
    /// Returns the account (WABA) of a phone number by its id, so that a refusal for the account pauses all its
    /// numbers. Null pauses only the refused number. The default is null.
    /// </summary>
    public Func<string, string?>? AccountOf { get; init; }

    /// <summary>
    /// The limiter to use instead of the client's own: a <see cref="MessageLimiter"/> that clients share, or any other,
    /// such as one that several machines share. Of this object, only <see cref="MaxWait"/> is used then, and passed
    /// with each message. The client does not dispose of the limiter. The default is null.
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
        : throw new ArgumentException($"{messagesPerSecond} messages per second is out of range. Set 1 or more.");
}
