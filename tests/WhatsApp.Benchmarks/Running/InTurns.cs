using System.Diagnostics;
using System.Runtime;

namespace WhatsApp.Benchmarks.Running;

/// <summary>
/// Measures contenders in turns within one process. Other load of the machine then affects all of them, and the ratio
/// within a round is more exact than times of different minutes.
/// </summary>
internal static class InTurns
{
    // Longer than the 100 ms after which the runtime starts to count calls of new methods.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromSeconds(30);

    // Methods of the harness that are called once in each pass.
    private const int Strays = 3;

    public static async Task<List<Figure>> MeasureAsync(IReadOnlyList<Row> rows, Settings settings)
    {
        int[] operations = [.. rows.Select(_ => 1)];
        if (!settings.IsQuick)
        {
            await WarmUpAsync(rows, operations);
        }

        var figures = new List<Figure>();
        for (int index = 0; index < rows.Count; index++)
        {
            int rounds = Math.Min(settings.Rounds, rows[index].MaxRounds);
            figures.AddRange(Figure.Of(rows[index], await MeasureAsync(rows[index], operations[index], rounds)));
        }

        return figures;
    }

    /// <summary>Runs one contender until the time is over, so that a profiler can sample it.</summary>
    /// <returns>How many operations there were.</returns>
    public static async Task<long> LoopAsync(Contender contender, TimeSpan time)
    {
        const int Operations = 1024;
        long count = 0;
        for (long began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < time; count += Operations)
        {
            await contender.RunAsync(Operations);
        }

        return count;
    }

    private static async Task<List<Sample>[]> MeasureAsync(Row row, int operations, int rounds)
    {
        List<Sample>[] samples = [.. row.Contenders.Select(_ => new List<Sample>(rounds))];
        for (int round = 0; round < rounds; round++)
        {
            IEnumerable<int> order = Enumerable.Range(0, samples.Length);
            foreach (int index in round % 2 == 0 ? order : order.Reverse())
            {
                samples[index].Add(await row.Contenders[index].RunAsync(operations));
            }
        }

        return samples;
    }

    // Warms up all rows before any is measured, so that the JIT has the same information for each. Ends when it
    // compiles almost nothing for a while. Sets the number of operations of each row's floor in a slice.
    private static async Task WarmUpAsync(IReadOnlyList<Row> rows, int[] operations)
    {
        long began = Stopwatch.GetTimestamp();
        long changed = began;
        long methods = JitInfo.GetCompiledMethodCount();
        for (int pass = 0; pass < 2 || Stopwatch.GetElapsedTime(changed) < Quiet; pass++)
        {
            if (pass >= 2 && Stopwatch.GetElapsedTime(began) > LongestWarmUp)
            {
                Console.Error.WriteLine($"The JIT still compiles after {LongestWarmUp.TotalSeconds} s of warm-up.");
                return;
            }

            for (int index = 0; index < rows.Count; index++)
            {
                operations[index] = await WarmUpAsync(rows[index], operations[index]);
            }

            long now = JitInfo.GetCompiledMethodCount();
            if (now > methods + Strays)
            {
                (changed, methods) = (Stopwatch.GetTimestamp(), now);
            }
        }
    }

    private static async Task<int> WarmUpAsync(Row row, int operations)
    {
        double floor = (await row.Contenders[0].RunAsync(operations)).Time;
        foreach (Contender contender in row.Contenders.Skip(1))
        {
            await contender.RunAsync(operations);
        }

        return Math.Max(1, (int)(row.Slice.TotalNanoseconds / floor));
    }
}
