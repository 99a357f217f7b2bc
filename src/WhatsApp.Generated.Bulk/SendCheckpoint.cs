using System.Globalization;

namespace WhatsApp.Generated.Bulk;

/// <summary>
/// The progress of a run: all messages below <see cref="Next"/> except <see cref="Open"/> are done. Save it with
/// <see cref="ToString"/> and resume later with <see cref="Parse"/>. It stays small: at most
/// <see cref="SendManyOptions.MaxConcurrency"/> messages are open.
/// </summary>
public sealed class SendCheckpoint
{
    private readonly long[] _open;

    /// <summary>Creates a checkpoint.</summary>
    /// <param name="next">Index of the first message that was not started, from 0.</param>
    /// <param name="open">Indices of earlier messages that are not done.</param>
    /// <exception cref="ArgumentException">An index is negative, or not below <paramref name="next"/>.</exception>
    public SendCheckpoint(long next, IEnumerable<long>? open = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(next);
        Next = next;
        _open = [.. (open ?? []).Distinct().Order()];
        if (_open is [< 0, ..] || (_open.Length > 0 && _open[^1] >= next))
        {
            throw new ArgumentException($"The open indices must be from 0 and below {next}.", nameof(open));
        }
    }

    /// <summary>The beginning of a run: no message is done.</summary>
    public static SendCheckpoint Start { get; } = new(0);

    /// <summary>Index of the first message that was not started, from 0.</summary>
    public long Next { get; }

    /// <summary>Indices below <see cref="Next"/> that are not done, in ascending order.</summary>
    public IReadOnlyList<long> Open => _open;

    /// <summary>Parses the text from <see cref="ToString"/>.</summary>
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

    /// <summary>The checkpoint as text, such as <c>120</c>, or <c>120:97,101</c> if some messages are open.</summary>
    public override string ToString()
    {
        string next = Next.ToString(CultureInfo.InvariantCulture);
        return _open.Length == 0 ? next : $"{next}:{string.Join(',', _open)}";
    }

    private static long Number(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
