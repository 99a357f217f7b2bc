namespace WhatsApp.Generated.Bulk;

/// <summary>
/// Which messages of a run are done. Each change is a constant amount of work; a checkpoint is made when it is asked
/// for. Safe for concurrent use.
/// </summary>
/// <param name="startFrom">The progress of earlier runs.</param>
internal sealed class RunProgress(SendCheckpoint startFrom)
{
    private readonly Lock _lock = new();

    // Whether the open messages may have been sent.
    private readonly Dictionary<long, bool> _open = startFrom.Open.ToDictionary(index => index, startFrom.IsStarted);
    private long _next = startFrom.Next;
    private long _announced;

    /// <summary>The progress up to now.</summary>
    public SendCheckpoint Checkpoint
    {
        get
        {
            lock (_lock)
            {
                List<long> open = [.. _open.Keys];
                List<long> started = [.. _open.Where(it => it.Value || it.Key < _announced).Select(it => it.Key)];
                for (long index = _next; index < _announced; index++)
                {
                    open.Add(index);
                    started.Add(index);
                }

                return new SendCheckpoint(Math.Max(_next, _announced), open, started);
            }
        }
    }

    /// <summary>Marks all open messages below an index as started, before they are.</summary>
    public void Announce(long end)
    {
        lock (_lock)
        {
            _announced = end;
        }
    }

    /// <summary>The message may be sent from now on.</summary>
    public void Start(long index)
    {
        lock (_lock)
        {
            _open[index] = true;
            _next = Math.Max(_next, index + 1);
        }
    }

    /// <summary>The message must not be sent by another run.</summary>
    public void Complete(long index)
    {
        lock (_lock)
        {
            _open.Remove(index);
        }
    }

    /// <summary>This run has not sent the message, so another run may send it.</summary>
    public void Reopen(long index)
    {
        lock (_lock)
        {
            _open[index] = startFrom.IsStarted(index);
        }
    }

    /// <summary>No message is pending any more.</summary>
    /// <param name="count">Length of the sequence; null if it was not read to its end.</param>
    public void End(long? count)
    {
        lock (_lock)
        {
            _announced = 0;

            // Messages that an earlier run announced, but that do not exist.
            while (_next > count && _open.Remove(_next - 1))
            {
                _next--;
            }
        }
    }
}
