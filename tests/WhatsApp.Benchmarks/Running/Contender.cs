using System.Diagnostics;

namespace WhatsApp.Benchmarks.Running;

/// <summary>Average of one operation over a slice.</summary>
/// <param name="Time">Elapsed time in nanoseconds.</param>
/// <param name="Cpu">Time of all threads of this process in nanoseconds; null for a process of its own.</param>
/// <param name="Bytes">Allocated bytes; null for a process of its own.</param>
internal readonly record struct Sample(double Time, double? Cpu, double? Bytes);

/// <summary>One way to do something.</summary>
/// <param name="name">Its name in the table.</param>
internal abstract class Contender(string name)
{
    public string Name => name;

    /// <summary>Creates a contender from a method.</summary>
    /// <param name="name">Its name in the table.</param>
    /// <param name="call">The method; its result is kept, so that the JIT cannot leave the work out.</param>
    /// <param name="operations">How many operations one call is.</param>
    public static Contender Of(string name, Func<object> call, int operations = 1) =>
        new SyncContender(name, call, operations);

    /// <summary>Creates a contender from an asynchronous method.</summary>
    /// <param name="name">Its name in the table.</param>
    /// <param name="call">The method.</param>
    /// <param name="operations">How many operations one call is.</param>
    /// <param name="inFlight">How many calls are in flight at once.</param>
    public static Contender OfAsync(string name, Func<Task> call, int operations = 1, int inFlight = 1) =>
        new AsyncContender(name, call, operations, inFlight);

    /// <summary>Creates a contender from a program: one operation is a run from start to exit.</summary>
    public static Contender OfProcess(TimedProgram program) => new ProcessContender(program);

    /// <summary>Runs a slice of at least so many operations, and returns the average.</summary>
    public abstract Task<Sample> RunAsync(int operations);

    private sealed class SyncContender(string name, Func<object> call, int operationsPerCall) : Contender(name)
    {
        private static object? s_result;

        public override Task<Sample> RunAsync(int operations)
        {
            int calls = Math.Max(1, operations / operationsPerCall);
            long bytes = GC.GetAllocatedBytesForCurrentThread();
            TimeSpan cpu = Environment.CpuUsage.TotalTime;
            long began = Stopwatch.GetTimestamp();
            for (int done = 0; done < calls; done++)
            {
                s_result = call();
            }

            TimeSpan time = Stopwatch.GetElapsedTime(began);
            cpu = Environment.CpuUsage.TotalTime - cpu;
            bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
            return Task.FromResult(Average(time, cpu, bytes, calls * operationsPerCall));
        }
    }

    private sealed class AsyncContender(string name, Func<Task> call, int operationsPerCall, int inFlight)
        : Contender(name)
    {
        public override async Task<Sample> RunAsync(int operations)
        {
            int calls = Math.Max(1, operations / operationsPerCall / inFlight);
            long bytes = GC.GetTotalAllocatedBytes(precise: true);
            TimeSpan cpu = Environment.CpuUsage.TotalTime;
            long began = Stopwatch.GetTimestamp();
            await (inFlight == 1
                ? LoopAsync(calls)
                : Task.WhenAll(Enumerable.Range(0, inFlight).Select(_ => LoopAsync(calls))));
            TimeSpan time = Stopwatch.GetElapsedTime(began);
            cpu = Environment.CpuUsage.TotalTime - cpu;
            bytes = GC.GetTotalAllocatedBytes(precise: true) - bytes;
            return Average(time, cpu, bytes, calls * operationsPerCall * inFlight);
        }

        private async Task LoopAsync(int calls)
        {
            for (int done = 0; done < calls; done++)
            {
                await call();
            }
        }
    }

    private sealed class ProcessContender(TimedProgram program) : Contender(program.Name)
    {
        public override async Task<Sample> RunAsync(int operations) =>
            new((await program.RunAsync()).TotalNanoseconds, null, null);
    }

    private static Sample Average(TimeSpan time, TimeSpan cpu, long bytes, double operations) =>
        new(time.TotalNanoseconds / operations, cpu.TotalNanoseconds / operations, bytes / operations);
}
