using System.Globalization;

namespace WhatsApp.Generator.Build;

/// <summary>
/// Prints the steps of a build: each with its time, and a line at least every five seconds. A terminal has one line of
/// progress, which is overwritten every second.
/// </summary>
/// <param name="output">Where the lines are written.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="isTerminal">Whether a line can be overwritten, which a log cannot.</param>
public sealed class StepPrinter(TextWriter output, TimeProvider timeProvider, bool isTerminal)
{
    /// <summary>The longest time without a line: 5 s.</summary>
    public static TimeSpan Interval { get; } = TimeSpan.FromSeconds(5);

    /// <summary>A printer for the console.</summary>
    public static StepPrinter ForConsole() => new(Console.Out, TimeProvider.System, !Console.IsOutputRedirected);

    /// <summary>A printer for standard error, beside a program whose output others read.</summary>
    public static StepPrinter ForErrors() => new(Console.Error, TimeProvider.System, !Console.IsErrorRedirected);

    /// <summary>Runs a step, and prints its name at the start, its progress, and its time at the end.</summary>
    /// <param name="name">What it does, such as <c>Build</c>.</param>
    /// <param name="work">Does it, and reports its progress.</param>
    /// <returns>The result of the work.</returns>
    public async Task<T> RunAsync<T>(string name, Func<BuildStep, Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        long start = timeProvider.GetTimestamp();
        output.WriteLine($"== {name}");
        using var step = new BuildStep(name, output, timeProvider, isTerminal);
        try
        {
            // Some steps compute before they first wait, and the printer must not wait for them.
            return await Task.Run(() => work(step)).ConfigureAwait(false);
        }
        finally
        {
            step.Print(string.Create(
                CultureInfo.InvariantCulture,
                $"== {name}: {timeProvider.GetElapsedTime(start).TotalSeconds:0.0} s"));
        }
    }
}
