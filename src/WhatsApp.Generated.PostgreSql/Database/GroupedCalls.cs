namespace WhatsApp.Generated.PostgreSql;

/// <summary>
/// Combines calls that are made at the same time into one statement. A call starts a statement if few are running, after
/// what waits for a thread already, which may make other calls; else it waits for the end of one, and goes with all others
/// that wait. So a single call has no delay, and many calls need few statements, whatever the latency of the database.
/// </summary>
/// <param name="maxStatements">How many statements run at a time.</param>
/// <param name="maxItems">The most items of one statement, unless one call has more.</param>
/// <param name="size">The number of items of a call.</param>
/// <param name="runAsync">Runs the statement of some calls, and sets their results.</param>
internal sealed class GroupedCalls<TCall>(
    int maxStatements, int maxItems, Func<TCall, int> size, Func<IReadOnlyList<TCall>, Task> runAsync)
{
    private readonly Lock _lock = new();
    private readonly Queue<Waiting> _waiting = new();
    private int _running;

    /// <summary>Makes a call. If a statement fails, all its calls fail.</summary>
    public Task CallAsync(TCall call)
    {
        Waiting waiting = new(call, new(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_lock)
        {
            _waiting.Enqueue(waiting);
            if (_running == maxStatements)
            {
                return waiting.Done.Task;
            }

            _running++;
        }

        ThreadPool.UnsafeQueueUserWorkItem(static self => _ = self.RunAsync(), this, preferLocal: false);
        return waiting.Done.Task;
    }

    private async Task RunAsync()
    {
        while (true)
        {
            List<Waiting> group = Next();
            if (group.Count == 0)
            {
                return;
            }

            try
            {
                await runAsync([.. group.Select(static one => one.Call)]).ConfigureAwait(false);
                group.ForEach(static one => one.Done.SetResult());
            }
            catch (Exception error)
            {
                group.ForEach(one => one.Done.SetException(error));
            }
        }
    }

    private List<Waiting> Next()
    {
        List<Waiting> group = [];
        int items = 0;
        lock (_lock)
        {
            while (_waiting.TryPeek(out Waiting next) && (items == 0 || items + size(next.Call) <= maxItems))
            {
                group.Add(_waiting.Dequeue());
                items += size(next.Call);
            }

            if (group.Count == 0)
            {
                _running--;
            }
        }

        return group;
    }

    private readonly record struct Waiting(TCall Call, TaskCompletionSource Done);
}
