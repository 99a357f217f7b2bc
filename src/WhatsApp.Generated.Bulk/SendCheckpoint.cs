using System.Globalization;

namespace WhatsApp.Generated.Bulk;

/// <summary>
/// What of a sequence of messages is done, whatever the order: all below <see cref="Next"/> but for <see cref="Open"/>.
/// Keep it as text with <see cref="ToString"/> and go on later with <see cref="Parse"/>. It stays small: never more are
/// open than are held at once.
/// </summary>
public sealed class SendCheckpoint
{
    private readonly long[] _open;

    /// <summary>Describes what is done.</summary>
    /// <param name="next">Index of the first message that was not begun, from 0.</param>
    /// <param name="open">Indices below it that are not done.</param>
    /// <exception cref="ArgumentException">An index is negative, or not below the next.</exception>
    public SendCheckpoint(long next, IEnumerable<long>? open = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(next);
        Next = next;
        _open = [.. (open ?? []).Distinct().Order()];
        if (_open is [< 0, ..] || (_open.Length > 0 && _open[^1] >= next))
        {
            throw new ArgumentException($"What is open must be below {next} and not negative.", nameof(open));
        }
    }

    /// <summary>Nothing is done.</summary>
    public static SendCheckpoint Start { get; } = new(0);

    /// <summary>Index of the first message that was not begun, from 0.</summary>
    public long Next { get; }

    /// <summary>Indices below <see cref="Next"/> that are not done, in order.</summary>
    public IReadOnlyList<long> Open => _open;

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">The text is not a checkpoint.</exception>
    public static SendCheckpoint Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            string[] parts = text.Split(':');
            return parts is [var next] ? new(Number(next))
                : parts is [var start, var open] ? new(Number(start), open.Split(',').Select(Number))
                : throw new FormatException();
        }
        catch (Exception error) when (error is FormatException or OverflowException or ArgumentException)
        {
            throw new FormatException($"'{text}' is not a checkpoint such as 120 or 120:97,101.", error);
        }
    }

    /// <summary>Whether a message is done.</summary>
    /// <param name="index">Its index, from 0.</param>
    public bool IsDone(long index) => index < Next && Array.BinarySearch(_open, index) < 0;

    /// <summary>The checkpoint as text, such as <c>120</c>, or <c>120:97,101</c> where some are open.</summary>
    public override string ToString()
    {
        string next = Next.ToString(CultureInfo.InvariantCulture);
        return _open.Length == 0 ? next : $"{next}:{string.Join(',', _open)}";
    }

    private static long Number(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
