namespace WhatsApp.Benchmarks.Scale;

/// <summary>Sends to endpoints in turns, so that what else the machine does affects all of them.</summary>
internal sealed class LoadRounds(ScaleWebhook webhook, LoadTarget[] targets, int requests)
{
    private const int WarmUp = 5;

    private readonly SignedRequests _source = new(webhook, WebhookServer.Secret, requests);
    private readonly List<Load>[] _loads = [.. targets.Select(static _ => new List<Load>())];

    /// <summary>Runs the rounds, after some that are not counted unless there is only one.</summary>
    /// <param name="rounds">How many rounds count.</param>
    /// <param name="before">Called before each target's part of a round.</param>
    /// <param name="after">Called after it, with the index of the target.</param>
    public async Task RunAsync(int rounds, Func<Task>? before = null, Func<int, Task>? after = null)
    {
        for (int round = rounds == 1 ? 0 : -WarmUp; round < rounds; round++)
        {
            IEnumerable<int> order = Enumerable.Range(0, targets.Length);
            foreach (int index in round % 2 == 0 ? order : order.Reverse())
            {
                await (before?.Invoke() ?? Task.CompletedTask);
                Load load = await targets[index].RunAsync(_source, requests, webhook.Events);
                if (round >= 0)
                {
                    _loads[index].Add(load);
                    await (after?.Invoke(index) ?? Task.CompletedTask);
                }
            }
        }
    }

    /// <summary>The median of each figure of a target.</summary>
    public Load Median(int target) => new(
        Load.Median(_loads[target].Select(static one => one.PerSecond)),
        Load.Median(_loads[target].Select(static one => one.Cpu)),
        Load.Median(_loads[target].Select(static one => one.P99)),
        Load.Median(_loads[target].Select(static one => one.Bytes)));

    /// <summary>The median of the ratios of each round.</summary>
    public double Ratio(int target, int to, Func<Load, double> value) =>
        Load.Median(_loads[target].Zip(_loads[to], (one, floor) => value(one) / value(floor)));
}
