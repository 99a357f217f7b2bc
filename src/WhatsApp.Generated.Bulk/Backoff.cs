namespace WhatsApp.Generated.Bulk;

/// <summary>
/// A pause after Meta has refused a message: as long as Meta says, or 1, 4, 16, 64 and at most 256 seconds with each
/// refusal in a row. Times are measured from the creation of the limiter.
/// </summary>
internal sealed class Backoff
{
    private const int MaxSteps = 4;

    private static readonly TimeSpan MaxLength = TimeSpan.FromDays(1);

    // More than the longest pause, so that the next refusal is one in a row.
    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    private int _refusals;
    private long _lastInFlight;

    /// <summary>When the pause is over; in the past if there is none.</summary>
    public TimeSpan Until { get; private set; }

    /// <summary>The code that started the pause.</summary>
    public long Code { get; private set; }

    /// <summary>Whether there is no pause, and no refusal of the last hour that the next one would add to.</summary>
    public bool IsIdle(TimeSpan now) => Until <= now && (_refusals == 0 || Until + Memory <= now);

    /// <summary>Starts or extends a pause after a refusal.</summary>
    /// <param name="code">The error code.</param>
    /// <param name="message">Sequence number of the refused message.</param>
    /// <param name="latest">Sequence number of the latest message that was sent.</param>
    /// <param name="now">The current time.</param>
    /// <param name="retryAfter">The wait that Meta asks for; null if it names none.</param>
    public void OnRefused(long code, long message, long latest, TimeSpan now, TimeSpan? retryAfter)
    {
        // Messages that were in flight when the pause started are refused for the same reason.
        bool isNew = message > _lastInFlight;
        if (!isNew && retryAfter is null)
        {
            return;
        }

        TimeSpan length = retryAfter ?? TimeSpan.FromSeconds(Math.Pow(4, Math.Min(_refusals, MaxSteps)));
        if (isNew)
        {
            _refusals++;
            _lastInFlight = latest;
        }

        Code = code;
        TimeSpan until = now + (length < MaxLength ? length : MaxLength);
        Until = until > Until ? until : Until;
    }

    /// <summary>Ends a row of refusals after a message that was not refused.</summary>
    /// <param name="message">Sequence number of the message.</param>
    public void OnAccepted(long message)
    {
        if (message > _lastInFlight)
        {
            _refusals = 0;
        }
    }
}
