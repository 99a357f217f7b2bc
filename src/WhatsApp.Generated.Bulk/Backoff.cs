namespace WhatsApp.Generated.Bulk;

/// <summary>
/// A pause after Meta has refused: as long as Meta says, or 1, 4, 16, 64 and at most 256 seconds, longer with each
/// refusal in a row. Times are those of the limiter's clock.
/// </summary>
internal sealed class Backoff
{
    private const int MostSteps = 4;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private int _refusals;
    private long _underWay;

    /// <summary>When the pause is over; in the past while there is none.</summary>
    public TimeSpan Until { get; private set; }

    /// <summary>The code that started the pause.</summary>
    public long Code { get; private set; }

    /// <summary>Begins a pause, or prolongs it.</summary>
    /// <param name="code">The code that Meta refused with.</param>
    /// <param name="message">Number of the message that was refused, in the order of leaving.</param>
    /// <param name="latest">Number of the message that left last.</param>
    /// <param name="now">The time.</param>
    /// <param name="told">How long Meta wants to be left alone, or null.</param>
    public void Refused(long code, long message, long latest, TimeSpan now, TimeSpan? told)
    {
        // Whatever was under way when the pause began is refused for the same reason.
        bool isNew = message > _underWay;
        if (!isNew && told is null)
        {
            return;
        }

        TimeSpan length = told ?? TimeSpan.FromSeconds(Math.Pow(4, Math.Min(_refusals, MostSteps)));
        if (isNew)
        {
            _refusals++;
            _underWay = latest;
        }

        Code = code;
        TimeSpan until = now + (length < Longest ? length : Longest);
        Until = until > Until ? until : Until;
    }

    /// <summary>Ends a row of refusals.</summary>
    /// <param name="message">Number of the message that was not refused.</param>
    public void Passed(long message)
    {
        if (message > _underWay)
        {
            _refusals = 0;
        }
    }
}
