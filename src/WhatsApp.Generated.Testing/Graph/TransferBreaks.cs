namespace WhatsApp.Generated.Testing.Graph;

/// <summary>Where a test wants transfers of files to break.</summary>
internal sealed class TransferBreaks
{
    private readonly Lock _lock = new();
    private readonly List<(long AfterBytes, Func<RecordedRequest, bool>? When)> _breaks = [];

    public void Add(long afterBytes, int times, Func<RecordedRequest, bool>? when)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterBytes);
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        lock (_lock)
        {
            _breaks.AddRange(Enumerable.Repeat((afterBytes, when), times));
        }
    }

    /// <summary>Number of bytes after which the transfer of a request breaks. Null: it does not break.</summary>
    public long? Take(RecordedRequest request)
    {
        lock (_lock)
        {
            int index = _breaks.FindIndex(b => b.When is null || b.When(request));
            if (index < 0)
            {
                return null;
            }

            long afterBytes = _breaks[index].AfterBytes;
            _breaks.RemoveAt(index);
            return afterBytes;
        }
    }
}
