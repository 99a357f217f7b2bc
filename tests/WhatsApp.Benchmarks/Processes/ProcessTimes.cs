using System.Diagnostics;

namespace WhatsApp.Benchmarks.Processes;

/// <summary>A program to be timed, and what must be done before each run.</summary>
internal sealed record TimedProgram(string Name, string[] Command, string Folder, Action? Prepare = null);

/// <summary>Times whole processes, from start to end.</summary>
internal static class ProcessTimes
{
    /// <summary>
    /// Runs programs in turns, every other round in reverse, so that what else the machine does hits all of them alike.
    /// </summary>
    /// <returns>The median of each, in milliseconds.</returns>
    public static async Task<double[]> MediansAsync(int runs, params TimedProgram[] programs)
    {
        double[][] times = [.. programs.Select(_ => new double[runs])];
        foreach (TimedProgram program in programs)
        {
            await RunAsync(program); // fills the caches of the disk
        }

        for (int run = 0; run < runs; run++)
        {
            IEnumerable<int> order = Enumerable.Range(0, programs.Length);
            foreach (int index in run % 2 == 0 ? order : order.Reverse())
            {
                times[index][run] = await RunAsync(programs[index]);
            }
        }

        return [.. times.Select(Median)];
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>Runs a program once.</summary>
    /// <returns>Its time from start to end, in milliseconds.</returns>
    /// <exception cref="InvalidOperationException">It failed; the message has what it printed.</exception>
    public static async Task<double> RunAsync(TimedProgram program)
    {
        program.Prepare?.Invoke();
        var start = new ProcessStartInfo(program.Command[0], program.Command[1..])
        {
            WorkingDirectory = program.Folder,
            RedirectStandardOutput = true,
        };
        long began = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        string printed = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        double time = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return process.ExitCode == 0
            ? time
            : throw new InvalidOperationException($"'{string.Join(' ', program.Command)}' failed: {printed}");
    }
}
