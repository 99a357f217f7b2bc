using System.Globalization;

namespace WhatsApp.Generated.Bulk;

/// <summary>
/// The progress of a run: all messages below <see cref="Next"/> except <see cref="Open"/> are done. Save it with
/// <see cref="ToString"/> and resume later with <see cref="Parse"/>. It stays small: at most
/// <see cref="SendManyOptions.MaxConcurrency"/> messages are open, or twice as many with
/// <see cref="SendDelivery.AtMostOnce"/>.
/// </summary>
public sealed class SendCheckpoint
{
    private const char StartedMark = '?';

    private readonly long[] _open;
    private readonly long[] _started;

    /// <summary>Creates a checkpoint.</summary>
    /// <param name="next">Index of the first message that was not started, from 0.</param>
    /// <param name="open">Indices of earlier messages that are not done.</param>
    /// <param name="started">Those of <paramref name="open"/> that may have been sent.</param>
    /// <exception cref="ArgumentException">
    /// An index is negative, or not below <paramref name="next"/>, or in <paramref name="started"/> only.
    /// </exception>
    public SendCheckpoint(long next, IEnumerable<long>? open = null, IEnumerable<long>? started = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(next);
        Next = next;
        _open = [.. (open ?? []).Distinct().Order()];
        _started = [.. (started ?? []).Distinct().Order()];
        if (_open is [< 0, ..] || (_open.Length > 0 && _open[^1] >= next))
        {
            throw new ArgumentException($"The open indices must be from 0 and below {next}.", nameof(open));
        }

        if (Array.Exists(_started, index => !Contains(_open, index)))
        {
            throw new ArgumentException("The started indices must be open.", nameof(started));
        }
    }

    /// <summary>The beginning of a run: no message is done.</summary>
    public static SendCheckpoint Start { get; } = new(0);

    /// <summary>Index of the first message that was not started, from 0.</summary>
    public long Next { get; }

    /// <summary>Indices below <see cref="Next"/> that are not done, in ascending order.</summary>
    public IReadOnlyList<long> Open => _open;

    /// <summary>
    /// Those of <see cref="Open"/> that may have been sent if the process was killed after this checkpoint, in
    /// ascending order. Empty after the loop, unless an earlier run was killed. <see cref="SendManyOptions.Delivery"/>
    /// decides whether they are sent again.
    /// </summary>
    public IReadOnlyList<long> Started => _started;

    /// <summary>Parses the text from <see cref="ToString"/>.</summary>
    /// <exception cref="FormatException">The text is not a checkpoint.</exception>
    public static SendCheckpoint Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            string[] parts = text.Split(':');
            if (parts is [var next])
            {
                return new(Number(next));
            }

            if (parts is not [var start, var list])
            {
                throw new FormatException();
            }

            string[] open = list.Split(',');
            return new(
                Number(start),
                open.Select(index => Number(index.EndsWith(StartedMark) ? index[..^1] : index)),
                open.Where(index => index.EndsWith(StartedMark)).Select(index => Number(index[..^1])));
        }
        catch (Exception error) when (error is FormatException or OverflowException or ArgumentException)
        {
            throw new FormatException($"'{text}' is not a checkpoint such as 120 or 120:97,101?.", error);
        }
    }

    /// <summary>Whether a message is done.</summary>
    /// <param name="index">Its index, from 0.</param>
    public bool IsDone(long index) => index < Next && !Contains(_open, index);

    /// <summary>
    /// The checkpoint as text, such as <c>120</c>, or <c>120:97,101?</c> if some messages are open. A question mark
    /// follows those that may have been sent.
    /// </summary>
    public override string ToString()
    {
        string next = Next.ToString(CultureInfo.InvariantCulture);
        return _open.Length == 0 ? next : $"{next}:{string.Join(',', _open.Select(Marked))}";
    }

    internal bool IsStarted(long index) => Contains(_started, index);

    private static bool Contains(long[] sorted, long index) => Array.BinarySearch(sorted, index) >= 0;

    private static long Number(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private string Marked(long index)
    {
        string text = index.ToString(CultureInfo.InvariantCulture);
        return IsStarted(index) ? text + StartedMark : text;
    }
}
